"""Which way people go: under an arrangement from its sender to its receiver, or back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import MOVES, EventType, IncidentKind
from pactwatch.claims.pair.parties import Pair
from pactwatch.claims.words.state_words import load_state_words
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.states_named import PartyAt

_NEAR = 2
_THERE = frozenset({"to", "into"})
_OF = frozenset({"", "of"})
_REACH = 3
_HOMELAND = "homeland"
_AT_HOME = frozenset({"at_home"})
_LEAVING = frozenset({"leaving"})
_ARRIVING = frozenset({"arriving"})


def find_way(candidate: Candidate, pair: Pair) -> Iterator[Pair]:
    """Yield the pair under which the people of a clause are moved; none where it is under no arrangement.

    Who was "wrongly deported to his homeland" was sent to the state that he is from, whatever a report is
    on; who goes home otherwise concerns no arrangement.
    """
    if _goes_back(candidate, pair):
        return
    is_wrong = candidate.cue.kind is IncidentKind.WRONGFUL_REMOVAL
    if not (is_wrong or candidate.cue.event in MOVES) or not _goes_home(candidate, pair):
        yield pair
        return
    origins = set(candidate.passage.origins)
    if is_wrong and len(origins) == 1:
        yield Pair(pair.sender, origins.pop())


def sets_out(candidate: Candidate) -> bool:
    """Say whether a clause tells only that people leave: "the flight had *left* Louisiana on Saturday"."""
    clause, passage = candidate.clause, candidate.passage
    named = passage.parties_at(clause.whole)
    return passage.has(_LEAVING, (clause.head,)) and all(is_known_sender(party.code) for party in named)


def _goes_home(candidate: Candidate, pair: Pair) -> bool:
    """Say whether a clause sends people home: to their homeland, "sent *home*", or "*an Afghan to Kabul*".

    Where the receiver is their home, the whole report shows whether it tells of an arrangement at all.
    """
    clause, passage, into = candidate.clause, candidate.passage, load_state_words().into
    named = {party.code for party in passage.parties_at(clause.whole) if party.preposition in into}
    if named:
        return pair.receiver not in named and named <= set(passage.origins)
    return any(
        (at - 1 == clause.head and passage.classes[at] >= _AT_HOME)
        or (
            _HOMELAND in passage.classes[at]
            and not into.isdisjoint(passage.lowered[max(0, at - _REACH) : at])
        )
        for at in clause.whole
    )


def receives_its_own(candidate: Candidate, pair: Pair) -> bool:
    """Say whether a clause moves people to the receiver who are from there: "*a Jamaican* to Kingston".

    An arrangement is not for them; yet they tell on what the report is, so they are left out only after that.
    """
    if candidate.cue.event not in MOVES:
        return False
    passage, into = candidate.passage, load_state_words().into
    reached = [
        party
        for party in passage.parties_at(candidate.clause.whole)
        if party.code == pair.receiver and party.preposition in into
    ]
    is_home = any(passage.has(_AT_HOME, (max(0, party.first - _NEAR),)) for party in reached)
    return bool(reached) and (is_home or set(passage.origins) == {pair.receiver})


def _goes_back(candidate: Candidate, pair: Pair) -> bool:
    """Say whether people leave the receiver or move to the sender, and so not under the arrangement.

    Who "was taken back to Italy" or "left Albania" was not sent from Italy to Albania by that, nor who was
    "taken off the plane" or whom Albania itself deported, nor is anybody sent there by being "moved to
    Kosovo". "On a US plane" nobody has come to the United States.
    """
    if candidate.cue.event is not EventType.TRANSFER:
        return False
    if _gets_off(candidate) or _sends_itself(candidate, pair) or _goes_elsewhere(candidate, pair):
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


def _sends_itself(candidate: Candidate, pair: Pair) -> bool:
    """Say whether the receiver itself throws people out: "Costa Rica *deported* 1,200 of its own accord"."""
    clause, passage = candidate.clause, candidate.passage
    acting = clause.agent if clause.is_passive else clause.subject
    acts = {party.code for party in passage.parties_at(acting) if party.kind != "demonym"}
    return acts == {pair.receiver} and passage.lowered[clause.head] in load_state_words().throwing_out


def _goes_elsewhere(candidate: Candidate, pair: Pair) -> bool:
    """Say whether a clause tells where people go, and that is another state: "were moved *to Venezuela*"."""
    clause, passage = candidate.clause, candidate.passage
    there = [party for party in passage.parties_at(clause.whole) if party.first > clause.head]
    if any(party.code == pair.receiver for party in there):
        return False
    into = load_state_words().into
    is_reached = any(party.code == pair.receiver and party.preposition in into for party in passage.parties)
    return not is_reached and any(party.preposition in _THERE for party in there)


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
    owned = passage.lowered[party.last : party.last + _NEAR]
    if party.kind == "demonym" or not load_state_words().owned_abroad.isdisjoint(owned):
        return False
    reached = party.first in clause.objects and party.preposition in _OF
    return reached or party.preposition in load_state_words().into or party.first == clause.head + 1
