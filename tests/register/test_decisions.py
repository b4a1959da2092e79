from __future__ import annotations

import dataclasses
import threading
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from pactwatch import operations
from pactwatch.errors import ClashError, DecisionError, UnknownError
from pactwatch.operations.reviewing import find_other_forms, get_document, list_decisions, list_pending
from pactwatch.register import schema
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable

    Report = Callable[..., dict[str, Any]]


@pytest.fixture
def event_id(talks: Delivery) -> str:
    """The id of the event that the report tells."""
    return talks.claims[0].claim_id


def stages(register: str) -> list[str | None]:
    """Return the stages of all arrangements."""
    return [each.stage.stage for each in operations.list_(register=register)]


def test_a_rejected_claim_no_longer_counts_and_stays_in_the_ledger(register: str, event_id: str) -> None:
    """Until the rejection is taken back."""
    decision = operations.review("reject", event_id[:8], register=register, by="ann", note="misread")

    assert stages(register) == []
    operations.review("undo", str(decision.number), register=register, by="ann")
    assert stages(register) == ["talks"]
    assert operations.verify(register=register).claim_count == 2


def test_an_edit_sets_fields_and_leaves_the_words(register: str, event_id: str) -> None:
    """What is told is the report's; what is made of it can be mended."""
    operations.review(
        "edit", event_id, register=register, by="ann", changes={"type": "signed", "date": "2025-06"}
    )

    (arrangement,) = operations.show("US-RW", register=register)

    assert arrangement.stage.stage == "signed"
    assert arrangement.events[0].claim_id == event_id
    assert arrangement.events[0].claim.words[0].exact == "confirmed talks with Washington"


def test_an_edit_may_move_a_claim_to_another_pair(register: str, event_id: str) -> None:
    """A wrong state is the worst misreading."""
    operations.review("edit", event_id, register=register, by="ann", changes={"receiver": "UG"})

    assert [each.name for each in operations.list_(register=register)] == ["US-UG"]
    assert operations.show("US-UG", register=register)[0].events[0].claim_id == event_id


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"type": "signing"}, "must be one of"),
        ({"people": "many"}, "no number"),
        ({"evidence": "x"}, "cannot be set"),
        ({}, "changes nothing"),
    ],
)
def test_an_edit_that_breaks_the_contract_is_refused(
    register: str, event_id: str, changes: dict[str, str], said: str
) -> None:
    """The message names the field."""
    with pytest.raises(DecisionError, match=said):
        operations.review("edit", event_id, register=register, by="ann", changes=changes)


def test_a_better_reader_never_undoes_a_decision(register: str, talks: Delivery, event_id: str) -> None:
    """What was rejected stays so though the new reader finds it again in a somewhat different way."""
    operations.review("reject", event_id, register=register, by="ann")
    found_again = dataclasses.replace(talks.claims[0], date="2025-05")
    again = dataclasses.replace(talks, reader="reader 2", claims=(found_again, talks.claims[1]))
    with Register.open(register) as opened:
        list(record_deliveries(opened, [again]))

    assert stages(register) == []


def test_what_was_accepted_stays_though_a_new_reader_misses_it(
    register: str, talks: Delivery, event_id: str
) -> None:
    """A person's word is worth more than a rerun."""
    operations.review("accept", event_id, register=register, by="ann")
    with Register.open(register) as opened:
        list(record_deliveries(opened, [dataclasses.replace(talks, reader="reader 2", claims=())]))

    assert stages(register) == ["talks"]


def test_two_people_who_decide_at_once_are_both_told(register: str, event_id: str) -> None:
    """The second decision is not recorded, and says what stands."""
    first = operations.review("accept", event_id, register=register, by="ann")

    with pytest.raises(ClashError, match=r"accept by ann.*yours, reject by bob"):
        operations.review("reject", event_id, register=register, by="bob")

    operations.review("reject", event_id, register=register, by="bob", seen=first.number)
    assert [each.decided_by for each in list_decisions(register=register)] == ["ann", "bob"]
    assert stages(register) == []


def test_no_decision_is_lost_when_many_decide_at_once(register: str, event_id: str) -> None:
    """One of eight is recorded; the others are told of it."""
    clashes = []

    def decide(name: str) -> None:
        try:
            operations.review("accept", event_id, register=register, by=name)
        except ClashError as clash:
            clashes.append(clash)

    threads = [threading.Thread(target=decide, args=(f"reviewer {number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(list_decisions(register=register)) == 1
    assert len(clashes) == 7


def test_an_undone_undoing_puts_the_decision_back(register: str, event_id: str) -> None:
    """Everything can be taken back, also this."""
    rejection = operations.review("reject", event_id, register=register, by="ann")
    undoing = operations.review("undo", str(rejection.number), register=register, by="ann")
    operations.review("undo", str(undoing.number), register=register, by="ann")

    assert stages(register) == []


@pytest.mark.parametrize(("act", "subject"), [("accept", "ffffff"), ("undo", "99"), ("split", "f" * 20)])
def test_a_decision_on_what_is_not_there_is_refused(register: str, act: str, subject: str) -> None:
    """A typing error decides nothing."""
    with pytest.raises(UnknownError):
        operations.review(act, subject, register=register, by="ann")


def test_runs_are_split_and_merged_and_links_follow(address: str, report: Report) -> None:
    """A name with a year leads to the run of that year, whatever was decided."""
    rows = [
        report(
            f"They signed in {year}.",
            ("signed", "AU-NR", year, "asserted", f"signed in {year}"),
            published=None,
        )
        for year in ("2012", "2013", "2020")
    ]
    with Register.open(address, create=True) as opened:
        list(record_deliveries(opened, [Delivery.of_row(row, reader="r") for row in rows]))

    def names() -> list[str]:
        return [each.name for each in operations.list_(register=address)]

    assert names() == ["AU-NR-2012", "AU-NR-2020"]
    merging = operations.review("merge", "AU-NR-2012", register=address, by="ann", other="AU-NR-2020")
    assert names() == ["AU-NR"]
    assert operations.show("AU-NR-2020", register=address)[0].name == "AU-NR"
    operations.review("split", "AU-NR", register=address, by="ann", on="2013")
    assert names() == ["AU-NR-2012", "AU-NR-2013"]
    operations.review("undo", str(merging.number), register=address, by="ann")
    assert names() == ["AU-NR-2012", "AU-NR-2013", "AU-NR-2020"]


def test_two_people_who_merge_and_split_the_same_are_both_told(address: str, report: Report) -> None:
    """Of runs and of stories alike; one person may go on with his own."""
    rows = [
        report(f"They signed in {year}.", ("signed", "AU-NR", year, "asserted", f"signed in {year}"))
        for year in ("2012", "2020")
    ]
    reports = [Delivery.of_row(row, reader="r") for row in rows]
    with Register.open(address, create=True) as opened:
        list(record_deliveries(opened, reports))
    one, other = (each.document.document_id for each in reports)

    merged = operations.review("merge", "AU-NR-2012", register=address, by="ann", other="AU-NR-2020")
    told = operations.review("merge", one, register=address, by="ann", other=other)

    with pytest.raises(ClashError, match=r"merge by ann.*yours, split by bob.*2015-01-01"):
        operations.review("split", "AU-NR", register=address, by="bob", on="2015-01-01")
    with pytest.raises(ClashError, match=r"merge by ann.*yours, split by bob"):
        operations.review("split", other, register=address, by="bob")
    assert operations.review("merge", one, register=address, by="ann", other=other) == told
    operations.review("split", "AU-NR", register=address, by="bob", on="2015", seen=merged.number)
    operations.review("split", "AU-NR", register=address, by="bob", on="2016")
    assert [each.decided_by for each in list_decisions(register=address)] == ["ann", "ann", "bob", "bob"]


def test_stories_are_put_together_and_taken_apart(address: str, report: Report) -> None:
    """The rule proposes; a person knows."""
    event = ("talks", "US-RW", "2025-05-04", "asserted", "talks")
    reports = [Delivery.of_row(report(f"{words} talks.", event), reader="r") for words in ("Their", "Quiet")]
    with Register.open(address, create=True) as opened:
        list(record_deliveries(opened, reports))
    one, other = (each.document.document_id for each in reports)

    assert operations.list_(register=address)[0].counts.origins == 2
    operations.review("merge", one, register=address, by="ann", other=other)
    assert operations.list_(register=address)[0].counts.origins == 1
    operations.review("split", other, register=address, by="ann")
    assert operations.list_(register=address)[0].counts.origins == 2


def test_what_nobody_has_decided_on_is_waiting(register: str, talks: Delivery) -> None:
    """Events first, then statements; and each is waiting no longer once somebody has decided."""
    event_id, said_id = (each.claim_id for each in talks.claims)
    assert [each.told.claim_id for each in list_pending(register=register)] == [event_id, said_id]

    operations.review("accept", event_id, register=register, by="ann")
    assert [each.told.claim_id for each in list_pending("US-RW", register=register)] == [said_id]
    operations.review("edit", said_id, register=register, by="ann", changes={"stance": "denies"})

    assert list_pending("US-RW", register=register) == ()


def test_a_document_that_is_withdrawn_leaves_its_hash_and_the_reason(
    register: str, talks: Delivery, event_id: str
) -> None:
    """Its words are gone, it is not taken in again, and the log still fits."""
    head = operations.verify(register=register).head
    operations.review("accept", event_id, register=register, by="ann", note="as Mukamana said")

    operations.withdraw(talks.document.document_id, register=register, by="ann", reason="court order 7/25")

    with Register.open(register) as opened:
        (receipt,) = record_deliveries(opened, [talks])
        with opened.reading() as connection:
            left = [connection.execute(select(schema.metadata.tables[name])).all() for name in schema.LEDGER]
    assert operations.list_(register=register) == ()
    assert operations.verify(register=register, head=head).faults == ()
    assert receipt.outcome == "withdrawn"
    assert "Mukamana" not in str(left)
    assert "court order 7/25" in str(left)


def test_a_name_that_must_go_is_blacked_out_and_all_else_stays(register: str, event_id: str) -> None:
    """Offsets hold, and so do decisions."""
    operations.review("accept", event_id, register=register, by="ann")

    operations.withdraw(name="Anna Mukamana", register=register, by="ann", reason="request")

    (arrangement,) = operations.show("US-RW", register=register)
    assert arrangement.statements[0].claim.speaker == "████ ████████"
    assert arrangement.stage.stage == "talks"
    assert [each.decided_by for each in list_decisions(register=register)] == ["ann"]
    assert operations.verify(register=register).faults == ()
    assert operations.verify(register=register).document_count == 1


def test_a_name_goes_in_all_its_spellings_and_what_remains_of_it_is_listed(
    address: str, report: Report
) -> None:
    """In capitals, without its accent, in the genitive; the family name alone may be somebody else's."""
    texts = (
        "José Núñez and JOSÉ NÚÑEZ and Jose Nunezs aide held talks, Núñez said.",
        "Mr. Nunez, of another country, held talks.",
    )
    rows = [report(each, ("talks", "US-RW", None, "asserted", "held talks")) for each in texts]
    with Register.open(address, create=True) as opened:
        list(record_deliveries(opened, [Delivery.of_row(row, reader="r") for row in rows]))

    done = operations.withdraw(name="José Núñez", register=address, by="ann", reason="request")
    forms = find_other_forms("José Núñez", done, register=address)

    (blacked_out,) = [get_document(each.replaced_by or "", register=address).text for each in done]
    assert blacked_out == "████ █████ and ████ █████ and ████ ██████ aide held talks, Núñez said."
    assert [(each.words, each.documents, each.near) for each in forms] == [("Nunez", 1, 0), ("Núñez", 1, 1)]


def test_no_file_of_the_register_keeps_a_name_that_was_blacked_out(tmp_path: Any, talks: Delivery) -> None:
    """Neither free pages nor the log of changes."""
    address = tmp_path / "register.db"
    with Register.open(address, create=True) as opened:
        list(record_deliveries(opened, [talks]))

    operations.withdraw(name="Anna Mukamana", register=str(address), by="ann", reason="request")

    assert [path.name for path in tmp_path.glob("register.db*") if b"Mukamana" in path.read_bytes()] == []


def test_a_name_that_stands_nowhere_is_said_to(register: str) -> None:
    """A typing error must not look like a name that is gone."""
    with pytest.raises(UnknownError, match="stands in no document"):
        operations.withdraw(name="Ana Mukamana", register=register, by="ann", reason="request")
