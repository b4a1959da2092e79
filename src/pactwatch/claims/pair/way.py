"""Which way people go: under an arrangement from its sender to its receiver, or back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.words.state_words import load_state_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.pair.parties import Pair
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.states_named import PartyAt

_NEAR = 2
_OF = frozenset({"", "of"})
_LEAVING = frozenset({"leaving"})
_ARRIVING = frozenset({"arriving"})


def goes_back(candidate: Candidate, pair: Pair) -> bool:
    """Say whether people leave the receiver or move to the sender, and so not under the arrangement.

    Who "was taken back to Italy" or "left Albania" was not sent from Italy to Albania by that, nor who was
    "taken off the plane".
    """
    if candidate.cue.event is not EventType.TRANSFER:
        return False
    if _gets_off(candidate):
        return True
    clause, passage = candidate.clause, candidate.passage
    named = {
        (p.code, p.preposition)
        for p in passage.parties_at([i for i in clause.whole if i not in clause.subject])
    }
    if (
        any((pair.receiver, word) in named for word in load_state_words().into)
        or (pair.sender, "from") in named
    ):
        return False
    left = (pair.receiver, "from") in named or any(
        p.code == pair.receiver and not p.preposition for p in passage.parties_at(_left(candidate))
    )
    into_sender = any(
        p.code == pair.sender and p.first > clause.head and _leads_there(candidate, p)
        for p in passage.parties_at(clause.whole)
    )
    return left or into_sender


def _gets_off(candidate: Candidate) -> bool:
    """Say whether people leave a plane or a ship: "all had been removed from the first flight"."""
    passage, known = candidate.passage, load_state_words()
    lowered = passage.lowered
    return any(
        lowered[at] in known.off_board
        and not known.articles.isdisjoint(lowered[at + 1 : at + 2])
        and any("flight" in kinds for kinds in passage.classes[at + 2 : at + 2 + _NEAR])
        and not passage.parties_at(range(at + 1, min(at + 2 + _NEAR, len(lowered))))
        for at in candidate.clause.whole
    )


def _left(candidate: Candidate) -> Sequence[int]:
    """Return the words for what people leave: "Albania" of "twelve men left Albania"."""
    clause, passage = candidate.clause, candidate.passage
    return clause.objects if passage.has(_LEAVING, (clause.head,)) else ()


def _leads_there(candidate: Candidate, party: PartyAt) -> bool:
    """Say whether people go where a state is named: "to Italy", "reached Italy", "docked in Bari"."""
    if party.preposition in {"to", "into"}:
        return True
    passage, clause = candidate.passage, candidate.clause
    if not passage.has(_ARRIVING, (clause.head,)):
        return False
    if party.kind == "demonym":
        return False
    reached = party.first in clause.objects and party.preposition in _OF
    return reached or party.preposition in load_state_words().into or party.first == clause.head + 1
