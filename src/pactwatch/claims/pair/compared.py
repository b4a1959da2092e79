"""States that a sentence names only to say what something else is like: no clause beside them is of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage

_COMPARED_WITH = "compared_with"
_COMPARING = frozenset({_COMPARED_WITH})
_REACH = 7
_BESIDE = 3


class _Likeness(NamedTuple):
    """A state that something is like, with the words that stand for it and where those of likeness stand."""

    code: str
    like: int
    last: int


def find_compared(candidate: Candidate) -> frozenset[str]:
    """Return the states that a clause does not concern, as its sentence names them only to compare.

    "Much like the Rwanda scheme, the deal with Washington is criticised": not of Rwanda. What is told of the
    one that something is like ("the Rwanda scheme *that Britain scrapped*") does concern it.
    """
    passage = candidate.passage
    if not passage.parties or not passage.has(_COMPARING):
        return frozenset()
    found = list(_find_likenesses(passage))
    compared = frozenset(each.code for each in found)
    is_inside = any(_is_inside(candidate, each, compared) for each in found)
    elsewhere = {p.code for p in passage.parties if p.first not in _firsts(passage, found)}
    return frozenset() if is_inside else compared - elsewhere


def _find_likenesses(passage: Passage) -> Iterator[_Likeness]:
    for party in passage.parties:
        for at in range(party.first - 1, max(-1, party.first - 1 - _REACH), -1):
            if passage.lowered[at] == ",":
                break
            if _COMPARED_WITH in passage.classes[at]:
                yield _Likeness(party.code, at, party.last)
                break


def _firsts(passage: Passage, found: list[_Likeness]) -> set[int]:
    ends = {each.last for each in found}
    return {party.first for party in passage.parties if party.last in ends}


def _is_inside(candidate: Candidate, likeness: _Likeness, compared: frozenset[str]) -> bool:
    """Say whether a clause tells of what something is like, or does nothing but compare."""
    clause, passage = candidate.clause, candidate.passage
    if likeness.like <= clause.head < likeness.last:
        return True
    if any(likeness.like <= above <= likeness.last + _BESIDE for above in clause.governors[:1]):
        return True
    named = {party.code for party in passage.parties_at((*clause.whole, *clause.subject))}
    return bool(named) and named <= compared
