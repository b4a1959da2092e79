"""What the clause of an event says beside it: how many people, what money, who did it, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType, Sum
from pactwatch.documents import Evidence

if TYPE_CHECKING:
    from pactwatch.claims.candidates import Candidate
    from pactwatch.language.money import Money
    from pactwatch.language.people_counts import PeopleCount
    from pactwatch.language.time_expressions import TimeExpression

_LONGEST_EVIDENCE = 60
_ACTORS = frozenset({"court", "parliament", "leader", "person"})
_ARTICLES = ("by ", "the ", "The ", "A ", "a ")
_COUNTED = frozenset(
    {
        EventType.TRANSFER,
        EventType.STARTED,
        EventType.AGREED,
        EventType.SIGNED,
        EventType.APPROVED,
        EventType.INCIDENT,
    }
)
_BACKGROUND = frozenset({"among", "population"})


def own_counts(candidate: Candidate) -> list[PeopleCount]:
    """Return the counts of people that stand in the clause, without those of a part or a population."""
    return [c for c in candidate.passage.counts if c.qualifier not in _BACKGROUND and _stands(candidate, c)]


def own_times(candidate: Candidate) -> list[TimeExpression]:
    """Return the dated time expressions that stand in the clause."""
    return [time for time in candidate.passage.times if time.date and _stands(candidate, time)]


def _stands(candidate: Candidate, found: PeopleCount | TimeExpression | Money) -> bool:
    words = candidate.passage.words
    return any(found.start <= words[i].start < found.end for i in candidate.clause.whole)


def find_people(candidate: Candidate) -> int | None:
    """Return how many people the clause speaks of: the count nearest to the cue."""
    if candidate.cue.event not in _COUNTED:
        return None
    at = candidate.passage.words[candidate.at].start
    best = min(own_counts(candidate), key=lambda c: abs(c.start - at), default=None)
    return best.count if best is not None else None


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


def find_actor(text: str, candidate: Candidate) -> str | None:
    """Return the words that name who did it, where a body or a person in office did."""
    clause, passage = candidate.clause, candidate.passage
    acting = clause.agent if clause.is_passive else clause.subject
    if not acting or not passage.has(_ACTORS, acting):
        return None
    name = text[passage.words[acting[0]].start : passage.words[acting[-1]].end]
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name or None


def cut_evidence(text: str, candidate: Candidate) -> Evidence:
    """Return the passage from the first to the last word of the clause, no longer than a long sentence."""
    words, whole = candidate.passage.words, sorted({*candidate.clause.whole, candidate.at})
    near = [i for i in whole if abs(i - candidate.at) <= _LONGEST_EVIDENCE // 2]
    start, end = words[near[0]].start, words[near[-1]].end
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "%)":
        end -= 1
    return Evidence.cut(text, start, max(end, start + 1))
