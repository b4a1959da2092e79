"""What happened to an arrangement, or is said to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pactwatch.claims.reason import Step
    from pactwatch.documents import Evidence


class EventType(StrEnum):
    """The kinds of events in the life of an arrangement, in the usual order of that life."""

    PROPOSED = "proposed"
    TALKS = "talks"
    AGREED = "agreed"
    SIGNED = "signed"
    APPROVED = "approved"
    STARTED = "started"
    TRANSFER = "transfer"
    PAID = "paid"
    CHALLENGED = "challenged"
    BLOCKED = "blocked"
    RULED_LAWFUL = "ruled_lawful"
    RULED_UNLAWFUL = "ruled_unlawful"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    ENDED = "ended"
    REFUSED = "refused"
    INCIDENT = "incident"


MOVES = frozenset({EventType.TRANSFER, EventType.STARTED})
"""The events by which people are moved."""


class Modality(StrEnum):
    """How a report tells an event: as fact, on whose word, or as not (yet) so."""

    ASSERTED = "asserted"
    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DENIED = "denied"
    PLANNED = "planned"
    POSSIBLE = "possible"


AHEAD = frozenset({Modality.PLANNED, Modality.POSSIBLE})
"""How an event is told that has not happened, or not yet."""


class IncidentKind(StrEnum):
    """What harm an incident did."""

    WRONGFUL_REMOVAL = "wrongful_removal"
    DEATH = "death"
    ILL_TREATMENT = "ill_treatment"
    DETENTION = "detention"
    ONWARD_REMOVAL = "onward_removal"
    DISAPPEARANCE = "disappearance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Money that an event names; ``amount`` is None where only "multi-million" is said.

    ``currency`` is an ISO 4217 code, or None where the text does not tell.
    """

    amount: float | None
    currency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that a report says happened (or did not, or will) to one arrangement.

    ``sender`` and ``receiver`` are ISO 3166-1 alpha-2 codes (``EU`` for the Union); ``date`` is EDTF,
    as precise as the words, or None; ``evidence`` holds at least one passage. ``because`` lists the
    steps that made the event, in order: the cue, how its parties, date and modality were resolved;
    ``sureness`` how likely its words tell such an event, from 0 to 1. Neither is printed.
    """

    type: EventType
    sender: str
    receiver: str
    date: str | None
    modality: Modality
    evidence: tuple[Evidence, ...]
    actor: str | None = None
    people: int | None = None
    money: Sum | None = None
    kind: IncidentKind | None = None
    because: tuple[Step, ...] = ()
    sureness: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        """Return the event with the contract's keys, as ``pactwatch read --json`` prints it."""
        row: dict[str, Any] = {
            "type": self.type.value,
            "sender": self.sender,
            "receiver": self.receiver,
            "date": self.date,
            "modality": self.modality.value,
            "actor": self.actor,
            "people": self.people,
            "money": None
            if self.money is None
            else {"amount": self.money.amount, "currency": self.money.currency},
        }
        if self.kind is not None:
            row["kind"] = self.kind.value
        row["evidence"] = [passage.to_dict() for passage in self.evidence]
        return row
