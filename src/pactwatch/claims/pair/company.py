"""States named in one breath: what is told of one of "the Rwandan and Ugandan governments" holds for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.words.groups import list_takers
from pactwatch.claims.words.shares import find_shares
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.groups import Group

_SEVERAL = 2
_OF_PEOPLE = frozenset({EventType.TRANSFER, EventType.INCIDENT})


def find_stood_for(candidate: Candidate, groups: Iterable[Group]) -> frozenset[str]:
    """Return the states for which words of a clause stand: "the accords with the other two".

    Where people are moved or harmed, "both" and "all three" may be the people.

    Args:
        candidate: The clause.
        groups: The phrases of its sentence that stand for states together.
    """
    around = _words_of(candidate)
    return frozenset().union(
        *(
            group.codes
            for group in groups
            if not around.isdisjoint(range(group.first, group.last))
            and not (group.is_bare and candidate.cue.event in _OF_PEOPLE)
        )
    )


def find_company(candidate: Candidate, receiver: str) -> AbstractSet[str]:
    """Return the states named together with one that takes people, which take them as well.

    "Uganda and Eswatini turned him away"; "eight men went to South Sudan, 19 to Eswatini"; "it suspended
    agreements that let it send people to Guatemala, El Salvador and Honduras".

    Args:
        candidate: The clause.
        receiver: The state that it concerns for certain.
    """
    passage = candidate.passage
    in_sentence = [party for party in passage.parties if not is_known_sender(party.code)]
    around = _words_of(candidate)
    takers = [p for p in in_sentence if not around.isdisjoint(range(p.first, p.last))]
    is_behind = not takers and sum(party.code == receiver for party in in_sentence) == 1
    if is_behind:
        takers = in_sentence
    if len({party.code for party in takers}) < _SEVERAL or is_known_sender(receiver):
        return frozenset()
    is_move = candidate.cue.event is EventType.TRANSFER and not is_behind
    shares = {share.receiver for share in find_shares(passage)} if is_move else set()
    told = {party.code for party in takers} & shares if receiver in shares else set()
    listed = [{party.code for party in each} for each in list_takers(takers, passage)]
    return told.union(*(codes for codes in listed if receiver in codes))


def _words_of(candidate: Candidate) -> frozenset[int]:
    clause = candidate.clause
    return frozenset({*clause.whole, *clause.agent, *clause.subject})
