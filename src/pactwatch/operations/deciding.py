"""People decide at the desk: on one event after the other, with all copies of a story at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.errors import ClashError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.claims.event import Event
    from pactwatch.claims.statement import Statement
    from pactwatch.register.decision import Decision
    from pactwatch.register.derived.citing import CitedDocument
    from pactwatch.register.derived.one_claim import ClaimRecord
    from pactwatch.register.derived.queue import Queue
    from pactwatch.register.weight import Weight

_MOST_WEIGHED = 2_000
"""Of a pair of which more is told, it is not worked out at once what hangs on one event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """A claim to decide on, what hangs on it, and how many wait.

    ``weight`` is None where it is a statement, does not count, or too much is told of its pair.
    """

    record: ClaimRecord
    weight: Weight | None
    queue: Queue


def next_to_review(arrangement: str | None = None, *, register: str, after: str | None = None) -> Queue:
    """Return the next event that waits for a decision, and how many do.

    Args:
        arrangement: Only events of one pair of states, as for ``show``.
        register: Path of the register, or URL of its database.
        after: The claim that was looked at last.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If this is no name of a pair.
    """
    from pactwatch.register.arrangement import ArrangementName
    from pactwatch.register.derived.queue import find_next
    from pactwatch.register.derived.refresh import refresh_if_possible
    from pactwatch.register.store import Register

    wanted = ArrangementName.parse(arrangement) if arrangement else None
    pair = (wanted.sender, wanted.receiver) if wanted else None
    with Register.open(register) as opened:
        refresh_if_possible(opened)
        with opened.reading() as connection:
            return find_next(connection, pair, after=after)


def list_waiting(
    arrangement: str | None = None, *, register: str, most: int
) -> tuple[Queue, list[CitedDocument]]:
    """Return how many events wait for a decision, and the first of them in the order of the queue.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If this is no name of a pair.
    """
    from pactwatch.operations.serving import list_claims_by_id
    from pactwatch.register.arrangement import ArrangementName
    from pactwatch.register.derived.queue import find_waiting
    from pactwatch.register.store import Register

    queue = next_to_review(arrangement, register=register)
    wanted = ArrangementName.parse(arrangement) if arrangement else None
    pair = (wanted.sender, wanted.receiver) if wanted else None
    with Register.open(register) as opened, opened.reading() as connection:
        found = find_waiting(connection, pair, most=most)
    return queue, list_claims_by_id(found, register=register)


def review_item(claim_id: str, arrangement: str | None = None, *, register: str) -> ReviewItem:
    """Return a claim with all that a person needs to decide on it.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If there is none of this id.
    """
    from pactwatch.register.asking import derive_arrangements_of
    from pactwatch.register.derived.one_claim import count_told, load_claim_record
    from pactwatch.register.store import Register
    from pactwatch.register.weight import find_weight

    queue = next_to_review(arrangement, register=register, after=claim_id)
    weight = None
    with Register.open(register) as opened:
        with opened.reading() as connection:
            record = load_claim_record(connection, opened.name, claim_id)
            pair = (record.now.sender or "", record.now.receiver or "")
            is_weighed = record.happening is not None and count_told(connection, pair) <= _MOST_WEIGHED
        if is_weighed and record.arrangements:
            for each in derive_arrangements_of(opened, record.arrangements[0]):
                own = [event for event in each.events if event.claim_id == record.claim.claim_id]
                if own:
                    weight = find_weight(each, own[0])
    return ReviewItem(record=record, weight=weight, queue=queue)


def decide_together(  # noqa: PLR0913 (what a person may say of a decision)
    act: str,
    claim_ids: Sequence[str],
    *,
    register: str,
    by: str,
    changes: Mapping[str, str] | None = None,
    note: str | None = None,
    seen: int | None = None,
) -> tuple[Decision, ...]:
    """Record one decision on a claim and on those that tell the same in copies of its report.

    A copy on which somebody has decided already keeps that decision.

    Args:
        act: ``accept``, ``reject`` or ``edit``.
        claim_ids: The claim first, then the copies.
        register: Path of the register, or URL of its database.
        by: Who decides.
        changes: The fields that an edit sets.
        note: Why.
        seen: The number of the decision on the first claim that the person has looked at.

    Raises:
        RegisterError: If the register cannot be opened.
        DecisionError: If it does not fit.
        UnknownError: If there is no such claim.
        ClashError: If somebody else has decided on the first claim since.
    """
    from pactwatch.register.reviewing import review
    from pactwatch.register.store import Register

    made = []
    with Register.open(register) as opened:
        for number, claim_id in enumerate(claim_ids):
            try:
                made.append(
                    review(
                        opened,
                        act,
                        claim_id,
                        by=by,
                        changes=changes,
                        note=note,
                        seen=None if number else seen,
                    )
                )
            except ClashError:
                if number == 0:
                    raise
    return tuple(made)


def reword(  # noqa: PLR0913 (what a person may say of a decision)
    claim_id: str,
    words: Sequence[str],
    *,
    register: str,
    by: str,
    changes: Mapping[str, str] | None = None,
    note: str | None = None,
    seen: int | None = None,
) -> tuple[Decision, ...]:
    """Put a claim on other words of its report, and return the decisions that this takes.

    Raises:
        RegisterError: If the register cannot be opened.
        DecisionError: If the words do not stand in the report once, or a field does not fit.
        UnknownError: If there is no such claim.
        ClashError: If somebody else has decided on it since.
    """
    from pactwatch.register.rewording import reword_claim
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        return reword_claim(opened, claim_id, words, changes or {}, by=by, note=note, seen=seen)


def undo_together(numbers: Sequence[int], *, register: str, by: str) -> tuple[Decision, ...]:
    """Take back decisions that were made at once, the newest first.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If one of them does not stand.
        ClashError: If somebody else has taken one back.
    """
    from pactwatch.register.reviewing import review
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        return tuple(
            review(opened, "undo", str(number), by=by) for number in sorted(set(numbers), reverse=True)
        )


def find_acts(numbers: Sequence[int], *, register: str) -> frozenset[str]:
    """Return what decisions are about in the end: to undo the undoing of a merge is about a merge.

    Decisions that there are none of are left out.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.deciding import load_decisions
    from pactwatch.register.decision import trace_act
    from pactwatch.register.store import Register

    with Register.open(register) as opened, opened.reading() as connection:
        by_number = {each.number: each for each in load_decisions(connection)}
    return frozenset(trace_act(by_number[each], by_number).value for each in numbers if each in by_number)


def explain_claim(record: ClaimRecord) -> tuple[str, ...]:
    """Return the steps by which the reader comes to a claim, from the text anew; none if it does not.

    Raises:
        LexiconError: If a lexicon of Pactwatch's own is broken.
        LanguageError: If the model is not installed.
    """
    from pactwatch.claims.reader import read_document
    from pactwatch.documents import Document
    from pactwatch.register.delivery import Delivery

    stored = record.document
    document = Document(
        address=record.source.address or "the register",
        text=stored.text,
        title=stored.title,
        published=stored.published,
        language=stored.language,
        agencies=stored.agencies,
    )
    reading = read_document(document)
    found: list[tuple[str, Event | Statement]] = [("events", event) for event in reading.events]
    found += [("statements", said) for said in reading.statements]
    for kind, each in found:
        row = reading.to_dict() | {"events": [], "statements": []} | {kind: [each.to_dict()]}
        if Delivery.of_row(row, reader="explain").claims[0].claim_id == record.claim.claim_id:
            return tuple(map(str, each.because))
    return ()
