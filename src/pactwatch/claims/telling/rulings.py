"""What a court or a parliament decided: by "not lawful", by throwing a plan out, by voting it down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.telling.modality import load_modality
from pactwatch.claims.words.classes import load_classes
from pactwatch.claims.words.frames import find_frames

if TYPE_CHECKING:
    from collections.abc import Collection

    from pactwatch.claims.words.passages import Passage
    from pactwatch.claims.words.predication import Predication

_COURT = frozenset({"court"})
_PLAN = frozenset({"scheme", "instrument", "removal"})
_CASE = frozenset({"suit", "appeal", "request", "litigant"})
_STAY, _LIFTING = frozenset({"stay"}), frozenset({"lifting"})
_RULED = frozenset({EventType.RULED_LAWFUL, EventType.RULED_UNLAWFUL})
_TURNING_DOWN = frozenset({"refuse", "deny"})
_AGAINST = frozenset({"down", "against", "contra", "contre"})
_AUTHORITY = frozenset({"authority"})
_PERMISSION = frozenset({"permission"})
_REFUSING = "framed:refused"
_LAWFUL, _UNLAWFUL = "lawful", "unlawful"
_NEGATION = "negation"
_DELAYING = frozenset({"stop_for_now", "block"})
_FEW_ABOVE = 2


def as_decided(told: Predication, event: EventType, traits: Collection[str]) -> EventType:
    """Return the type that a clause tells once it is seen who decides and whether "lawful" is negated.

    A court that turns a plan down rules against it, whereas a state refuses; "was not lawful" has the word of
    the opposite ruling in it. Who asks in vain for a stay loses, and who asks in vain to have one lifted.
    A parliament that votes a deal down refuses it, and one that votes to put it off holds it up.

    Args:
        told: The clause.
        event: The type that is weighed for it.
        traits: What it shows.
    """
    if event is EventType.APPROVED:
        return _as_voted(told)
    if event in _RULED and (asked := _asked_in_vain(told)) is not None:
        return asked
    may_throw_out = event is EventType.REFUSED or (event is EventType.RULED_LAWFUL and _REFUSING in traits)
    if may_throw_out and _throws_out(told):
        return EventType.RULED_UNLAWFUL
    if event is EventType.RULED_LAWFUL and (_is_said_not_lawful(told) or _turns_state_down(told, traits)):
        return EventType.RULED_UNLAWFUL
    return event


def _as_voted(told: Predication) -> EventType:
    """Return what a vote comes to: "*voted* it down", "*voted* not to ratify it", "*voted* to delay it"."""
    clause, passage = told.clause, told.passage
    voting = load_modality(passage.language).voting
    doing = (clause.head, *clause.governors[:_FEW_ABOVE])
    vote = next((at for at in doing if passage.lowered[at] in voting), None)
    if vote is None:
        return EventType.APPROVED
    below = doing[: doing.index(vote)]
    if _is_against(told, vote) or (below and clause.is_negated):
        return EventType.REFUSED
    voted = below or [each.head for each in passage.syntax.clauses() if each.governors[:1] == (vote,)]
    if any(_does(passage, at, _DELAYING) for at in voted):
        return EventType.BLOCKED
    return EventType.APPROVED


def _is_against(told: Predication, vote: int) -> bool:
    """Say whether a vote is not for what the clause names: "voted *against* a treaty being ratified".

    "214 against 171" only counts votes.
    """
    clause, passage = told.clause, told.passage
    own = clause if clause.head == vote else passage.syntax.clause_of(vote)
    last = max(own.whole) if clause.head == vote else clause.head
    reach = {*own.whole, *own.helpers}
    return any(
        passage.lowered[at] in _AGAINST and not passage.lowered[at - 1].isdecimal()
        for at in range(vote + 1, last + 1)
        if at in reach
    )


def _does(passage: Passage, at: int, frames: Collection[str]) -> bool:
    """Say whether a word heads a clause that tells one of these doings."""
    clause = passage.syntax.clause_of(at)
    return any(place == at and frame.name in frames for frame, place in find_frames(passage, clause))


def _asked_in_vain(told: Predication) -> EventType | None:
    """Return how a court rules that will not stop something, or not let go on what was stopped."""
    clause, passage = told.clause, told.passage
    turns_down = any(at == clause.head and f.name in _TURNING_DOWN for f, at in find_frames(passage, clause))
    by_court = passage.has(_COURT, clause.agent if clause.is_passive else clause.subject)
    if clause.is_negated or not turns_down or not by_court:
        return None
    asked = [at for at in range(clause.head + 1, len(passage.words)) if _is_below(passage, at, clause.head)]
    if not passage.has(_STAY, asked):
        return None
    return EventType.RULED_UNLAWFUL if passage.has(_LIFTING, asked) else EventType.RULED_LAWFUL


def _is_below(passage: Passage, at: int, head: int) -> bool:
    inner = passage.syntax.clause_of(at)
    return head in (inner.head, *inner.governors)


def _throws_out(told: Predication) -> bool:
    clause, passage = told.clause, told.passage
    acting, acted_on = clause.subject, clause.objects
    if clause.is_passive:
        acting, acted_on = clause.agent, clause.subject
    return (
        not clause.is_negated
        and passage.has(_COURT, acting)
        and passage.has(_PLAN, acted_on)
        and not any(_is_case(passage.classes[i]) for i in acted_on)
    )


def _turns_state_down(told: Predication, traits: Collection[str]) -> bool:
    """Say whether a court refuses what a state asks of it: "refused the home secretary permission"."""
    clause, passage = told.clause, told.passage
    asking = clause.objects if not clause.is_passive else clause.subject
    acting = clause.subject if not clause.is_passive else clause.agent
    return (
        _REFUSING in traits
        and not clause.is_negated
        and passage.has(_COURT, acting)
        and passage.has(_AUTHORITY, asking)
        and passage.has(_PERMISSION, clause.whole)
    )


def _is_case(kinds: frozenset[str]) -> bool:
    """Say whether a word stands for what is brought before a court; a "plan" is asked for as a request is."""
    return not _CASE.isdisjoint(kinds) and _PLAN.isdisjoint(kinds)


def _is_said_not_lawful(told: Predication) -> bool:
    """Say whether the sentence calls something unlawful, and "lawful" only after a negation."""
    passage = told.passage
    if not {_LAWFUL, _UNLAWFUL} <= passage.kinds:
        return False
    words, alone = passage.lowered, load_classes(passage.language).by_word
    said = [at for at, kinds in enumerate(passage.classes) if _LAWFUL in kinds and _NEGATION not in kinds]
    return all(
        at > 0 and _NEGATION in passage.classes[at - 1] and _LAWFUL in alone.get(words[at], ()) for at in said
    )
