"""A report between its bytes and its document: what one kind of file tells, before cleaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.documents.document import Furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The blocks of a report in order, with what its file declares about it.

    ``blocks`` are paragraphs, headings and stray lines, normalised, none of them empty: "By a staff
    reporter", "The plane landed in Kigali on Monday." ``title`` is declared by the file (a ``title``
    of a feed item), not guessed. ``published`` is an EDTF date. ``furniture`` is what the structure
    of the file has shown to be no part of the report, such as ``<figcaption>``.
    """

    blocks: tuple[str, ...]
    title: str | None = None
    published: str | None = None
    language: str | None = None
    publisher: str | None = None
    furniture: tuple[Furniture, ...] = field(default=())
    incomplete: str | None = None
