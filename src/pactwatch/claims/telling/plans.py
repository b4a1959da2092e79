"""Transfers that a clause tells only as a plan, without "will": those due, put off, or called off."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.event import MOVES
from pactwatch.claims.words.frames import find_frames
from pactwatch.claims.words.groups import list_takers
from pactwatch.language.inflection import may_be_past
from pactwatch.language.numbers import load_numbers
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage
    from pactwatch.language.clauses import Clause

_STOPPING = frozenset({"block", "stop_for_now", "end"})
_LONGEST_AHEAD = 3
_LEADING_UP = 3
_FEW_ABOVE = 2
_NEAR, _BESIDE = 8, 2
_REMOVAL = "removal"
_PRESENT = frozenset({"is", "are", "am", "has"})
_PEOPLE = frozenset({"count", "migrant", "people"})


class PlanWords(NamedTuple):
    """How a language tells plans without a helper like "will".

    ``planning``: words after which "to" and a verb tell what is planned ("due", "expected"). ``ahead``: what
    stands before the name of what is still to come ("ahead of removal"), and ``between`` the words that may
    stand between them. ``expecting``: verbs for waiting for people ("expects 200 in all"), ``expected``:
    participles of such ("12 were *expected*"). ``not_before``: what stands before the earliest day ("not
    expected before 2027"). ``was_due``: helpers of what was to come and may never have ("debía llevar").
    ``moving``: verbs behind "due to" that a parser takes for nouns ("due to *land*"). ``went_before``: what
    stands before those who did already what another is to do ("the third state, after Ghana and Togo, to").
    ``awaiting``: what opens a clause on what something else waits for ("*once* they arrive").
    """

    planning: frozenset[str]
    ahead: frozenset[str]
    between: frozenset[str]
    expecting: frozenset[str]
    not_before: frozenset[str]
    was_due: frozenset[str]
    expected: frozenset[str]
    moving: frozenset[str]
    went_before: frozenset[str]
    awaiting: frozenset[str]


def find_plan(candidate: Candidate, words: PlanWords) -> str | None:
    """Return what makes a transfer a plan, or None where nothing does."""
    if candidate.cue.event not in MOVES:
        return None
    if _is_due(candidate, words) or _is_awaited(candidate, words):
        return "itself the word of a plan"
    if was_due(candidate, words):
        return "what was to come"
    if _is_ahead(candidate, words):
        return "still ahead"
    if is_waited_for(candidate.clause, candidate.passage, words):
        return "still waited for"
    if _is_put_off(candidate, words):
        return "not before a day to come"
    if _is_expected(candidate, words):
        return "expected"
    return "a flight that was called off" if is_called_off(candidate) else None


def is_waited_for(clause: Clause, passage: Passage, words: PlanWords) -> bool:
    """Say whether a clause tells by a present what something else waits for: "*once* the first *arrive*".

    Headlines tell what is done in the present: "Protests *after* 12 *are sent* to Palau".
    """
    opening = {word for at in clause.markers for word in passage.lowered[max(0, at - 1) : at + 1]}
    if passage.is_title or opening.isdisjoint(words.awaiting):
        return False
    finite = passage.lowered[min((clause.head, *clause.helpers))]
    return finite in _PRESENT or not may_be_past(finite)


def went_before(candidate: Candidate, receiver: str, words: PlanWords) -> bool:
    """Say whether a state did what another is to do: "it would be the third, *after Ghana*, to take them"."""
    passage = candidate.passage
    takers = [party for party in passage.parties if not is_known_sender(party.code)]
    if sum(party.code == receiver for party in takers) != 1:
        return False
    together = next(
        each for each in list_takers(takers, passage) if any(party.code == receiver for party in each)
    )
    return passage.lowered[together[0].first - 1] in words.went_before if together[0].first else False


def was_due(candidate: Candidate, words: PlanWords) -> bool:
    """Say whether a helper tells what was to come by then: "el avión que *debía* llevar este martes"."""
    return any(candidate.passage.lowered[at] in words.was_due for at in candidate.clause.helpers)


def _is_ahead(candidate: Candidate, words: PlanWords) -> bool:
    """Say whether a clause names what people wait for: "held *ahead of removal* to France".

    Where a cue stands, it is what is named; where none does, any word for a removal may be.
    """
    clause, passage = candidate.clause, candidate.passage
    is_cued = not candidate.cue.cue_id.startswith("none")
    named = () if is_cued else (at for at in clause.whole if _REMOVAL in passage.classes[at])
    return any(_waits_for(passage.lowered, at, words) for at in (candidate.at, *named))


def _waits_for(lowered: Sequence[str], at: int, words: PlanWords) -> bool:
    nearest = reversed(lowered[max(0, at - _NEAR) : at])
    before = list(dropwhile(words.between.__contains__, nearest))[:_LONGEST_AHEAD]
    return any(" ".join(reversed(before[:size])) in words.ahead for size in range(1, len(before) + 1))


def _is_awaited(candidate: Candidate, words: PlanWords) -> bool:
    """Say whether people are what a state waits for: "took 135 people and *expects* 200 in all"."""
    clause, passage = candidate.clause, candidate.passage
    awaited = clause.subject if clause.is_passive else [at for at in clause.whole if at > clause.head]
    is_head = candidate.at == clause.head and passage.lowered[candidate.at] in words.expecting
    return is_head and passage.has(_PEOPLE, awaited)


def _is_put_off(candidate: Candidate, words: PlanWords) -> bool:
    """Say whether a negated clause names the earliest day: "the first are *not expected before* 2027"."""
    clause, passage = candidate.clause, candidate.passage
    expects = passage.lowered[clause.head] in words.planning
    if not (clause.is_negated and expects):
        return False
    starts = [time.start for time in passage.times]
    return any(
        passage.lowered[at] in words.not_before
        and any(word.start in starts for word in passage.words[at + 1 : at + 1 + _LEADING_UP])
        for at in clause.whole
    )


def _is_due(candidate: Candidate, words: PlanWords) -> bool:
    """Say whether a cue itself tells of a plan: "was *expected* to be moved", "had *been* due to leave"."""
    passage, at = candidate.passage, candidate.at
    near = range(at + 1, at + 1 + _LEADING_UP)
    to = next((each for each in near if "to" in passage.lowered[each : each + 1]), None)
    if to is None or passage.lowered[to - 1] not in words.planning:
        return False
    is_moving = not words.moving.isdisjoint(passage.lowered[to + 1 : to + 2])
    return is_moving or any(to in clause.helpers for clause in passage.syntax.clauses())


def _is_expected(candidate: Candidate, words: PlanWords) -> bool:
    """Say whether a clause tells no more than that people are awaited: "12 people *were expected* in May"."""
    clause, passage = candidate.clause, candidate.passage
    return (
        candidate.at == clause.head and clause.is_passive and passage.lowered[clause.head] in words.expected
    )


def is_called_off(candidate: Candidate) -> bool:
    """Say whether what is told is a flight that was stopped: "the *flight* that was to go was cancelled".

    A day told with it is then past, though the flight was only a plan.
    """
    if candidate.cue.event not in MOVES:
        return False
    named = (
        (candidate.at,) if candidate.at != candidate.clause.head else candidate.clause.governors[:_FEW_ABOVE]
    )
    return any(_is_stopped_flight(candidate.passage, at) for at in named)


def _is_counted(passage: Passage, at: int) -> bool:
    """Say whether a number stands before flights: "*two flights* were put off" is of no whole scheme."""
    before = passage.lowered[max(0, at - _BESIDE) : at]
    return any(word.isdigit() or word in load_numbers(passage.language).small for word in before)


def _is_stopped_flight(passage: Passage, at: int) -> bool:
    clause = passage.syntax.clause_of(at)
    if at == clause.head or "flight" not in passage.classes[at]:
        return False
    if passage.lowered[at].endswith("s") and not _is_counted(passage, at):
        return False
    stopped = clause.subject if clause.is_passive else (*clause.subject, *clause.objects)
    frames = {frame.name for frame, place in find_frames(passage, clause) if place == clause.head}
    return at in {*clause.whole, *stopped} and not frames.isdisjoint(_STOPPING)
