"""What a search has found is narrowed by pair, year and language, each with how many documents it leaves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal, select, union_all

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.derived.tallies import Moment
from pactwatch.register.derived.versions import is_known
from pactwatch.register.searching import by_publication, hits_of, matches_of, read_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select

    from pactwatch.register.searching import Hit

_MOST_COUNTED = 20_000
"""Of words that more documents have, only so many are counted: a search must not take seconds."""
_YEAR_LENGTH = len("2025")
_ALL, _PAIR, _YEAR, _LANGUAGE = "all", "pair", "year", "language"


_NOW = Moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What a search is narrowed to; None for all. ``pair`` is an arrangement's: ``US-RW``.

    Of ``moment``, only reports count that had been recorded by then, and published by its day.
    """

    pair: str | None = None
    year: str | None = None
    language: str | None = None
    moment: Moment = _NOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of what a search has found.

    ``terms`` are the folded words looked for; those of one tuple must stand together. ``pairs``, ``years``
    and ``languages`` count the documents of each, the most first, as if nothing were cut to one of them.
    ``has_more`` says that more documents have the words than were counted.
    """

    hits: tuple[Hit, ...]
    terms: tuple[tuple[str, ...], ...]
    total: int
    has_more: bool
    pairs: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]


def search_page(
    connection: Connection, query: str, cut: Cut, *, most: int, skipped: int, oldest_first: bool
) -> Found:
    """Return some of the documents that have all words of a query, and what they could be cut down to.

    Raises:
        UnknownError: If the query has no word.
    """
    terms = read_terms(query)
    ids = _find(connection, terms, cut, most=most, skipped=skipped, oldest_first=oldest_first)
    hits = {hit.document_id: hit for hit in hits_of(connection, _documents(connection, ids), terms)}
    counts = _count(connection, terms, cut)
    total = counts[_ALL][""]
    return Found(
        hits=tuple(hits[each] for each in ids),
        terms=tuple(map(tuple, terms)),
        total=min(total, _MOST_COUNTED),
        has_more=total > _MOST_COUNTED,
        pairs=_most_first(counts[_PAIR]),
        years=_most_first(counts[_YEAR]),
        languages=_most_first(counts[_LANGUAGE]),
    )


def _find(
    connection: Connection, terms: list[list[str]], cut: Cut, *, most: int, skipped: int, oldest_first: bool
) -> list[str]:
    """Return the ids of a page of the documents that match, those without a date last."""
    documents = select(schema.document.c.document_id).where(matches_of(connection, terms), *_conditions(cut))
    found: list[str] = []
    for part in by_publication(documents, oldest_first=oldest_first):
        wanted = skipped + most - len(found)
        found += connection.execute(part.limit(wanted)).scalars().all() if wanted > 0 else []
    return found[skipped:]


def _count(connection: Connection, terms: list[list[str]], cut: Cut) -> dict[str, Counter[str]]:
    """Return how many documents match in all, and by pair, year and language, as if these were not cut to."""
    own, told = schema.document.c, schema.told_event.c
    year = func.substr(own.published, 1, _YEAR_LENGTH)
    found = (
        select(own.document_id, year.label("year"), own.language)
        .where(matches_of(connection, terms, is_ordered=False), *_by_then(cut.moment))
        .limit(_MOST_COUNTED + 1)
        .cte("found")
        .prefix_with("MATERIALIZED", dialect="sqlite")
    )
    pair = told.sender + "-" + told.receiver
    telling = (
        select(found.c.document_id, pair.label("pair"), found.c.year, found.c.language)
        .join(schema.told_event, told.document_id == found.c.document_id)
        .where(
            is_known(schema.told_event, cut.moment.known_by),
            told.sender.is_not(None),
            told.receiver.is_not(None),
        )
        .distinct()
        .cte("telling")
    )
    of_pair = found.c.document_id.in_(select(telling.c.document_id).where(telling.c.pair == cut.pair))
    is_pair = [of_pair] if cut.pair else []
    of_year = [found.c.year == cut.year] if cut.year else []
    of_language = [found.c.language == cut.language] if cut.language else []
    told_of_cut = [telling.c[name] == value for name, value in _asked(cut, _YEAR, _LANGUAGE)]

    def tally(kind: str, value: Any, *conditions: ColumnElement[bool]) -> Select[Any]:
        counted = select(literal(kind), value, func.count()).where(value.is_not(None), *conditions)
        return counted.group_by(value)

    all_of_cut = select(literal(_ALL), literal(""), func.count())
    rows: CompoundSelect[Any] = union_all(
        all_of_cut.select_from(found).where(*is_pair, *of_year, *of_language),
        tally(_PAIR, telling.c.pair, *told_of_cut),
        tally(_YEAR, found.c.year, *is_pair, *of_language),
        tally(_LANGUAGE, found.c.language, *is_pair, *of_year),
    )
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in (_ALL, _PAIR, _YEAR, _LANGUAGE)}
    for kind, value, count in connection.execute(rows).all():
        counts[kind][value] = count
    return counts


def _asked(cut: Cut, *names: str) -> Iterator[tuple[str, str]]:
    for name in names:
        value = getattr(cut, name)
        if value is not None:
            yield name, value


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _documents(connection: Connection, ids: Sequence[str]) -> list[Any]:
    own = schema.document
    return list(connection.execute(select(own).where(among(own.c.document_id, ids))))


def _by_then(moment: Moment) -> Iterator[ColumnElement[bool]]:
    own = schema.document.c
    if moment.entry is not None:
        yield own.entry <= moment.entry
    if moment.on is not None:
        yield own.published <= moment.on.isoformat()


def _conditions(cut: Cut) -> list[ColumnElement[bool]]:
    """Return the conditions that documents are of a cut."""
    own, told = schema.document.c, schema.told_event.c
    conditions = list(_by_then(cut.moment))
    if cut.pair is not None:
        sender, _, receiver = cut.pair.partition("-")
        telling = select(told.document_id).where(
            told.sender == sender,
            told.receiver == receiver,
            is_known(schema.told_event, cut.moment.known_by),
        )
        conditions.append(own.document_id.in_(telling))
    if cut.year is not None:
        conditions.append(own.published.startswith(cut.year, autoescape=True))
    if cut.language is not None:
        conditions.append(own.language == cut.language)
    return conditions
