"""A claim, and a decision on one, in a line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.register.claim import EVENT
from pactwatch.views.money_words import money_in_words
from pactwatch.views.wording import (
    affiliation_in_words,
    date_in_words,
    in_words,
    short_date_in_words,
    state_in_words,
)

if TYPE_CHECKING:
    from pactwatch.register.claim import Claim
    from pactwatch.register.decision import Decision

_DAY, _MINUTE = len("2025-05-05"), len("2025-05-05T08:00")
_IN_WORDS = {
    "type": "event",
    "modality": "modality",
    "incident": "kind",
    "stance": "stance",
}
EVENT_FIELDS = (
    "sender", "receiver", "type", "modality", "date", "people", "amount", "currency", "incident", "actor",
)  # fmt: skip
STATEMENT_FIELDS = ("speaker", "role", "affiliation", "stance", "date", "channel")


def claim_in_words(claim: Claim) -> str:
    """Return a claim on one line: "United States → Rwanda: Signing, June 2025, told as fact"."""
    if claim.kind != EVENT:
        who = claim.speaker or claim.role or "Not named"
        whose = affiliation_in_words(claim.affiliation or "other")
        stance = in_words("stance", claim.stance or "states")
        return f"{who}, {stance}" if who == whose else f"{who}, {whose}, {stance}"
    name = in_words("event", claim.type or "")
    if claim.incident:
        name += f": {in_words('kind', claim.incident)}"
    if claim.people is not None:
        name += f" of {claim.people:,} {'person' if claim.people == 1 else 'people'}"
    parts = [name]
    if claim.amount is not None:
        parts.append(money_in_words(claim.amount, claim.currency))
    parts += [date_in_words(claim.date)] if claim.date else []
    parts.append(in_words("modality", claim.modality or ""))
    pair = f"{state_in_words(claim.sender or '')} → {state_in_words(claim.receiver or '')}"
    return f"{pair}: {', '.join(parts)}"


def value_in_words(name: str, value: Any) -> str:
    """Return the value of a field for a person; an empty one is "–"."""
    if value is None:
        return "–"
    if name in _IN_WORDS:
        return in_words(_IN_WORDS[name], str(value))
    if name in {"sender", "receiver"}:
        return f"{state_in_words(str(value))} ({value})"
    if name == "affiliation":
        return affiliation_in_words(str(value))
    if name == "date":
        return date_in_words(str(value))
    return f"{value:,.10g}" if isinstance(value, int | float) else str(value)


def fields_in_words(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Return the fields of a claim that are told, by name."""
    names = EVENT_FIELDS if claim.kind == EVENT else STATEMENT_FIELDS
    told = ((name, getattr(claim, name)) for name in names)
    return tuple((name, value_in_words(name, value)) for name, value in told if value is not None)


def decision_in_words(decision: Decision) -> str:
    """Return a decision on one line: "rejected by ann on 3 Nov 2026, 09:12: of another year"."""
    act = in_words("act", decision.act.value)
    words = f"{act} by {decision.decided_by} on {moment_in_words(decision.decided_at)}"
    return f"{words}: {decision.note}" if decision.note else words


def moment_in_words(moment: str) -> str:
    """Return a moment of recording: "3 Nov 2026, 09:12"."""
    return f"{short_date_in_words(moment[:_DAY])}, {moment[_DAY + 1 : _MINUTE]}"
