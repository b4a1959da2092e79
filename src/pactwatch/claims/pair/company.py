"""States named in one breath: what is told of one of "the Rwandan and Ugandan governments" holds for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import MOVES, EventType
from pactwatch.claims.words.groups import list_takers
from pactwatch.claims.words.plain_words import plain_words
from pactwatch.claims.words.shares import find_shares
from pactwatch.claims.words.state_words import load_state_words
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


def find_last_told(candidate: Candidate) -> frozenset[str]:
    """Return the last of several states, where a clause is of it alone: "Ghana and Chad, which took ten".

    A clause whose verb is of several ("which have both signed") is of all, and so may one be whose verb does
    not tell ("which signed deals"), unless it moves people: none is returned.
    """
    passage, clause, words = candidate.passage, candidate.clause, load_state_words()
    if len(passage.parties) < _SEVERAL:
        return frozenset()
    lowered = [word.lower for word in plain_words(passage.words, passage.language)]
    opener = next((at for at in clause.whole if lowered[at] in words.relatives), None)
    helpers = {lowered[at] for at in clause.helpers}
    is_of_one = candidate.cue.event in MOVES or not words.singular_helpers.isdisjoint(helpers)
    if opener is None or not is_of_one or not words.plural_helpers.isdisjoint(helpers):
        return frozenset()
    takers = [party for party in passage.parties if not is_known_sender(party.code) and party.last <= opener]
    if not takers or lowered[takers[-1].last : opener] != [","]:
        return frozenset()
    is_list = len(list_takers(takers, passage)[-1]) > 1
    return frozenset({takers[-1].code}) if is_list else frozenset()


def _words_of(candidate: Candidate) -> frozenset[int]:
    clause = candidate.clause
    return frozenset({*clause.whole, *clause.agent, *clause.subject})
