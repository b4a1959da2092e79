"""States that people are sent on to from where they were taken: these have no part in an arrangement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.words.state_words import load_state_words

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage

_MOVING = frozenset({EventType.TRANSFER, EventType.INCIDENT})
_FLIGHT = frozenset({"flight"})
_LONGEST_LIST = 13
_SEVERAL = 2


def find_sent_on(candidate: Candidate) -> frozenset[str]:
    """Return the states to which a clause says that people were sent on: "were moved *on to Togo*".

    So are those "forced *back to Angola and Chad*", where a harm is told: they had been sent to another.
    What a plane goes on to may well be where others are taken.
    """
    passage, clause, known = candidate.passage, candidate.clause, load_state_words()
    if candidate.cue.event not in _MOVING or (known.onward | known.back).isdisjoint(passage.lowered):
        return frozenset()
    if passage.has(_FLIGHT, clause.subject):
        return frozenset()
    reached = [party for party in passage.parties_at(clause.whole) if party.preposition in known.into]
    onward = {party.code for party in reached if _follows(passage, party.first, known.onward)}
    back = {party.code for party in reached if _follows(passage, party.first, known.back)}
    is_to_several = candidate.cue.event is EventType.INCIDENT and len(back) >= _SEVERAL
    return frozenset(onward | back if is_to_several else onward)


def _follows(passage: Passage, first: int, leading: AbstractSet[str]) -> bool:
    """Say whether a word like "onward" stands before the preposition that a state, or its list, hangs on."""
    known, lowered = load_state_words(), passage.lowered
    for at in range(first - 1, max(0, first - 1 - _LONGEST_LIST), -1):
        if lowered[at] in known.into:
            return lowered[at - 1] in leading
    return False
