"""What became of a report that was delivered to the register."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Outcome(StrEnum):
    """What became of a report that was delivered."""

    STORED = "stored"
    READ_AGAIN = "read again"
    KNOWN = "known"
    OFF_TOPIC = "off topic"
    NO_REPORT = "no report"
    UNCLEAR = "unclear"
    QUARANTINED = "quarantined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of one report: it is on the disk by the time that this is given out.

    ``claim_count`` says how many claims are new, ``row_count`` how many rows a user's table has; ``why``
    explains a quarantine, or what is not clear.
    """

    address: str
    outcome: Outcome
    document_id: str | None = None
    claim_count: int = 0
    row_count: int = 0
    why: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the receipt as plain values."""
        return {
            "address": self.address,
            "outcome": self.outcome.value,
            "document": self.document_id,
            "new_claims": self.claim_count,
            "rows": self.row_count,
            "why": self.why,
        }


class Quarantined(NamedTuple):
    """A report that cannot be taken, and why."""

    address: str
    why: str


class OffTopic(NamedTuple):
    """A report that tells of no arrangement, or a file that is no report at all; neither is kept."""

    address: str
    is_report: bool = True
