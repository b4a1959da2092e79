"""Links between documents that tell one story are kept up to date with the ledger."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, insert, or_, select

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.days import last_day
from pactwatch.register.fingerprint import ClaimedOf, Fingerprint
from pactwatch.register.likeness import days_apart
from pactwatch.register.origins import Link, find_links, group_documents

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.reviewed import Review
    from pactwatch.register.store import Register

NAME = "story_link"
_MOST_IN_A_STATEMENT = 500
_MOST_AT_ONCE = 1000
_MOST_SPANS = 50


def refresh(register: Register) -> None:
    """Work out the links of documents that are new since the last time.

    A document is compared by its text and by what the first reader found in it, so that a link once found
    stays, and what was known on a day can be said later.

    Raises:
        RegisterError: If the database fails.
    """
    with register.reading() as connection:
        is_due = up_to(connection) < _newest_document(connection)
    if not is_due:
        return
    with register.writing() as writing:
        link_up_to(writing.connection, _newest_document(writing.connection))


def link_up_to(connection: Connection, entry: int) -> None:
    """Keep the links of documents up to an entry of the log, where they are not kept yet."""
    after = up_to(connection)
    own = schema.document.c.entry
    newest = connection.execute(select(func.max(own)).where(own > after, own <= entry)).scalar()
    if newest is None:
        return
    derive(connection, after=after, up_to=newest)
    connection.execute(delete(schema.derived_up_to).filter_by(name=NAME))
    connection.execute(insert(schema.derived_up_to).values(name=NAME, entry=newest))


def derive(connection: Connection, *, after: int, up_to: int) -> None:
    """Keep the links of the documents that were recorded after one entry and up to another."""
    found = [each._asdict() for each in _find(connection, after, up_to)]
    if found:
        connection.execute(insert(schema.story_link), found)


def load_origins(
    connection: Connection, document_ids: Iterable[str], *, review: Review, entry: int | None = None
) -> dict[str, str]:
    """Return the origin of each document, by links and decisions on documents that were known at an entry."""
    link, one, other = schema.story_link, schema.document.alias(), schema.document.alias()
    links = select(link.c.document_id, link.c.other_id)
    if entry is not None:
        links = links.join(one, one.c.document_id == link.c.document_id)
        links = links.join(other, other.c.document_id == link.c.other_id)
        links = links.where(one.c.entry <= entry, other.c.entry <= entry)
    found = {(row.document_id, row.other_id) for row in connection.execute(links)}
    if up_to(connection) < _newest_document(connection):
        until = _newest_document(connection) if entry is None else entry
        found |= {each[:2] for each in _find(connection, up_to(connection), until)}
    return group_documents(document_ids, review.links(found))


def up_to(connection: Connection) -> int:
    """Return the entry up to which documents are linked."""
    found = connection.execute(select(schema.derived_up_to.c.entry).filter_by(name=NAME)).scalar()
    return found or 0


def _newest_document(connection: Connection) -> int:
    return connection.execute(select(func.max(schema.document.c.entry))).scalar() or 0


def _find(connection: Connection, after: int, until: int) -> list[Link]:
    """Find the links of the documents of some entries with each other and with all before.

    They are taken in the order of their days, so that few are in memory at a time.
    """
    document = schema.document.c
    new = select(document.document_id, document.published)
    new = new.where(document.entry > after, document.entry <= until)
    rows = [(last_day(row.published), row.document_id) for row in connection.execute(new)]
    due = sorted(rows, key=lambda row: (row[0] or date.max, row[1]))
    links: set[Link] = set()
    for start in range(0, len(due), _MOST_AT_ONCE):
        part = due[start : start + _MOST_AT_ONCE]
        wanted = {document_id for _, document_id in part}
        near = _near(connection, [day for day, _ in part], until) - wanted
        prints = _load_fingerprints(connection, wanted | near)
        own = [each for each in prints if each.document_id in wanted]
        links.update(find_links(own, [each for each in prints if each.document_id in near]))
    return sorted(links)


def _near(connection: Connection, days: Sequence[date | None], until: int) -> set[str]:
    """Return the documents that new ones are compared with: those of nearby days, and those undated."""
    own = schema.document.c
    known = select(own.document_id, own.published).where(own.entry <= until)
    dated = {day for day in days if day is not None}
    apart = days_apart()
    around = {day.toordinal() + shift for day in dated for shift in range(-apart, apart + 1)}
    if None not in days:
        spans = list(_spans(around))
        vague = {date for first, last in spans for date in _vague_dates(first, last)}
        by_day = (
            and_(own.published >= first.isoformat(), own.published <= f"{last.isoformat()}~")
            for first, last in spans
        )
        known = known.where(or_(*by_day, own.published.in_(sorted(vague)), own.published.is_(None)))
    near = set()
    for row in connection.execute(known):
        day = last_day(row.published)
        if None in days or day is None or day.toordinal() in around:
            near.add(row.document_id)
    return near


def _spans(ordinals: Collection[int]) -> Iterator[tuple[date, date]]:
    """Yield the first and the last of days that follow one another, by ordinal; of too many, all between."""
    in_turn = sorted(each for each in ordinals if date.min.toordinal() <= each <= date.max.toordinal())
    starts = [at for at, each in enumerate(in_turn) if at == 0 or in_turn[at - 1] != each - 1]
    if len(starts) > _MOST_SPANS:
        starts = [0]
    for start, end in itertools.pairwise([*starts, len(in_turn)]):
        yield date.fromordinal(in_turn[start]), date.fromordinal(in_turn[end - 1])


def _vague_dates(first: date, last: date) -> list[str]:
    """Return the months and the years that days from one to another belong to."""
    years = range(first.year, last.year + 1)
    months = [f"{year:04}-{month:02}" for year in years for month in range(1, 13)]
    return [*months, *(f"{year:04}" for year in years)]


def _load_fingerprints(connection: Connection, document_ids: Collection[str]) -> list[Fingerprint]:
    """Return the fingerprints of documents; of what they tell only where there are several languages."""
    rows: list[Any] = []
    for ids in batched(sorted(document_ids)):
        own = schema.document.c
        columns = (own.document_id, own.published, own.language, own.agencies, own.text)
        rows += connection.execute(select(*columns).where(among(own.document_id, ids))).all()
    languages = {row.language[:2] for row in rows}
    claims = _load_claimed(connection, document_ids) if len(languages) > 1 else {}
    return [
        Fingerprint.of(
            row.document_id,
            row.text,
            published=row.published,
            language=row.language,
            agencies=json.loads(row.agencies),
            claims=claims.get(row.document_id, ()),
        )
        for row in rows
    ]


def _load_claimed(connection: Connection, document_ids: Collection[str]) -> dict[str, list[ClaimedOf]]:
    """Return what the first reader found in documents."""
    reading, link, claim = schema.reading.c, schema.reading_claim, schema.claim
    claimed: dict[str, list[ClaimedOf]] = defaultdict(list)
    for ids in batched(sorted(document_ids)):
        first = select(func.min(reading.entry).label("entry")).where(among(reading.document_id, ids))
        firsts = first.group_by(reading.document_id).subquery()
        told = (
            select(claim.c.document_id, *(claim.c[name] for name in ClaimedOf._fields))
            .join(link, link.c.claim_id == claim.c.claim_id)
            .join(firsts, firsts.c.entry == link.c.reading)
        )
        for document_id, *values in connection.execute(told).all():
            claimed[document_id].append(ClaimedOf(*values))
    return claimed


def batched(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield ids in portions that a statement can hold."""
    for start in range(0, len(ids), _MOST_IN_A_STATEMENT):
        yield ids[start : start + _MOST_IN_A_STATEMENT]
