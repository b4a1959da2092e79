"""What stands at one place of an archive: a record to read, one to pass over, or a loss."""

from __future__ import annotations

from typing import NamedTuple

LARGEST_RECORD_BYTES = 24 << 20
"""What unpacks to more than this is no page of a report, and is never held in memory whole."""


class Record(NamedTuple):
    """The bytes of one report with where they came from.

    ``at`` is the byte of the file where the record begins, and orders records; ``place`` names it for a
    person: ``news.warc.gz@10423``. ``address`` is the report's own, mostly a URL. ``incomplete`` says why
    the bytes are not all there were.
    """

    at: int
    place: str
    address: str
    data: bytes
    content_type: str | None = None
    captured: str | None = None
    incomplete: str | None = None


class Passed(NamedTuple):
    """A record that is no page, such as a picture: counted by its reason and not listed."""

    at: int
    reason: str


class Loss(NamedTuple):
    """Something that should have been read and could not be: where, why, and what exactly was found."""

    at: int
    place: str
    reason: str
    detail: str
    address: str | None = None


CUT_OFF = "cut off"
DAMAGED = "damaged"
MALFORMED = "malformed"
TOO_LARGE = "too large"
REVISIT = "revisit"
