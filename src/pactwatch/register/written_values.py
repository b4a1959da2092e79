"""What a person writes for the fields of a claim, each checked to be a value of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.claims.event import EventType, IncidentKind, Modality
from pactwatch.errors import DecisionError, ReadingError
from pactwatch.language.state_lexicon import load_states
from pactwatch.register.claim import EVENT
from pactwatch.register.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Mapping

EVENT_FIELDS = (
    "type", "sender", "receiver", "date", "modality", "actor", "people", "amount", "currency", "incident",
)  # fmt: skip
STATEMENT_FIELDS = ("date", "speaker", "role", "affiliation", "stance", "channel")


def read_values(written: Mapping[str, str], *, kind: str, where: str) -> dict[str, Any]:
    """Return the fields that a person sets, by name, each with a value of its kind; empty is None.

    Args:
        written: What was written for each field.
        kind: ``event`` or ``statement``.
        where: What errors call the place.

    Raises:
        DecisionError: If a claim of this kind has no such field, or a value is not of its kind.
    """
    allowed = EVENT_FIELDS if kind == EVENT else STATEMENT_FIELDS
    if odd := sorted(set(written) - set(allowed)):
        raise DecisionError(
            what=f"these cannot be set: {', '.join(odd)}",
            where=where,
            remedy=f"Set one of: {', '.join(allowed)}. The words that a claim rests on stay as they are.",
        )
    try:
        return {name: _value(name, value, where) for name, value in sorted(written.items())}
    except (ReadingError, ValueError) as error:
        what = error.what if isinstance(error, ReadingError) else f"no number: {error}"
        raise DecisionError(what=what, where=where, remedy="Give a value of that kind.") from error


def _value(name: str, written: str, where: str) -> Any:
    if not written:
        return None
    number = {"people": int, "amount": float}.get(name)
    value = number(written) if number else written
    checked = Fields({name: value}, where)
    match name:
        case "type":
            return checked.one_of(name, tuple(EventType))
        case "modality":
            return checked.one_of(name, tuple(Modality))
        case "incident":
            return checked.one_of(name, tuple(IncidentKind))
        case "sender" | "receiver":
            if checked.state(name) not in load_states():
                raise ReadingError(what=f"no state has the code {written}", where=where, remedy="")
            return value
        case "date":
            return checked.date(name)
        case "people":
            return checked.count(name)
        case "amount":
            return checked.amount(name)
        case _:
            return checked.text(name)
