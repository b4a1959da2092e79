from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from pactwatch import operations
from pactwatch.errors import ClashError, DecisionError, UnknownError
from pactwatch.operations.adding import add_claim
from pactwatch.operations.reviewing import list_decisions
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pactwatch.register.delivery import Delivery

    Report = Callable[..., dict[str, Any]]

SIGNED = {"type": "signed", "arrangement": "US-RW", "date": "2025-05"}


@pytest.fixture
def document(talks: Delivery) -> str:
    """The id of the report."""
    return talks.document.document_id


def stages(register: str) -> list[str | None]:
    """Return the stages of all arrangements."""
    return [each.stage.stage for each in operations.list_(register=register)]


def test_a_claim_made_by_hand_counts_like_one_that_was_read(register: str, document: str) -> None:
    """And says who entered it."""
    decision = add_claim(document[:8], ["confirmed talks"], SIGNED, register=register, by="ann", note="seen")

    (arrangement,) = operations.show("US-RW", register=register)
    (event,) = [each for each in arrangement.events if each.type == "signed"]
    assert arrangement.stage.stage == "signed"
    assert [words.exact for words in event.claim.words] == ["confirmed talks"]
    assert event.decision == decision
    assert (decision.act, decision.decided_by, decision.note) == ("enter", "ann", "seen")
    assert operations.verify(register=register).faults == ()


def test_a_claim_made_by_hand_outlives_better_readers(register: str, document: str, talks: Delivery) -> None:
    """It is no part of a reading."""
    add_claim(document, ["confirmed talks"], SIGNED, register=register, by="ann")

    with Register.open(register) as opened:
        list(record_deliveries(opened, [dataclasses.replace(talks, reader="reader 2")]))

    assert stages(register) == ["signed"]
    assert operations.verify(register=register).faults == ()


def test_a_reader_that_finds_the_same_later_adds_nothing(
    register: str, document: str, talks: Delivery
) -> None:
    """The claim is there once, whoever found it first."""
    add_claim(document, ["confirmed talks"], SIGNED, register=register, by="ann")
    (arrangement,) = operations.show("US-RW", register=register)
    own = next(each.claim for each in arrangement.events if each.type == "signed")

    with Register.open(register) as opened:
        better = dataclasses.replace(talks, reader="reader 2", claims=(*talks.claims, own))
        (receipt,) = record_deliveries(opened, [better])

    assert receipt.claim_count == 0
    assert operations.verify(register=register).faults == ()
    assert stages(register) == ["signed"]


def test_a_claim_made_by_hand_is_edited_rejected_and_undone_like_any_other(
    register: str, document: str
) -> None:
    """A person errs as a machine does."""
    entered = add_claim(document, ["confirmed talks"], SIGNED, register=register, by="ann")

    operations.review(
        "edit",
        entered.subject,
        register=register,
        by="bob",
        changes={"type": "agreed"},
        seen=entered.number,
    )
    assert stages(register) == ["agreed"]
    operations.review("undo", str(entered.number + 1), register=register, by="bob")
    assert stages(register) == ["signed"]
    operations.review("undo", str(entered.number), register=register, by="ann")
    assert stages(register) == ["talks"]


def test_entering_twice_is_the_same_as_once(register: str, document: str) -> None:
    """A script that was stopped is run again; the end of a line in the words does not matter."""
    first, second = (
        add_claim(document, [words], SIGNED, register=register, by="ann")
        for words in ("confirmed talks", "confirmed\ntalks")
    )

    assert first == second
    assert len(list_decisions(register=register)) == 1


def test_what_was_entered_and_taken_back_can_be_entered_again(register: str, document: str) -> None:
    """With the same words; the log has all three."""
    entered = add_claim(document, ["confirmed talks"], SIGNED, register=register, by="ann")
    operations.review("undo", str(entered.number), register=register, by="ann")

    add_claim(document, ["confirmed talks"], SIGNED, register=register, by="bob")

    assert stages(register) == ["signed"]
    assert [each.act for each in list_decisions(register=register)] == ["enter", "undo", "enter"]
    assert operations.verify(register=register).faults == ()


def test_entering_what_a_reader_has_found_accepts_it(register: str, talks: Delivery) -> None:
    """The claim is the same, and now a person stands by it."""
    decision = add_claim(
        talks.document.document_id,
        ["confirmed talks with Washington"],
        {"type": "talks", "arrangement": "US-RW", "date": "2025-05-04", "modality": "confirmed"},
        register=register,
        by="ann",
    )

    assert (decision.act, decision.subject) == ("accept", talks.claims[0].claim_id)


def test_entering_what_somebody_rejected_is_a_clash(register: str, document: str) -> None:
    """Unless the person says that they have seen it."""
    entered = add_claim(document, ["confirmed talks"], SIGNED, register=register, by="ann")
    rejected = operations.review("reject", entered.subject, register=register, by="bob", seen=entered.number)

    with pytest.raises(ClashError, match="reject by bob"):
        add_claim(document, ["confirmed talks"], SIGNED, register=register, by="ann")
    add_claim(document, ["confirmed talks"], SIGNED, register=register, by="ann", seen=rejected.number)

    assert stages(register) == ["signed"]


@pytest.mark.parametrize(
    ("words", "fields", "said"),
    [
        ("confirmed talk with", SIGNED, "do not stand in its text"),
        ("talk", SIGNED, "stand in its text 2 times"),
        ("", SIGNED, "do not stand in its text"),
        ("confirmed talks", {"type": "signed"}, "not said what these are: sender, receiver"),
        ("confirmed talks", SIGNED | {"type": "signing"}, "'type' must be one of"),
        ("confirmed talks", SIGNED | {"arrangement": "US-ZZ"}, "no state has the code ZZ"),
        ("confirmed talks", SIGNED | {"date": "May 2025"}, "EDTF"),
        ("confirmed talks", SIGNED | {"stage": "signed"}, "cannot be set: stage"),
        ("We are talking", {"stance": "denies"}, "not said what these are: speaker"),
        ("We are talking", {}, "not said what these are: speaker"),
    ],
)
def test_a_claim_that_does_not_fit_is_refused_and_nothing_is_recorded(
    register: str, document: str, words: str, fields: dict[str, str], said: str
) -> None:
    """Above all one whose words the report does not have."""
    with pytest.raises(DecisionError, match=said):
        add_claim(document, [words], fields, register=register, by="ann")

    assert operations.verify(register=register).entry_count == 1


def test_a_statement_made_by_hand_is_on_the_arrangement_of_its_document(register: str, document: str) -> None:
    """What stands in quotation marks was said so."""
    fields = {"speaker": "A. Mukamana", "affiliation": "RW", "stance": "declines"}
    add_claim(document, ["We are"], fields, register=register, by="ann")

    (arrangement,) = operations.show("US-RW", register=register)
    (said,) = [each for each in arrangement.statements if each.decision]
    assert (said.claim.speaker, said.claim.stance, said.claim.mode) == ("A. Mukamana", "declines", "direct")


def test_a_report_that_no_reader_found_on_topic_is_kept_with_the_claim(address: str, tmp_path: Path) -> None:
    """A person may know what the words mean; a statement alone would hang in the air."""
    report = tmp_path / "apia.txt"
    report.write_text("Both sides met in Apia. Samoa put its name to a paper, the daily wrote.", "utf-8")
    fields = {"type": "signed", "arrangement": "AU-WS"}

    with pytest.raises(DecisionError, match="tells of no arrangement yet"):
        add_claim(str(report), ["Both sides met"], {"speaker": "the daily"}, register=address, by="ann")
    add_claim(str(report), ["put its name to a paper"], fields, register=address, by="ann")
    add_claim(str(report), ["the daily wrote"], {"speaker": "the daily"}, register=address, by="ann")

    (arrangement,) = operations.show("AU-WS", register=address)
    assert arrangement.stage.stage == "signed"
    assert arrangement.sources[0].address == str(report)
    assert [said.claim.speaker for said in arrangement.statements] == ["the daily"]
    assert operations.verify(register=address).document_count == 1


def test_a_document_that_is_not_there_or_was_withdrawn_takes_no_claim(register: str, document: str) -> None:
    """And the message says which."""
    with pytest.raises(UnknownError, match="no such document"):
        add_claim("abcdef", ["talks"], SIGNED, register=register, by="ann")
    operations.withdraw(document, register=register, by="ann", reason="request")
    with pytest.raises(UnknownError, match="was withdrawn"):
        add_claim(document, ["talks"], SIGNED, register=register, by="ann")


def test_a_claim_made_by_hand_is_restored_and_changes_of_it_are_found(
    register: str, document: str, tmp_path: Path
) -> None:
    """It is part of the ledger like all others."""
    add_claim(document, ["confirmed talks"], SIGNED, register=register, by="ann")
    operations.backup(tmp_path / "backup.gz", register=register)

    verification = operations.restore(tmp_path / "backup.gz", register=str(tmp_path / "restored.db"))

    assert verification.faults == ()
    assert stages(str(tmp_path / "restored.db")) == ["signed"]


def test_a_name_that_is_blacked_out_leaves_claims_made_by_hand_and_undone_decisions(
    register: str, document: str, talks: Delivery
) -> None:
    """What a person took back stays taken back, and what a person entered stays entered."""
    add_claim(document, ["confirmed talks"], SIGNED, register=register, by="ann")
    rejected = operations.review("reject", talks.claims[0].claim_id, register=register, by="ann")
    operations.review("undo", str(rejected.number), register=register, by="ann")
    before = [(each.type, each.modality) for each in operations.show("US-RW", register=register)[0].events]

    operations.withdraw(name="Anna Mukamana", register=register, by="ann", reason="request")

    (arrangement,) = operations.show("US-RW", register=register)
    assert [(each.type, each.modality) for each in arrangement.events] == before
    assert operations.verify(register=register).faults == ()


def test_a_name_that_is_blacked_out_leaves_what_was_accepted_of_an_older_reading(
    register: str, talks: Delivery
) -> None:
    """The decision holds on to it, though the newest reader does not find it."""
    operations.review("accept", talks.claims[0].claim_id, register=register, by="ann")
    with Register.open(register) as opened:
        list(
            record_deliveries(
                opened, [dataclasses.replace(talks, reader="reader 2", claims=talks.claims[1:])]
            )
        )
    assert stages(register) == ["talks"]

    operations.withdraw(name="Anna Mukamana", register=register, by="ann", reason="request")

    assert stages(register) == ["talks"]
    assert operations.verify(register=register).faults == ()
