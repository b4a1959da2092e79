"""The audit log: every addition to the ledger, each entry chained to the one before by its hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import insert, select

from pactwatch.register.digest import canonical, digest
from pactwatch.register.schema import audit_entry

if TYPE_CHECKING:
    from sqlalchemy import Connection

BEGINNING = "0" * 64
"""What the first entry has for the hash of the entry before it."""


def hash_of(sequence: int, recorded_at: str, kind: str, content: str, previous_hash: str) -> str:
    """Return the hash of an entry: of its number, time, kind and content, and of the hash before it."""
    return digest([sequence, recorded_at, kind, content, previous_hash])


@dataclass(slots=True)
class Chain:
    """The end of the log while one transaction writes, to which it adds."""

    sequence: int
    recorded_at: str
    hash: str
    _connection: Connection

    @classmethod
    def continue_from(cls, connection: Connection, *, now: str) -> Self:
        """Take up the log where it ends.

        Args:
            connection: A transaction that no other writer can come between.
            now: The moment that new entries bear, or that of the last entry where the clock was set back.
        """
        newest = select(audit_entry).order_by(audit_entry.c.sequence.desc()).limit(1)
        last = connection.execute(newest).one_or_none()
        if last is None:
            return cls(0, now, BEGINNING, connection)
        return cls(last.sequence, max(now, last.recorded_at), last.hash, connection)

    def append(self, kind: str, content: dict[str, Any]) -> int:
        """Add an entry and return its number."""
        row = self.next(kind, content)
        self._connection.execute(insert(audit_entry).values(row))
        return self.sequence

    def next(self, kind: str, content: dict[str, Any]) -> dict[str, Any]:
        """Return the row of the next entry, for the caller to insert before the transaction ends."""
        self.sequence += 1
        written, previous_hash = canonical(content), self.hash
        self.hash = hash_of(self.sequence, self.recorded_at, kind, written, previous_hash)
        return {
            "sequence": self.sequence,
            "recorded_at": self.recorded_at,
            "kind": kind,
            "content": written,
            "previous_hash": previous_hash,
            "hash": self.hash,
        }
