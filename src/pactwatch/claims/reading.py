"""All that one report says about arrangements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pactwatch.claims.arrangement import Arrangement
    from pactwatch.claims.event import Event
    from pactwatch.claims.statement import Statement
    from pactwatch.documents import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document says: its arrangements, its events and its statements, in the order of the text."""

    document: Document
    arrangements: tuple[Arrangement, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the reading with the contract's keys: one line of ``pactwatch read --json``."""
        document = self.document
        return {
            "address": document.address,
            "report": {
                "title": document.title,
                "published": document.published,
                "language": document.language,
                "agencies": list(document.agencies),
                "text": document.text,
            },
            "arrangements": [arrangement.to_dict() for arrangement in self.arrangements],
            "events": [event.to_dict() for event in self.events],
            "statements": [statement.to_dict() for statement in self.statements],
        }
