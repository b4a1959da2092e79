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
_IN_SQLITE = """
+document.rowid IN (SELECT rowid FROM document_search WHERE document_search MATCH :query)
"""
"""The plus keeps SQLite to the order asked for, where it looks each document up, instead of sorting all."""
_IN_POSTGRESQL = """
document.document_id IN (SELECT document_id FROM document_search WHERE words @@ CAST(:query AS tsquery))
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
    exact: str
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
        rows = _matching(connection, terms, most=most, oldest_first=oldest_first)
        return tuple(_hit(connection, row, terms) for row in rows)


def find_phrase(connection: Connection, words: list[str], *, most: int) -> tuple[Hit, ...]:
    """Return the oldest documents in which folded words follow one another."""
    rows = _matching(connection, [words], most=most, oldest_first=True)
    return tuple(_hit(connection, row, [words]) for row in rows)


def _matching(connection: Connection, terms: list[list[str]], *, most: int, oldest_first: bool) -> list[Any]:
    """Return the first documents that have all terms, by publication, those without a date last."""
    if connection.dialect.name == "sqlite":
        query = " AND ".join('"' + " ".join(term) + '"' for term in terms)
        matches = text(_IN_SQLITE).bindparams(query=query)
    else:
        query = " & ".join("(" + " <-> ".join(f"'{word}'" for word in term) + ")" for term in terms)
        matches = text(_IN_POSTGRESQL).bindparams(query=query)
    own = schema.document.c
    order = (own.published, own.document_id)
    rows: list[Any] = []
    for is_dated in (True, False):
        dated = own.published.is_not(None) if is_dated else own.published.is_(None)
        found = select(schema.document).where(dated, matches)
        found = found.order_by(*(order if oldest_first else (column.desc() for column in order)))
        rows += connection.execute(found.limit(most - len(rows))) if len(rows) < most else []
    return rows


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
        exact=row.text[start:end],
        context=context,
        pairs=tuple(sorted({f"{pair.sender}-{pair.receiver}" for pair in connection.execute(pairs)})),
    )
