"""Events that a clause tells, though of no state that takes people: unnamed ones, labour, a state's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.topic.sentences_on_topic import is_on_labour
from pactwatch.claims.words.unnamed_states import find_no_state, find_unnamed_states
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pactwatch.claims.words.passages import Passage
    from pactwatch.claims.words.predication import Predication
    from pactwatch.claims.words.states_named import PartyAt

_MADE = frozenset({EventType.AGREED, EventType.SIGNED})
_NEGOTIABLE = frozenset({*_MADE, EventType.TALKS, EventType.PROPOSED})
_UNLESS_REFUSED = frozenset({*_NEGOTIABLE, EventType.TRANSFER})
_OF_SOMEBODY = frozenset({*_UNLESS_REFUSED, EventType.REFUSED})
_OF_PROGRAMMES = frozenset({EventType.STARTED, EventType.SUSPENDED, EventType.RESUMED, EventType.ENDED})
_OWN_PROGRAMME = frozenset({"own_programme"})
_DASHES = frozenset({"-", "–", "—", "--"})
_LEAVING_OUT = "not"


def is_of_no_taker(told: Predication, event: EventType) -> bool:
    """Say whether an event of a clause is of no state that could take people under an arrangement.

    "A growing number of African states have struck deals" and "no country has made an offer" name none,
    "talks, but not with Albania" leaves out the one that it names, a pact on seasonal workers sends nobody
    away, and whoever "halted its refugee programme" did so alone.
    """
    return (
        (event in _OF_SOMEBODY and _is_of_unnamed(told, find_unnamed_states))
        or (event in _UNLESS_REFUSED and _is_of_unnamed(told, find_no_state))
        or (event in _MADE and is_on_labour(told.passage, told.clause.whole))
        or (event in _NEGOTIABLE and _is_not_with(told))
        or (event in _OF_PROGRAMMES and _is_own_programme(told))
    )


def _is_of_unnamed(told: Predication, find: Callable[[Passage], Iterator[int]]) -> bool:
    """Say whether a clause is of states that nobody names: "in talks with *several countries*"."""
    clause, passage = told.clause, told.passage
    if _takers(told):
        return False
    around = {*clause.whole, *clause.subject, *clause.agent, *clause.objects}
    return any(at in around for at in find(passage))


def _is_not_with(told: Predication) -> bool:
    """Say whether the only state that could take is left out: "talks on hubs, but *not with Albania*"."""
    takers, lowered = _takers(told), told.passage.lowered
    return bool(takers) and all(
        party.first > 1 and bool(party.preposition) and lowered[party.first - 2] == _LEAVING_OUT
        for party in takers
    )


def _is_own_programme(told: Predication) -> bool:
    """Say whether a state does so with whom it lets in itself: "halted its *refugee admissions*"."""
    clause, passage = told.clause, told.passage
    return not _takers(told) and passage.has(_OWN_PROGRAMME, (*clause.whole, *clause.subject))


def _takers(told: Predication) -> list[PartyAt]:
    """Return the states of a sentence that could take people, without where the report was written."""
    passage = told.passage
    after = passage.lowered[passage.parties[0].last : passage.parties[0].last + 1] if passage.parties else ()
    is_dated = bool(after) and passage.parties[0].first == 0 and not _DASHES.isdisjoint(after)
    return [party for party in passage.parties[is_dated:] if not is_known_sender(party.code)]
