"""What a court decided: that a plan may not be carried out, by "not lawful" or by throwing it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.words.classes import load_classes

if TYPE_CHECKING:
    from collections.abc import Collection

    from pactwatch.claims.words.predication import Predication

_COURT = frozenset({"court"})
_PLAN = frozenset({"scheme", "instrument", "removal"})
_CASE = frozenset({"suit", "appeal", "request", "litigant"})
_REFUSING = "framed:refused"
_LAWFUL, _UNLAWFUL = "lawful", "unlawful"
_NEGATION = "negation"


def as_decided(told: Predication, event: EventType, traits: Collection[str]) -> EventType:
    """Return the type that a clause tells once it is seen who decides and whether "lawful" is negated.

    A court that turns a plan down rules against it, whereas a state refuses; "was not lawful" has the word of
    the opposite ruling in it.

    Args:
        told: The clause.
        event: The type that is weighed for it.
        traits: What it shows.
    """
    may_throw_out = event is EventType.REFUSED or (event is EventType.RULED_LAWFUL and _REFUSING in traits)
    if may_throw_out and _throws_out(told):
        return EventType.RULED_UNLAWFUL
    if event is EventType.RULED_LAWFUL and _is_said_not_lawful(told):
        return EventType.RULED_UNLAWFUL
    return event


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
