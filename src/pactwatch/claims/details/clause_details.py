"""What the clause of an event says beside it: how many people, what money, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import AHEAD, EventType, Sum
from pactwatch.claims.words.parts import load_parts
from pactwatch.documents import Evidence
from pactwatch.language.edtf import bounds_of

if TYPE_CHECKING:
    from pactwatch.claims.event import Event
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.language.money import Money
    from pactwatch.language.people_counts import PeopleCount
    from pactwatch.language.time_expressions import TimeExpression

_LONGEST_EVIDENCE = 60
_LONGEST_LEAD = len(" l'arrivée d'un premier groupe de ")
_JOINING = frozenset({"joining"})
_BACKGROUND = frozenset({"among", "population"})
CAP = "up_to"
"""What qualifies the most that may come: "up to 250"."""


def own_counts(candidate: Candidate) -> list[PeopleCount]:
    """Return the counts of people that stand in the clause, without those of a part or a population."""
    return [c for c in candidate.passage.counts if c.qualifier not in _BACKGROUND and _stands(candidate, c)]


def own_times(candidate: Candidate) -> list[TimeExpression]:
    """Return the dated time expressions that stand in the clause."""
    return [time for time in candidate.passage.times if time.date and _stands(candidate, time)]


def _stands(candidate: Candidate, found: PeopleCount | TimeExpression | Money) -> bool:
    words = candidate.passage.words
    return any(found.start <= words[i].start < found.end for i in candidate.clause.whole)


def find_anchored(candidate: Candidate, people: int | None) -> TimeExpression | None:
    """Return the day of people who came so long before others: "three months after *a first five*"."""
    passage = candidate.passage
    counts = [count for count in (*passage.counts, *passage.numbers) if count.count == people]
    counts = [count for count in counts if count.count is not None and _stands(candidate, count)]
    for time in passage.times if counts else ():
        before = [word.lower for word in passage.words if word.end <= time.end]
        is_anchored = time.date and before and before[-1] in load_parts(passage.language).after
        if is_anchored and any(0 < count.start - time.end <= _LONGEST_LEAD for count in counts):
            return time
    return None


def sets_a_cap(event: Event, candidate: Candidate, published: str | None) -> bool:
    """Say whether a clause tells how many may ever come, on no day: "may receive *as many as 160*".

    That is what was agreed, not a transfer to come. A day in the past is that of the agreement.
    """
    if event.type is not EventType.TRANSFER or event.modality not in AHEAD:
        return False
    told, today = bounds_of(event.date or ""), bounds_of(published or "")
    if event.date is not None and (told is None or today is None or told.last >= today.first):
        return False
    counted = [count for count in own_counts(candidate) if count.count == event.people]
    return bool(counted) and all(count.qualifier == CAP for count in counted)


def find_sum(candidate: Candidate) -> Sum | None:
    """Return the money that the clause names, nearest to the cue; of a payment also where no sum is told."""
    if candidate.cue.is_bare_mention:
        return None
    at = candidate.passage.words[candidate.at].start
    inside = [money for money in candidate.passage.sums if _stands(candidate, money)]
    if not inside:
        return Sum(amount=None, currency=None) if candidate.cue.event is EventType.PAID else None
    best = min(inside, key=lambda money: abs(money.start - at))
    return Sum(amount=best.amount, currency=best.currency)


def find_added_sums(candidate: Candidate) -> list[Sum]:
    """Return the sums that are paid beside the one of the event: "$408m at once, and then $70m a year"."""
    adding, lowered = load_parts(candidate.passage.language).adding, candidate.passage.lowered
    first = find_sum(candidate)
    words = candidate.passage.words
    inside = [money for money in candidate.passage.sums if money.amount and _stands(candidate, money)]
    found = []
    for money in inside:
        place = sum(word.start < money.start for word in words)
        added = Sum(amount=money.amount, currency=money.currency)
        if added != first and adding.search(" ".join(lowered[:place])):
            found.append(added)
    return found


def cut_evidence(text: str, candidate: Candidate) -> Evidence:
    """Return the passage from the first to the last word of the clause, no longer than a long sentence.

    Marks and the words that only join the clause to another ("that …", "…, and") stay outside.
    """
    words, whole = candidate.passage.words, sorted({*candidate.clause.whole, candidate.at})
    near = [i for i in whole if abs(i - candidate.at) <= _LONGEST_EVIDENCE // 2]
    while len(near) > 1 and near[0] + 1 == near[1] and _only_joins(candidate, near[0]):
        near = near[1:]
    while len(near) > 1 and near[-1] - 1 == near[-2] and _only_joins(candidate, near[-1]):
        near = near[:-1]
    return Evidence.cut(text, words[near[0]].start, words[near[-1]].end)


def _only_joins(candidate: Candidate, at: int) -> bool:
    word = candidate.passage.words[at].lower
    return candidate.passage.has(_JOINING, [at]) or not any(
        letter.isalnum() or letter in "%£$€" for letter in word
    )
