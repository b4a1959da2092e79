"""What becomes of a report that does not become a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pactwatch.errors import DocumentError


OFF_TOPIC = "off topic"
NOT_A_REPORT = "not a file of a report"


class Unreadable(NamedTuple):
    """A report that should have been read and could not be: why, and what to do about it."""

    address: str
    error: DocumentError


class Skipped(NamedTuple):
    """Something passed over on purpose: a picture among reports, an item that cannot be on topic."""

    address: str
    reason: str = OFF_TOPIC
