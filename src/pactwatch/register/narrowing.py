"""What a search has found is narrowed by pair, year and language, each with how many documents it leaves."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.searching import by_publication, hits_of, matches_of, read_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection

    from pactwatch.register.searching import Hit
    from pactwatch.register.store import Register

_MOST_COUNTED = 3_000
"""Of a word that more documents have, only so many are counted: a search must not take seconds."""
_YEAR_LENGTH = len("2025")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What a search is narrowed to; None for all. ``pair`` is an arrangement's: ``US-RW``."""

    pair: str | None = None
    year: str | None = None
    language: str | None = None

    @property
    def is_none(self) -> bool:
        return self == Cut()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of what a search has found.

    ``terms`` are the folded words looked for; those of one tuple must stand together. ``pairs``, ``years``
    and ``languages`` count the documents of each, the most first, as if nothing were cut to one of them.
    ``has_more`` says that more documents have the words than were counted: the first in the order asked for.
    """

    hits: tuple[Hit, ...]
    terms: tuple[tuple[str, ...], ...]
    total: int
    has_more: bool
    pairs: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]


class _Match(NamedTuple):
    document_id: str
    year: str
    language: str
    pairs: frozenset[str]


def search_page(
    register: Register, query: str, cut: Cut, *, most: int, skipped: int, oldest_first: bool
) -> Found:
    """Return some of the documents that have all words of a query, and what they could be cut down to.

    Raises:
        UnknownError: If the query has no word.
    """
    terms = read_terms(query)
    with register.reading() as connection:
        rows = _load(connection, terms, [], oldest_first=oldest_first)
        has_more = len(rows) > _MOST_COUNTED
        if has_more and not cut.is_none:
            rows = _load(connection, terms, _conditions(cut), oldest_first=oldest_first)
            has_more = len(rows) > _MOST_COUNTED
        matches = _with_pairs(connection, rows[:_MOST_COUNTED])
        kept = [each for each in matches if _is_kept(each, cut)]
        shown = [each.document_id for each in kept[skipped : skipped + most]]
        hits = {hit.document_id: hit for hit in hits_of(connection, _documents(connection, shown), terms)}
    return Found(
        hits=tuple(hits[each] for each in shown),
        terms=tuple(map(tuple, terms)),
        total=len(kept),
        has_more=has_more,
        pairs=_count(matches, Cut(year=cut.year, language=cut.language), lambda each: each.pairs),
        years=_count(matches, Cut(pair=cut.pair, language=cut.language), lambda each: [each.year]),
        languages=_count(matches, Cut(pair=cut.pair, year=cut.year), lambda each: [each.language]),
    )


def _load(
    connection: Connection,
    terms: list[list[str]],
    conditions: Sequence[ColumnElement[bool]],
    *,
    oldest_first: bool,
) -> list[Any]:
    """Return id, date and language of the first documents that match, one more than are counted."""
    own = schema.document.c
    documents = select(own.document_id, own.published, own.language)
    documents = documents.where(matches_of(connection, terms), *conditions)
    rows: list[Any] = []
    for part in by_publication(documents, oldest_first=oldest_first):
        wanted = _MOST_COUNTED + 1 - len(rows)
        rows += connection.execute(part.limit(wanted)).all() if wanted > 0 else []
    return rows


def _with_pairs(connection: Connection, rows: Sequence[Any]) -> list[_Match]:
    told = schema.told_event.c
    pairs: dict[str, set[str]] = defaultdict(set)
    telling = select(told.document_id, told.sender, told.receiver).where(
        among(told.document_id, [row.document_id for row in rows]), told.known_until.is_(None)
    )
    for document_id, sender, receiver in connection.execute(telling):
        pairs[document_id].add(f"{sender}-{receiver}")
    return [
        _Match(
            row.document_id,
            (row.published or "")[:_YEAR_LENGTH],
            row.language,
            frozenset(pairs[row.document_id]),
        )
        for row in rows
    ]


def _documents(connection: Connection, ids: Sequence[str]) -> list[Any]:
    own = schema.document
    return list(connection.execute(select(own).where(among(own.c.document_id, ids))))


def _is_kept(match: _Match, cut: Cut) -> bool:
    return (
        (cut.pair is None or cut.pair in match.pairs)
        and cut.year in {None, match.year}
        and cut.language in {None, match.language}
    )


def _count(
    matches: Iterable[_Match], cut: Cut, values_of: Callable[[_Match], Iterable[str]]
) -> tuple[tuple[str, int], ...]:
    counted = Counter(value for each in matches if _is_kept(each, cut) for value in values_of(each) if value)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def _conditions(cut: Cut) -> list[ColumnElement[bool]]:
    """Return the conditions of a cut, for words that more documents have than are counted."""
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
