"""Which way people go: under an arrangement from its sender to its receiver, or back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.state_words import load_state_words

if TYPE_CHECKING:
    from pactwatch.claims.candidates import Candidate
    from pactwatch.claims.parties import Pair

_LEAVING = frozenset({"leaving"})


def goes_back(candidate: Candidate, pair: Pair) -> bool:
    """Say whether people leave the receiver or move to the sender, and so not under the arrangement.

    Who "was taken back to Italy" or "left Albania" was not sent from Italy to Albania by that.
    """
    if candidate.cue.event is not EventType.TRANSFER:
        return False
    clause, passage = candidate.clause, candidate.passage
    named = {(p.code, p.preposition) for p in passage.parties_at(clause.whole)}
    if (
        any((pair.receiver, word) in named for word in load_state_words().into)
        or (pair.sender, "from") in named
    ):
        return False
    left = passage.has(_LEAVING, (clause.head,)) and any(
        p.code == pair.receiver and not p.preposition for p in passage.parties_at(clause.objects)
    )
    into_sender = any(
        p.code == pair.sender and p.preposition in {"to", "into"} and p.first > clause.head
        for p in passage.parties_at(clause.whole)
    )
    return left or into_sender
