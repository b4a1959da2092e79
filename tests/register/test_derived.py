from __future__ import annotations

import dataclasses
import functools
import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, func, select, update

from pactwatch.register import schema
from pactwatch.register.asking import derive_arrangements_of, get_arrangements, list_arrangements
from pactwatch.register.deciding import record_decision
from pactwatch.register.decision import Act
from pactwatch.register.delivery import Delivery
from pactwatch.register.derived.refresh import rebuild, refresh
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.searching import search
from pactwatch.register.store import Register
from pactwatch.register.verification import verify
from pactwatch.register.withdrawing import withdraw_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pactwatch.register.arrangement import Arrangement

    Report = Callable[..., dict[str, Any]]

_TYPES = (
    "talks",
    "agreed",
    "signed",
    "started",
    "transfer",
    "paid",
    "ended",
    "blocked",
    "refused",
    "incident",
)
_MODALITIES = ("asserted", "asserted", "confirmed", "reported", "planned", "denied")
_DAYS = ("2022-04-14", "2022-06", "2022", "2023-03-02", "2026-02-01", "2026-02-03", None, None)


def invent(report: Report, dice: random.Random, number: int) -> dict[str, Any]:
    """Return a reading of a report that tells of two events, and who says the first."""
    words = [f"first they did thing {number} together", f"then they did thing {number} again"]
    events = []
    for evidence in words:
        more: dict[str, Any] = {}
        kind = dice.choice(_TYPES)
        if kind in {"transfer", "agreed"}:
            more["people"] = dice.choice((None, 5, 7))
        if kind == "paid":
            more["money"] = {"amount": dice.choice((6e6, 7e6)), "currency": "USD"}
        if kind == "incident":
            more["kind"] = "detention"
        pair = dice.choice(("US-RW", "US-RW", "AU-NR"))
        events.append((kind, pair, dice.choice(_DAYS), dice.choice(_MODALITIES), evidence, more))
    said = [
        (dice.choice(("Anna Mukamana", "John Smith")), dice.choice(("RW", "US", "ngo")), "states", words[0])
    ]
    day = f"202{dice.choice((2, 3, 6))}-0{dice.randrange(3, 9)}-1{dice.randrange(9)}"
    return report(
        f"In town, {words[0]}, and {words[1]} to the end of it.",
        *events,
        said=tuple(said[: dice.randrange(3)]),
        published=dice.choice((day, day, None)),
        address=f"https://paper{number % 7}.example/{number}",
        agencies=["AP"] if number % 3 else [],
    )


class Diary:
    """A register to which things are added on days of a clock that tests set."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.moment = datetime(2026, 9, 1, 12, tzinfo=UTC)

    def open(self) -> Register:
        """Open it on the day that the clock shows."""
        return Register.open(self.address, create=True, clock=functools.partial(getattr, self, "moment"))

    def sleep(self) -> None:
        """Let a day pass."""
        self.moment += timedelta(days=1)


def fill(diary: Diary, report: Report, dice: random.Random, *, refreshes: bool) -> None:
    """Add reports on several days, some twice, some read anew, and decide on some of what they tell."""
    rows = [invent(report, dice, number) for number in range(40)]
    deliveries = [Delivery.of_row(row, reader="reader 1", publisher=row["address"][:20]) for row in rows]
    better = dice.sample(deliveries, 6)
    for number in range(8):
        own = deliveries[number * 5 : number * 5 + 5]
        again = [
            dataclasses.replace(each, address="https://elsewhere", publisher="Other") for each in own[:1]
        ]
        with diary.open() as register:
            list(record_deliveries(register, [*own, *again]))
            if refreshes:
                refresh(register)
            if number in {3, 5, 6}:
                read = [
                    dataclasses.replace(each, reader=f"reader {number}", claims=each.claims[:-1])
                    for each in better[number - 3 : number - 1]
                ]
                list(record_deliveries(register, read))
            if number in {2, 4}:
                decide(register, own[0], own[1], number)
            if refreshes and number % 2:
                refresh(register)
        if number % 3:
            diary.sleep()


def decide(register: Register, one: Delivery, other: Delivery, number: int) -> None:
    """Reject a claim, edit another, and put two documents into one story; undo the first later."""
    event = one.claims[0]
    rejection = record_decision(
        register, Act.REJECT, event.claim_id, decided_by="ann", document_id=event.document_id
    )
    edited = other.claims[0]
    record_decision(
        register,
        Act.EDIT,
        edited.claim_id,
        decided_by="ann",
        document_id=edited.document_id,
        content={"date": "2023-03"},
    )
    documents = (one.document.document_id, other.document.document_id)
    record_decision(register, Act.MERGE, documents[0], decided_by="ann", content={"with": documents[1]})
    record_decision(register, Act.SPLIT, "US-RW", decided_by="ann", content={"on": "2023-01-01"})
    if number > 3:
        record_decision(register, Act.UNDO, str(rejection.number), decided_by="bob")


def rows_of(register: Register) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of the derived tables."""
    with register.reading() as connection:
        return {
            name: sorted(
                (tuple(row) for row in connection.execute(select(schema.metadata.tables[name]))), key=str
            )
            for name in schema.DERIVED
        }


def outline(arrangement: Arrangement) -> dict[str, Any]:
    """Return what a page says of an arrangement, by the ids of what it rests on."""
    happenings = {
        each.happening_id: (
            each.type,
            each.modality,
            each.date,
            each.first,
            each.by,
            each.people,
            each.counts,
        )
        for each in arrangement.happenings
    }
    return {
        "name": arrangement.name,
        "begins": arrangement.begins,
        "stage": standing(arrangement.stage),
        "sides": [
            (
                side.party,
                standing(side.finding),
                side.denies and side.denies.happening_id,
                len(side.denied_before),
            )
            for side in arrangement.sides
        ],
        "counts": arrangement.counts,
        "newest": arrangement.newest,
        "happenings": happenings,
        "figures": [(each.kind, each.value, each.unit, each.date) for each in arrangement.figures],
        "disagreements": [
            (each.disagreement_id, each.is_open, [(side.value, side.since) for side in each.positions])
            for each in arrangement.disagreements
        ],
        "statements": [(said.claim_id, said.said_by) for said in arrangement.statements],
    }


def standing(finding: Any) -> tuple[Any, ...]:
    """Return a stage with the ids of what it rests on."""
    rests_on = [each.happening_id for each in finding.rests_on]
    return (finding.stage, finding.rule, rests_on, [each.happening_id for each in finding.denied])


@pytest.fixture(params=range(3))
def diary(request: pytest.FixtureRequest, address: str, report: Report) -> Diary:
    """A register with eight days of reports and decisions, brought up to date again and again."""
    diary = Diary(address)
    fill(diary, report, random.Random(request.param), refreshes=True)
    return diary


def moments() -> Iterator[tuple[str | None, str | None]]:
    """Yield the days that are asked for: by what happened, and by what was known."""
    for known_by in (None, "2026-09-02", "2026-09-04"):
        for on in (None, "2022-05", "2023-12-31", "2026-05-15"):
            yield on, known_by


def test_the_tables_say_what_the_rule_says_of_all_claims(diary: Diary) -> None:
    """Now, as of any day, and by what was known on any day."""
    with diary.open() as register:
        for on, known_by in moments():
            whole = derive_arrangements_of(register, on=on, known_by=known_by)
            heads = list_arrangements(register, on=on, known_by=known_by)
            pages = [
                page
                for name in dict.fromkeys(each.name[:5] for each in whole)
                for page in reversed(get_arrangements(register, name, most=None, on=on, known_by=known_by))
            ]
            assert [outline(page) for page in pages] == [outline(each) for each in whole], (on, known_by)
            kept = ("name", "begins", "stage", "sides", "counts", "newest")
            assert [[outline(head)[key] for key in kept] for head in heads] == [
                [outline(each)[key] for key in kept] for each in whole
            ], (on, known_by)


def test_tables_made_anew_are_the_same(diary: Diary) -> None:
    """Former days as well, however often the tables were brought up to date."""
    with diary.open() as register:
        refresh(register)
        before = rows_of(register)
        rebuild(register)

        assert rows_of(register) == before


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_order_and_the_batches_the_tables_are_the_same(
    new_address: Callable[[], str], report: Report, seed: int
) -> None:
    """Brought up to date after each few of them, or made once from all: row by row."""
    dice = random.Random(seed)
    rows = [invent(report, dice, number) for number in range(30)]
    deliveries = [Delivery.of_row(row, reader="reader 1", publisher=row["address"][:20]) for row in rows]
    found = []
    for most in (1, 4, 30):
        dice.shuffle(deliveries)
        waiting = list(deliveries)
        with Diary(new_address()).open() as register:
            while waiting:
                count = dice.randint(1, most)
                list(record_deliveries(register, waiting[:count]))
                del waiting[:count]
                refresh(register)
            found.append(rows_of(register))
            rebuild(register)
            found.append(rows_of(register))

    assert all(each == found[0] for each in found)


def test_tables_that_another_rule_filled_are_made_anew(diary: Diary) -> None:
    """A register that an older Pactwatch of the same schema left is answered from as any other."""
    with diary.open() as register:
        refresh(register)
        right = rows_of(register)
        with register.writing() as writing:
            own = schema.derived_up_to.c.name
            old = update(schema.derived_up_to).where(own.startswith("arrangement"))
            writing.connection.execute(old.values(name="arrangement"))
            writing.connection.execute(update(schema.arrangement).values(figures="{}", findings="[]"))

        list_arrangements(register)

        assert rows_of(register) == right


def test_a_check_finds_rows_that_do_not_follow_from_the_ledger(diary: Diary) -> None:
    """A date that somebody wrote, a happening that is gone: each row is named."""
    with diary.open() as register:
        refresh(register)
        assert verify(register).faults == ()
        with register.writing() as writing:
            writing.connection.execute(
                update(schema.arrangement).where(schema.arrangement.c.sender == "US").values(newest="1999")
            )
            own = schema.happening.c.happening_id
            happening_id = writing.connection.execute(select(func.min(own))).scalar_one()
            writing.connection.execute(delete(schema.happening).where(own == happening_id))

        faults = verify(register).faults

        assert any(fault.startswith("row US RW") and "does not follow" in fault for fault in faults)
        assert any(f"row {happening_id}" in fault and "is missing" in fault for fault in faults)
        rebuild(register)
        assert verify(register).faults == ()


def test_what_was_withdrawn_is_gone_from_every_day_that_is_remembered(diary: Diary) -> None:
    """The past that the tables remember has no more in it than the ledger."""
    with diary.open() as register:
        refresh(register)
        with register.reading() as connection:
            document_id = connection.execute(select(func.min(schema.document.c.document_id))).scalar_one()

        withdraw_document(register, document_id, withdrawn_by="ann", reason="court order")

        whole = derive_arrangements_of(register, known_by="2026-09-04")
        heads = list_arrangements(register, known_by="2026-09-04")
        assert [each.counts for each in heads] == [each.counts for each in whole]
        assert document_id not in str(rows_of(register))


def test_a_page_says_how_much_it_leaves_out(diary: Diary) -> None:
    """What most stories tell is shown, and what the stage rests on; the rest is counted."""
    with diary.open() as register:
        (whole, *_), (page, *_) = (get_arrangements(register, "US-RW", most=most) for most in (None, 3))

        assert standing(page.stage) == standing(whole.stage)
        assert len(page.happenings) + page.left_out.happenings == len(whole.happenings)
        assert len(page.statements) == min(3, len(whole.statements))
        assert len(page.statements) + page.left_out.statements == len(whole.statements)
        assert all(position.told for each in page.disagreements for position in each.positions)


def test_a_search_gives_the_newest_or_the_oldest_first_and_undated_documents_last(
    address: str, report: Report
) -> None:
    """Also where more documents match than are asked for."""
    days = ("2025-05-05", None, "2025-03-01", "2025-04")
    rows = [
        report(
            f"They held talks, the {number}th time.",
            ("talks", "US-RW", None, "asserted", "held talks"),
            published=day,
            address=f"{day}",
        )
        for number, day in enumerate(days)
    ]
    with Register.open(address, create=True) as register:
        list(record_deliveries(register, [Delivery.of_row(row, reader="reader 1") for row in rows]))

        newest = search(register, "held talks", most=3, oldest_first=False)
        oldest = search(register, '"held talks"', most=4, oldest_first=True)

        assert [hit.published for hit in newest] == ["2025-05-05", "2025-04", "2025-03-01"]
        assert [hit.published for hit in oldest] == ["2025-03-01", "2025-04", "2025-05-05", None]
