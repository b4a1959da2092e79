"""What two states float, negotiate or agree on, as one report tells it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pactwatch.claims.reason import Step


class Stage(StrEnum):
    """Where an arrangement stands."""

    PROPOSED = "proposed"
    TALKS = "talks"
    AGREED = "agreed"
    SIGNED = "signed"
    APPROVED = "approved"
    OPERATING = "operating"
    SUSPENDED = "suspended"
    BLOCKED = "blocked"
    ENDED = "ended"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """One ordered pair of states, who sends people and who takes them, and where that stands.

    ``stage`` is where it stands at the end of the report, by what the report says; ``because`` lists
    the steps that led to it.
    """

    sender: str
    receiver: str
    stage: Stage
    because: tuple[Step, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the arrangement with the contract's keys."""
        return {"sender": self.sender, "receiver": self.receiver, "stage": self.stage.value}
