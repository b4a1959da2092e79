"""Documents are found by their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.folding import Folded, find_words

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.register.store import Register

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_CONTEXT = 90
_SQLITE = """
SELECT document_id FROM document WHERE rowid IN
(SELECT rowid FROM document_search WHERE document_search MATCH :query)
"""
_POSTGRESQL = """
SELECT document_id FROM document_search WHERE words @@ CAST(:query AS tsquery)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document in which all words stand, and the place of the longest of them.

    ``start`` and ``end`` bound that phrase or word in the text; ``context`` is the text around it.
    """

    document_id: str
    title: str | None
    published: str | None
    address: str
    start: int
    end: int
    context: str
    pairs: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the hit as plain values."""
        return {
            "document": self.document_id,
            "title": self.title,
            "published": self.published,
            "address": self.address,
            "start": self.start,
            "end": self.end,
            "context": self.context,
            "arrangements": list(self.pairs),
        }


def search(register: Register, query: str, *, most: int, oldest_first: bool) -> tuple[Hit, ...]:
    """Return documents that have all words of a query, by publication; "quoted words" must stand together.

    Undated documents come last. Neither capitals nor accents of Latin letters matter.

    Raises:
        UnknownError: If the query has no word.
    """
    terms = [find_words(quoted or word) for quoted, word in _TERM.findall(query)]
    terms = [term for term in terms if term]
    if not terms:
        raise UnknownError(
            what="there is no word to look for", where=repr(query), remedy='Write words, or "words together".'
        )
    with register.reading() as connection:
        found = schema.document.c.document_id.in_(_matching(connection, terms))
        documents = connection.execute(select(schema.document).where(found)).all()
        rows = sorted(
            documents, key=lambda row: (row.published or "", row.document_id), reverse=not oldest_first
        )
        rows.sort(key=lambda row: row.published is None)
        return tuple(_hit(connection, row, terms) for row in rows[:most])


def _matching(connection: Connection, terms: list[list[str]]) -> list[str]:
    if connection.dialect.name == "sqlite":
        query = " AND ".join('"' + " ".join(term) + '"' for term in terms)
        return list(connection.execute(text(_SQLITE), {"query": query}).scalars())
    query = " & ".join("(" + " <-> ".join(f"'{word}'" for word in term) + ")" for term in terms)
    return list(connection.execute(text(_POSTGRESQL), {"query": query}).scalars())


def _hit(connection: Connection, row: Any, terms: list[list[str]]) -> Hit:
    longest = max(terms, key=lambda term: (len(term), sum(map(len, term))))
    start, end = Folded.of(row.text).find(longest) or (0, 0)
    first, last = max(0, start - _CONTEXT), min(len(row.text), end + _CONTEXT)
    before, after = "…" if first else "", "…" if last < len(row.text) else ""
    context = before + " ".join(row.text[first:last].split()) + after
    claim = schema.claim.c
    pairs = select(claim.sender, claim.receiver).where(
        claim.document_id == row.document_id, claim.sender.is_not(None)
    )
    seen = select(schema.sighting.c.address).filter_by(document_id=row.document_id)
    return Hit(
        document_id=row.document_id,
        title=row.title,
        published=row.published,
        address=min(connection.execute(seen).scalars(), default=""),
        start=start,
        end=end,
        context=context,
        pairs=tuple(sorted({f"{pair.sender}-{pair.receiver}" for pair in connection.execute(pairs)})),
    )
