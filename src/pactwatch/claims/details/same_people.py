"""Whom a report counts again: "*the five* were received in July" are those whom it has told of before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.details.clause_details import own_counts
from pactwatch.claims.event import MOVES
from pactwatch.claims.words.parts import load_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pactwatch.claims.pair.parties import Pair
    from pactwatch.claims.words.candidates import Candidate

_SEVERAL = 2


class Placed(NamedTuple):
    """A clause with a pair that it is read to concern."""

    candidate: Candidate
    pair: Pair


class _Moved(NamedTuple):
    """That a sentence told how many people were moved under a pair."""

    sentence: int
    people: int
    pair: Pair


def follow_people(told: Sequence[Placed]) -> Iterator[Pair | None]:
    """Yield the pair that each clause concerns; that of people counted before is the one they went under.

    After "eight men went to South Sudan and five to Eswatini", what befalls "the five" concerns Eswatini and
    no other: None is yielded for what a clause would tell of others. A sentence that names a state speaks for
    itself.
    """
    moved = list(_find_moved(told))
    for each in told:
        counted = _counted_before(each.candidate, moved)
        if not counted or each.pair in counted:
            yield each.pair
        else:
            read = {other.pair for other in told if other.candidate is each.candidate}
            yield None if read & counted or len(counted) > 1 else next(iter(counted))


def _find_moved(told: Iterable[Placed]) -> Iterator[_Moved]:
    for candidate, pair in told:
        if candidate.cue.event not in MOVES:
            continue
        counts = [count.count for count in own_counts(candidate)]
        named = {party.code for party in candidate.passage.parties_at(candidate.clause.whole)}
        if len(counts) == 1 and counts[0] and pair.receiver in named:
            yield _Moved(candidate.passage.index, counts[0], pair)


def _counted_before(candidate: Candidate, moved: Sequence[_Moved]) -> set[Pair]:
    """Return the pairs under which the people of a clause were moved, by the last sentence on them."""
    passage = candidate.passage
    if passage.parties or not moved:
        return set()
    same = load_parts(passage.language).same
    again = {
        count.count
        for count in own_counts(candidate)
        if (count.count or 0) >= _SEVERAL and _word_before(candidate, count.start) in same
    }
    before = [each for each in moved if each.people in again and each.sentence < passage.index]
    return {each.pair for each in before if each.sentence == before[-1].sentence}


def _word_before(candidate: Candidate, start: int) -> str:
    words = candidate.passage.words
    at = sum(word.start < start for word in words)
    return words[at - 1].lower if at else ""
