"""States named in one breath: what is told of one of "the Rwandan and Ugandan governments" holds for all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.words.plain_words import plain_words
from pactwatch.claims.words.shares import find_shares
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.states_named import PartyAt

_JOINING = frozenset({",", "and", "or", "the", "nor", "as", "well", "both", "either"})
_SEVERAL = 2


def find_company(candidate: Candidate, receiver: str) -> AbstractSet[str]:
    """Return the states named together with one that takes people, which take them as well.

    "Uganda and Eswatini turned him away"; "eight men went to South Sudan, 19 to Eswatini".

    Args:
        candidate: The clause.
        receiver: The state that it concerns for certain.
    """
    passage = candidate.passage
    around = {*candidate.clause.whole, *candidate.clause.agent, *candidate.clause.subject}
    takers = [
        party
        for party in passage.parties
        if not is_known_sender(party.code) and not around.isdisjoint(range(party.first, party.last))
    ]
    if len({party.code for party in takers}) < _SEVERAL or is_known_sender(receiver):
        return frozenset()
    is_move = candidate.cue.event is EventType.TRANSFER
    shares = {share.receiver for share in find_shares(passage)} if is_move else set()
    told = {party.code for party in takers} & shares if receiver in shares else set()
    words = plain_words(passage.words, passage.language)
    listed = [{party.code for party in each} for each in _lists(takers, [word.lower for word in words])]
    return told.union(*(codes for codes in listed if receiver in codes))


def _lists(parties: Sequence[PartyAt], lowered: Sequence[str]) -> list[list[PartyAt]]:
    """Return the states in the order of the text, those together that only commas and "and" part."""
    found = [[parties[0]]]
    for one, other in pairwise(parties):
        if _JOINING.issuperset(lowered[one.last : other.first]):
            found[-1].append(other)
        else:
            found.append([other])
    return found
