"""What a worker is told to do with one shard, and what it says when it has done so."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from pactwatch.operations.sweeping import Shard


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardJob:
    """One shard to read into one file.

    ``audit`` is the share of what the gate lets go that is read all the same; ``budget_seconds`` how long one
    record may take; ``skipped`` are the records, by their number in the shard, that have stopped a worker,
    each with why. A worker that is ``careful`` says of every record that it begins it.
    """

    shard: Shard
    target: str
    audit: float = 0.0
    budget_seconds: float = 20.0
    model: str | None = None
    skipped: dict[int, str] = field(default_factory=dict)
    is_careful: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the job as plain values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Self:
        """Return the job of plain values."""
        skipped = {int(number): why for number, why in row["skipped"].items()}
        return cls(**{**row, "shard": Shard.from_dict(row["shard"]), "skipped": skipped})


@dataclass(slots=True, kw_only=True)
class Tally:
    """What has been counted of one shard, or of many.

    ``unread`` counts, by reason, what was not read to the end: pages off topic, pictures, losses.
    ``page_bytes`` are those of the pages, unpacked; ``packed_bytes`` those of the file.
    """

    records: int = 0
    page_bytes: int = 0
    packed_bytes: int = 0
    on_topic: int = 0
    alarms: int = 0
    audited: int = 0
    audit_lost: int = 0
    cpu_seconds: float = 0.0
    peak_memory_mb: float = 0.0
    unread: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Add what was counted elsewhere."""
        for name in ("records", "page_bytes", "packed_bytes", "on_topic", "alarms", "audited", "audit_lost"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.cpu_seconds += other.cpu_seconds
        self.peak_memory_mb = max(self.peak_memory_mb, other.peak_memory_mb)
        self.unread.update(other.unread)

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as plain values, reasons in the order of their names."""
        return {**asdict(self), "unread": dict(sorted(self.unread.items()))}

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Self:
        """Return the tally of plain values."""
        return cls(**{**row, "unread": Counter(row["unread"])})
