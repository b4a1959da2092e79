"""What a clause seems to tell, and another clause of its sentence tells already or takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.telling.modality import load_modality
from pactwatch.claims.words.state_words import load_state_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.words.candidates import Candidate

_RULED = frozenset({EventType.BLOCKED, EventType.RULED_LAWFUL, EventType.RULED_UNLAWFUL})
_STOPPED = frozenset({EventType.SUSPENDED, EventType.ENDED})
_COMPANY, _WITH = frozenset({"company"}), "with"
_SITE = frozenset({"site"})
_DEALS = frozenset({EventType.AGREED, EventType.SIGNED})
_OFFERS = frozenset({EventType.PROPOSED})
_NOTHING: frozenset[EventType] = frozenset()
_ADVERB = "ly"
_WHAT_IT_SAYS = "agreed.will-take"
_PEOPLE = frozenset({"people", "migrant", "count"})


def leave_out_echoes(found: Sequence[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """Leave out of what the clauses of a sentence tell what is no event of its own there.

    Talks that were halted are not held; "a ruling that" after a comma is the one told before it; of "denied
    that he had agreed", the denial is told with what is denied; what a signed paper says ("will take 25") is
    no second deal; rejected migrants are nobody's refusal, nor does a removal centre tell of a removal.
    """
    candidates = [candidate for candidate, _ in found]
    return [(each, sureness) for each, sureness in found if not _is_echo(each, candidates)]


def _is_echo(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    event = candidate.cue.event
    if event is EventType.TALKS:
        return any(_stops(other, candidate) for other in others)
    if event is EventType.REFUSED and _only_describes(candidate):
        return True
    if event is EventType.TRANSFER and _names_a_place(candidate):
        return True
    if candidate.cue.cue_id == _WHAT_IT_SAYS and any(_is_signed(other) for other in others):
        return True
    if event in _DEALS and _is_with_a_firm(candidate):
        return True
    if event in _RULED and _sums_up(candidate):
        return any(other.cue.event in _RULED and other.at < candidate.at for other in others)
    framed = _framed_by(candidate)
    return any(
        other.cue.event in framed and (candidate.at in other.clause.governors[:1] or other.cue.event is event)
        for other in others
        if other is not candidate
    )


def _is_signed(other: Candidate) -> bool:
    return other.cue.event is EventType.SIGNED and not other.clause.is_negated


def _stops(stopping: Candidate, talks: Candidate) -> bool:
    """Say whether talks are what a clause stops: "*halted talks* with Rwanda"."""
    clause = stopping.clause
    stopped = clause.subject if clause.is_passive else clause.objects
    is_one = clause.head == talks.clause.head and talks.at != clause.head
    return is_one and stopping.cue.event in _STOPPED and not clause.is_negated and talks.at in stopped


def _only_describes(candidate: Candidate) -> bool:
    """Say whether a participle only tells of which people a sentence speaks: "*rejected* asylum seekers"."""
    clause, passage, at = candidate.clause, candidate.passage, candidate.at
    if clause.is_modifier:
        return passage.has(_PEOPLE, clause.governors[:1])
    before, after = passage.lowered[max(0, at - 1)], range(at + 1, min(at + 2, len(passage.lowered)))
    is_verb = at == 0 or at - 1 in {*clause.subject, *clause.helpers} or before.endswith(_ADVERB)
    return passage.language == "en" and not is_verb and passage.has(_PEOPLE, after)


def _names_a_place(candidate: Candidate) -> bool:
    """Say whether a noun is part of a name: in an "immigration *removal* centre" nobody is removed yet."""
    passage, after = candidate.passage, candidate.at + 1
    return candidate.cue.is_noun_event and after < len(passage.lowered) and passage.has(_SITE, (after,))


def _is_with_a_firm(candidate: Candidate) -> bool:
    """Say whether a contract is one to build or to run something, and with no state: "with a local firm"."""
    clause, passage = candidate.clause, candidate.passage
    is_with_state = any(party.preposition == _WITH for party in passage.parties_at(clause.whole))
    return passage.has(_COMPANY, clause.whole) and not is_with_state


def _sums_up(candidate: Candidate) -> bool:
    """Say whether a noun after a comma takes up what was told: "dismissed the appeals, *a ruling* that"."""
    at, lowered = candidate.at, candidate.passage.lowered
    return (
        candidate.cue.is_noun_event
        and at > 1
        and lowered[at - 2] == ","
        and lowered[at - 1] in load_state_words().articles
    )


def _framed_by(candidate: Candidate) -> frozenset[EventType]:
    """Return what may be told below a verb of saying or denying that seems to tell something by itself."""
    if not candidate.cue.cue_id.startswith("none") or candidate.at != candidate.clause.head:
        return _NOTHING
    lexicon, verb = load_modality(candidate.passage.language), candidate.passage.lowered[candidate.at]
    if candidate.cue.event is EventType.PROPOSED and verb in lexicon.denied_governors:
        return _DEALS
    if candidate.cue.event in _DEALS and verb in lexicon.denied_governors:
        return frozenset({candidate.cue.event})
    if candidate.cue.event is EventType.REFUSED and verb in lexicon.saying:
        return _OFFERS
    return _NOTHING
