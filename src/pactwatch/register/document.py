"""The document of a report as the register keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pactwatch.register.digest import short_id


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """The cleaned text of a report and what a reader goes by beside it.

    That is what identifies it: text, title, publication date, language and agencies. The same words under
    another date are another document, as "Sunday" in them is another day. Where it was seen is no part of it.
    """

    text: str
    title: str | None
    published: str | None
    language: str
    agencies: tuple[str, ...]
    incomplete: str | None = None

    @property
    def document_id(self) -> str:
        """The id that this document has in every register."""
        return short_id([self.text, self.title, self.published, self.language, list(self.agencies)])

    def to_dict(self) -> dict[str, Any]:
        """Return the document as plain values."""
        return {
            "text": self.text,
            "title": self.title,
            "published": self.published,
            "language": self.language,
            "agencies": list(self.agencies),
            "incomplete": self.incomplete,
        }
