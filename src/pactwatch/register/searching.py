"""Documents are found by their words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.folding import Folded, find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Select, TextClause

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
    terms = _read_terms(query)
    with register.reading() as connection:
        rows = _matching(connection, terms, most=most, oldest_first=oldest_first)
        return _hits(connection, rows, terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What a search is narrowed to; None for all. ``pair`` is an arrangement's: ``US-RW``."""

    pair: str | None = None
    year: str | None = None
    language: str | None = None


_EVERYTHING = Cut()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of what a search has found.

    ``terms`` are the folded words looked for; those of one tuple must stand together. ``pairs``, ``years``
    and ``languages`` count the documents of each, the most first, as if nothing were cut to one of them.
    """

    hits: tuple[Hit, ...]
    terms: tuple[tuple[str, ...], ...]
    total: int
    pairs: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]


def search_page(
    register: Register, query: str, cut: Cut, *, most: int, skipped: int, oldest_first: bool
) -> Found:
    """Return some of the documents that have all words of a query, and what they could be cut down to.

    Raises:
        UnknownError: If the query has no word.
    """
    terms = _read_terms(query)
    own, told = schema.document.c, schema.told_event
    with register.reading() as connection:
        matches = _matches(connection, terms)
        year, pair = func.substr(own.published, 1, 4), told.c.sender + "-" + told.c.receiver
        of_pair = told.join(schema.document, own.document_id == told.c.document_id)
        documents = func.count(own.document_id.distinct())
        return Found(
            hits=_hits(
                connection,
                _matching(connection, terms, most=most, oldest_first=oldest_first, skipped=skipped, cut=cut),
                terms,
            ),
            terms=tuple(map(tuple, terms)),
            total=connection.execute(select(documents).where(matches, *_cut(cut))).scalar_one(),
            pairs=_count(
                connection,
                select(pair, documents)
                .select_from(of_pair)
                .where(matches, told.c.known_until.is_(None), *_cut(replace(cut, pair=None))),
                pair,
            ),
            years=_count(
                connection, select(year, documents).where(matches, *_cut(replace(cut, year=None))), year
            ),
            languages=_count(
                connection,
                select(own.language, documents).where(matches, *_cut(replace(cut, language=None))),
                own.language,
            ),
        )


def _cut(cut: Cut) -> list[ColumnElement[bool]]:
    own, told = schema.document.c, schema.told_event.c
    conditions: list[ColumnElement[bool]] = []
    if cut.pair is not None:
        sender, _, receiver = cut.pair.partition("-")
        telling = select(told.document_id).where(
            told.sender == sender, told.receiver == receiver, told.known_until.is_(None)
        )
        conditions.append(own.document_id.in_(telling))
    if cut.year is not None:
        conditions.append(own.published.startswith(cut.year, autoescape=True))
    if cut.language is not None:
        conditions.append(own.language == cut.language)
    return conditions


def _count(
    connection: Connection, rows: Select[Any], column: ColumnElement[Any]
) -> tuple[tuple[str, int], ...]:
    found = [(value, number) for value, number in connection.execute(rows.group_by(column)) if value]
    return tuple(sorted(found, key=lambda each: (-each[1], each[0])))


def find_phrase(connection: Connection, words: list[str], *, most: int) -> tuple[Hit, ...]:
    """Return the oldest documents in which folded words follow one another."""
    rows = _matching(connection, [words], most=most, oldest_first=True)
    return _hits(connection, rows, [words])


def _read_terms(query: str) -> list[list[str]]:
    terms = [find_words(quoted or word) for quoted, word in _TERM.findall(query)]
    terms = [term for term in terms if term]
    if not terms:
        raise UnknownError(
            what="there is no word to look for", where=repr(query), remedy='Write words, or "words together".'
        )
    return terms


def _matches(connection: Connection, terms: list[list[str]]) -> TextClause:
    """Return the condition that a document has all terms."""
    if connection.dialect.name == "sqlite":
        query = " AND ".join('"' + " ".join(term) + '"' for term in terms)
        return text(_IN_SQLITE).bindparams(query=query)
    query = " & ".join("(" + " <-> ".join(f"'{word}'" for word in term) + ")" for term in terms)
    return text(_IN_POSTGRESQL).bindparams(query=query)


def _matching(
    connection: Connection,
    terms: list[list[str]],
    *,
    most: int,
    oldest_first: bool,
    skipped: int = 0,
    cut: Cut = _EVERYTHING,
) -> list[Any]:
    """Return documents that have all terms, by publication, those without a date last."""
    matches = _matches(connection, terms)
    own = schema.document.c
    order = (own.published, own.document_id)
    rows: list[Any] = []
    wanted = skipped + most
    for is_dated in (True, False):
        dated = own.published.is_not(None) if is_dated else own.published.is_(None)
        found = select(schema.document).where(dated, matches, *_cut(cut))
        found = found.order_by(*(order if oldest_first else (column.desc() for column in order)))
        rows += connection.execute(found.limit(wanted - len(rows))) if len(rows) < wanted else []
    return rows[skipped:]


def _to_whole_words(text: str, first: int, last: int) -> tuple[int, int]:
    """Return the bounds of a passage without the halves of words at its edges."""
    while 0 < first < last and text[first - 1].isalnum() and text[first].isalnum():
        first += 1
    while first < last < len(text) and text[last - 1].isalnum() and text[last].isalnum():
        last -= 1
    return first, last


def _hits(connection: Connection, rows: Sequence[Any], terms: list[list[str]]) -> tuple[Hit, ...]:
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
    before, after = "…" if first else "", "…" if last < len(words) else ""
    return before + " ".join(words[first:last].split()) + after
