"""Documents are found by their words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.folding import Folded, find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Select, TextClause

    from pactwatch.register.store import Register

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_CONTEXT = 90
_IN_SQLITE = "document.rowid IN (SELECT rowid FROM document_search WHERE document_search MATCH :query)"
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
    terms = read_terms(query)
    with register.reading() as connection:
        rows = _matching(connection, terms, most=most, oldest_first=oldest_first)
        return hits_of(connection, rows, terms)


def find_phrase(connection: Connection, words: list[str], *, most: int) -> tuple[Hit, ...]:
    """Return the oldest documents in which folded words follow one another."""
    rows = _matching(connection, [words], most=most, oldest_first=True)
    return hits_of(connection, rows, [words])


def read_terms(query: str) -> list[list[str]]:
    """Return the folded words of a query, those that must stand together in one list.

    Raises:
        UnknownError: If it has no word.
    """
    terms = [find_words(quoted or word) for quoted, word in _TERM.findall(query)]
    terms = [term for term in terms if term]
    if not terms:
        raise UnknownError(
            what="there is no word to look for", where=repr(query), remedy='Write words, or "words together".'
        )
    return terms


def matches_of(connection: Connection, terms: list[list[str]], *, is_ordered: bool = True) -> TextClause:
    """Return the condition that a document has all terms; ordered where only the first ones are wanted.

    A plus keeps SQLite to the order asked for, where it looks each document up, instead of sorting all.
    """
    if connection.dialect.name == "sqlite":
        query = " AND ".join('"' + " ".join(term) + '"' for term in terms)
        return text(("+" if is_ordered else "") + _IN_SQLITE).bindparams(query=query)
    query = " & ".join("(" + " <-> ".join(f"'{word}'" for word in term) + ")" for term in terms)
    return text(_IN_POSTGRESQL).bindparams(query=query)


def _matching(connection: Connection, terms: list[list[str]], *, most: int, oldest_first: bool) -> list[Any]:
    """Return documents that have all terms, by publication, those without a date last."""
    rows: list[Any] = []
    for found in by_publication(
        select(schema.document).where(matches_of(connection, terms)), oldest_first=oldest_first
    ):
        rows += connection.execute(found.limit(most - len(rows))) if len(rows) < most else []
    return rows


def by_publication(documents: Select[Any], *, oldest_first: bool) -> tuple[Select[Any], Select[Any]]:
    """Return a selection of documents in two parts, each in order: the dated ones, then the others."""
    own = schema.document.c
    order = (own.published, own.document_id)
    in_order = documents.order_by(*(order if oldest_first else (column.desc() for column in order)))
    return in_order.where(own.published.is_not(None)), in_order.where(own.published.is_(None))


def hits_of(connection: Connection, rows: Sequence[Any], terms: list[list[str]]) -> tuple[Hit, ...]:
    """Return the hits of rows of documents, in their order."""
    ids = [row.document_id for row in rows]
    claim, sighting = schema.claim.c, schema.sighting.c
    pairs: dict[str, set[str]] = defaultdict(set)
    told = select(claim.document_id, claim.sender, claim.receiver).where(among(claim.document_id, ids))
    for document_id, sender, receiver in connection.execute(told.where(claim.sender.is_not(None))).all():
        pairs[document_id].add(f"{sender}-{receiver}")
    seen = select(sighting.document_id, func.min(sighting.address)).where(among(sighting.document_id, ids))
    places = {row[0]: row[1] for row in connection.execute(seen.group_by(sighting.document_id)).all()}
    longest = max(terms, key=lambda term: (len(term), sum(map(len, term))))
    hits = []
    for row in rows:
        start, end = Folded.of(row.text).find(longest) or (0, 0)
        hits.append(
            Hit(
                document_id=row.document_id,
                title=row.title,
                published=row.published,
                address=places.get(row.document_id, ""),
                start=start,
                end=end,
                exact=row.text[start:end],
                context=_context(row.text, start, end),
                pairs=tuple(sorted(pairs[row.document_id])),
            )
        )
    return tuple(hits)


def _context(words: str, start: int, end: int) -> str:
    first, last = max(0, start - _CONTEXT), min(len(words), end + _CONTEXT)
    # From and to the end of a word, where there is one.
    first = words.find(" ", first, start) + 1 or first if first else 0
    last = max(words.rfind(" ", end, last), end) if last < len(words) else last
    before, after = "…" if first else "", "…" if last < len(words) else ""
    return before + " ".join(words[first:last].split()) + after
