"""Pairs of states of which a report tells, though neither sends the other people who are not its own.

A state that only voices concern sends nobody; people flown to their own country, or sent back to where their
claim for asylum belongs by the rules of Dublin, go under no arrangement. Their reports have the words of one.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.event import EventType
from pactwatch.claims.pair.schemes import load_schemes
from pactwatch.data_file import load_data_file
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.claims.pair.parties import Pair
    from pactwatch.claims.topic.bearing import Found
    from pactwatch.claims.words.passages import Passage

_FEW = 2
_NEAR = 4
_ORIGIN = frozenset({"nationality"})
_FOREIGN = frozenset({"foreign"})
_MIGRANT = frozenset({"migrant", "asylum"})
_PEOPLE = frozenset({"people", "migrant"})
_FLOWN_HOME = frozenset(
    {EventType.TRANSFER, EventType.STARTED, EventType.SUSPENDED, EventType.RESUMED, EventType.PAID}
)

_DONE_TO_PEOPLE = frozenset(
    {
        *_FLOWN_HOME,
        EventType.INCIDENT,
        EventType.CHALLENGED,
        EventType.BLOCKED,
        EventType.RULED_LAWFUL,
        EventType.RULED_UNLAWFUL,
    }
)


class Exclusions(NamedTuple):
    """Words and states of ``lexicons/excluded.toml``, which says what each of its lists is for."""

    reactions: frozenset[str]
    dublin_states: frozenset[str]
    dublin_rules: frozenset[str]
    some_of_them: frozenset[str]
    citizens: frozenset[str]


@functools.cache
def load_exclusions() -> Exclusions:
    """Load what tells that two states have no arrangement.

    Raises:
        LexiconError: If the file is not TOML, or lacks a list.
    """
    return load_data_file("pactwatch.claims", "lexicons/excluded.toml", _build)


def _build(data: dict[str, Any]) -> Exclusions:
    return Exclusions(
        frozenset(data["reactions"]),
        frozenset(data["dublin_states"].split()),
        frozenset(data["dublin_rules"]),
        frozenset(data["some_of_them"]),
        frozenset(data["citizens"]),
    )


def find_excluded(found: Found, passages: Sequence[Passage]) -> frozenset[Pair]:
    """Return the pairs of a report's events that have no arrangement, whatever their events look like."""
    by_dublin = names_dublin_rules(passages)
    returns_own = _find_returned(passages)
    home = {pair for pair in found.sentences if flies_home(pair, found)}
    return frozenset(
        pair
        for pair in found.sentences
        if (by_dublin and load_exclusions().dublin_states.issuperset(pair))
        or pair.receiver == returns_own
        or sends_own(pair, found)
        or pair in home
        or (home and _flies_with(pair, home, found))
        or looks_on(pair, found, passages)
    )


def names_dublin_rules(passages: Sequence[Passage]) -> bool:
    """Say whether a report speaks of the rules that have the name of Dublin, and not of the city."""
    rules = load_exclusions().dublin_rules
    return any(
        word == "dublin" and not rules.isdisjoint(passage.lowered[at + 1 : at + 2])
        for passage in passages
        if "dublin" in passage.lowered
        for at, word in enumerate(passage.lowered)
    )


def looks_on(pair: Pair, found: Found, passages: Sequence[Passage]) -> bool:
    """Say whether the sender is named for nothing but what it thinks of others' doings."""
    named = [passage for passage in passages if any(party.code == pair.sender for party in passage.parties)]
    telling = {passage.index for passage in found.sentences[pair]}
    return 0 < len(named) <= _FEW and not any(
        passage.index in telling or load_exclusions().reactions.isdisjoint(passage.lowered)
        for passage in named
    )


def flies_home(pair: Pair, found: Found) -> bool:
    """Say whether all that a report tells of two states is that the receiver's own people were moved.

    In "Thirty-eight Hondurans landed in San Pedro Sula; 26 Colombians went on to Bogotá" each go home.
    Somebody from elsewhere in any of these sentences ("only one of them South Sudanese"), or a deal, makes it
    another matter.
    """
    types = {event.type for event in found.events if (event.sender, event.receiver) == pair}
    if EventType.TRANSFER not in types or not types <= _FLOWN_HOME or is_known_sender(pair.receiver):
        return False
    telling = found.sentences[pair]
    origins = {code for passage in telling for code in passage.origins}
    others = {
        party.code
        for passage in telling
        for party in passage.parties
        if party.kind == "demonym" and not is_known_sender(party.code)
    }
    receivers = {each.receiver for each in found.sentences}
    return (
        pair.receiver in origins
        and origins <= receivers
        and others <= {pair.receiver}
        and not any(passage.has(_FOREIGN) or _tells_of_others(passage) for passage in telling)
    )


def _tells_of_others(passage: Passage) -> bool:
    """Say whether only some of those whom a sentence counts are told to be of a state: "one of whom is …"."""
    lowered, some = passage.lowered, load_exclusions().some_of_them
    opened = (at + 2 for at, word in enumerate(lowered[1:]) if f"{lowered[at]} {word}" in some)
    return any(passage.has(_ORIGIN, range(at, min(at + _NEAR, len(lowered)))) for at in opened)


def sends_own(pair: Pair, found: Found) -> bool:
    """Say whether those whom a state sent away are its own citizens, by the most that a report tells of it.

    "Three children who are *American citizens* were put on a flight to Honduras" with their mothers: nobody
    agreed to that. Who offers to hold "even U.S. citizens" does agree to something.
    """
    types = {event.type for event in found.events if (event.sender, event.receiver) == pair}
    telling = {passage.index: passage for passage in found.sentences[pair]}.values()
    if not types <= _DONE_TO_PEOPLE or any(passage.has(_FOREIGN) for passage in telling):
        return False
    own = sum(_names_citizens(passage, pair.sender) for passage in telling)
    return own > 0 and own * _FEW >= len(telling)


def _names_citizens(passage: Passage, code: str) -> bool:
    lowered, citizens = passage.lowered, load_exclusions().citizens
    return any(
        not citizens.isdisjoint(lowered[max(0, party.first - 1) : party.last + 1])
        for party in passage.parties
        if party.code == code
    )


def _flies_with(pair: Pair, home: Iterable[Pair], found: Found) -> bool:
    """Say whether nothing is told of two states but in sentences on people who went home with theirs."""
    told_of_home = {passage.index for each in home for passage in found.sentences[each]}
    return bool(found.origins[pair.receiver]) and told_of_home.issuperset(
        passage.index for passage in found.sentences[pair]
    )


def _find_returned(passages: Sequence[Passage]) -> str | None:
    """Return the state whose own people are all whom a report speaks of, if it speaks of them more than once.

    A pact "to speed up the return of Iraqis" who have no right to stay is one on Iraq's own.
    """
    origins = {code for passage in passages for code in passage.origins}
    if len(origins) != 1 or any(passage.has(_FOREIGN) for passage in passages):
        return None
    (own,) = origins
    of_people = [passage for passage in passages if passage.origins and passage.has(_PEOPLE)]
    is_scheme = any(scheme.pair.receiver == own for scheme in load_schemes())
    if len(of_people) < _FEW or is_scheme or is_known_sender(own):
        return None
    return own if any(passage.has(_MIGRANT) for passage in of_people) else None
