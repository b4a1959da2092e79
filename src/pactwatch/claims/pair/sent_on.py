"""States that people are sent on to from where they were taken: these have no part in an arrangement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.words.state_words import load_state_words

if TYPE_CHECKING:
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage

_MOVING = frozenset({EventType.TRANSFER, EventType.INCIDENT})
_FLIGHT = frozenset({"flight"})
_LONGEST_LIST = 13


def find_sent_on(candidate: Candidate) -> frozenset[str]:
    """Return the states to which a clause says that people were sent on: "were moved *on to Togo*".

    What a plane goes on to may well be where others are taken.
    """
    passage, clause = candidate.passage, candidate.clause
    if candidate.cue.event not in _MOVING or load_state_words().onward.isdisjoint(passage.lowered):
        return frozenset()
    if passage.has(_FLIGHT, clause.subject):
        return frozenset()
    return frozenset(
        party.code
        for party in passage.parties_at(clause.whole)
        if party.preposition in load_state_words().into and _is_onward(passage, party.first)
    )


def _is_onward(passage: Passage, first: int) -> bool:
    """Say whether "on" or "onward" stands before the preposition that a state, or its list, hangs on."""
    known, lowered = load_state_words(), passage.lowered
    for at in range(first - 1, max(0, first - 1 - _LONGEST_LIST), -1):
        if lowered[at] in known.into:
            return lowered[at - 1] in known.onward
    return False
