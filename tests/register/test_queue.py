"""Events that wait for a decision come one after the other, and claims are put on other words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from pactwatch.errors import ClashError, DecisionError
from pactwatch.register.asking import derive_arrangements_of, get_arrangements
from pactwatch.register.deciding import load_decisions
from pactwatch.register.delivery import Delivery
from pactwatch.register.derived.one_claim import load_claim_record
from pactwatch.register.derived.one_document import load_record
from pactwatch.register.derived.queue import Queue, find_next
from pactwatch.register.derived.refresh import refresh
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.narrowing import Cut, search_page
from pactwatch.register.pending import find_pending
from pactwatch.register.reviewing import review
from pactwatch.register.rewording import reword_claim
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Iterator

Make = Callable[..., dict[str, Any]]


@pytest.fixture
def register(address: str, report: Make) -> Iterator[Register]:
    """A register of eight reports on two pairs of states; each tells of talks, and some of more."""
    rows = [
        report(
            f"Report {number}: {pair} held talks, and a deal was signed in June. A plane landed.",
            ("talks", pair, f"2025-05-0{number + 1}", "asserted", "held talks"),
            ("signed", pair, "2025-06", "asserted", "a deal was signed in June"),
            *([("transfer", pair, None, "asserted", "A plane landed")] if number % 3 == 0 else []),
            said=(("Anna Mukamana", "RW", "confirms", "held talks"),),
            published=f"2025-07-0{number + 1}",
            address=f"{number}.txt",
            language="fr" if number == 0 else "en",
        )
        for number, pair in enumerate(["US-RW", "US-UG"] * 4)
    ]
    with Register.open(address, create=True) as opened:
        list(record_deliveries(opened, [Delivery.of_row(row, reader="reader 1") for row in rows]))
        refresh(opened)
        yield opened


def ask(register: Register, pair: tuple[str, str] | None = None, after: str | None = None) -> Queue:
    """Return where the queue stands."""
    refresh(register)
    with register.reading() as connection:
        return find_next(connection, pair, after=after)


def walk(register: Register, pair: tuple[str, str] | None = None) -> list[str]:
    """Return the claims of the queue as a person who decides nothing sees them."""
    seen: list[str] = []
    while (found := ask(register, pair, seen[-1] if seen else None).next_id) is not None:
        seen.append(found)
        assert len(seen) < 100
    return seen


@pytest.mark.parametrize("pair", [None, ("US", "RW")])
def test_the_queue_has_what_is_pending_and_nothing_twice(
    register: Register, pair: tuple[str, str] | None
) -> None:
    """The tables and the rule over all claims give the same events."""
    name = "-".join(pair) if pair else None
    pending = {
        each.told.claim_id
        for each in find_pending(derive_arrangements_of(register, name))
        if each.weight is not None
    }

    seen = walk(register, pair)

    assert len(seen) == len(set(seen)) == ask(register, pair).waiting
    assert set(seen) == pending


def test_what_stages_rest_on_comes_before_all_else(register: Register) -> None:
    """Then the newest."""
    weighty = {
        event.claim_id
        for arrangement in derive_arrangements_of(register)
        for finding in (arrangement.stage, *(side.finding for side in arrangement.sides))
        for happening in (*finding.rests_on, *finding.denied)
        for event in happening.told
    }

    seen = walk(register)

    assert set(seen[: ask(register).weighty]) == weighty


def test_what_is_decided_leaves_the_queue_and_comes_back_when_undone(register: Register) -> None:
    """And going on from it works all the same."""
    first, second, *_ = walk(register)
    made = review(register, "reject", first, by="ann")

    assert ask(register).next_id != first
    assert ask(register, after=first).next_id == second
    review(register, "undo", str(made.number), by="ann")
    assert first in walk(register)


def test_a_claim_on_other_words_takes_the_place_of_the_old_one(register: Register) -> None:
    """With its fields, and those that were changed at once."""
    claim_id = walk(register, ("US", "RW"))[0]
    with register.reading() as connection:
        before = load_claim_record(connection, register.name, claim_id)

    rejected, entered = reword_claim(
        register, claim_id, ["Report"], {"people": "7"}, by="ann", note="the headline"
    )

    refresh(register)
    with register.reading() as connection:
        old = load_claim_record(connection, register.name, claim_id)
        new = load_claim_record(connection, register.name, entered.subject)
        beside = load_record(connection, register.name, before.source.document_id)
    assert old.is_rejected
    assert rejected.content == {"instead": entered.subject}
    assert (new.now.type, new.now.people, new.now.words[0].exact) == (before.now.type, 7, "Report")
    assert [claim.claim_id for claim, _ in beside.rejected] == [claim_id]
    assert entered.subject in {each.claim_id for each in beside.told}


@pytest.mark.parametrize("words", [["Words that nobody wrote"], ["e"], []])
def test_words_that_do_not_stand_there_once_change_nothing(register: Register, words: list[str]) -> None:
    """The old claim keeps counting."""
    claim_id = walk(register)[0]

    with pytest.raises(DecisionError):
        reword_claim(register, claim_id, words, {}, by="ann")

    with register.reading() as connection:
        assert load_decisions(connection) == []


def test_nobody_rewords_over_a_decision_that_they_have_not_seen(register: Register) -> None:
    """Neither half of it is recorded."""
    claim_id = walk(register)[0]
    review(register, "accept", claim_id, by="ben")

    with pytest.raises(ClashError):
        reword_claim(register, claim_id, ["Report"], {}, by="ann")

    with register.reading() as connection:
        assert len(load_decisions(connection)) == 1


def test_a_claim_knows_its_history_its_happening_and_its_arrangement(register: Register) -> None:
    """Undone decisions stay in it."""
    claim_id = walk(register, ("US", "RW"))[0]
    made = review(register, "edit", claim_id, by="ann", changes={"people": "3"})
    review(register, "undo", str(made.number), by="ben")

    refresh(register)
    with register.reading() as connection:
        record = load_claim_record(connection, register.name, claim_id)

    assert [each.decided_by for each in record.decisions] == ["ann", "ben"]
    assert record.standing is None
    assert record.now == record.claim
    assert record.arrangements == (get_arrangements(register, "US-RW", most=0)[0].name,)
    assert record.happening is not None
    assert [each.reader for each in record.readers] == ["reader 1"]


def test_a_search_counts_what_each_cut_would_leave(register: Register) -> None:
    """By pair, by year and by language."""
    with register.reading() as connection:
        find = partial(search_page, connection, "talks", most=9, skipped=0, oldest_first=True)
        found, narrowed, french = find(Cut(), most=3), find(Cut(pair="US-RW")), find(Cut(language="fr"))
        later = find(Cut(), skipped=6)

    assert (found.total, len(found.hits), len(later.hits)) == (8, 3, 2)
    assert found.pairs == (("US-RW", 4), ("US-UG", 4))
    assert found.years == (("2025", 8),)
    assert found.languages == (("en", 7), ("fr", 1))
    assert (narrowed.total, narrowed.pairs) == (4, found.pairs)
    assert french.total == 1
