"""Links between documents that tell one story are kept up to date with the ledger."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, func, insert, or_, select

from pactwatch.register import schema
from pactwatch.register.days import last_day
from pactwatch.register.fingerprint import Fingerprint
from pactwatch.register.likeness import days_apart
from pactwatch.register.newest import load_claims
from pactwatch.register.origins import Link, find_links, group_documents

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.reviewed import Review
    from pactwatch.register.store import Register

NAME = "story_link"
_MOST_IN_A_STATEMENT = 500
_MOST_AT_ONCE = 1000


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
        connection = writing.connection
        newest = _newest_document(connection)
        derive(connection, after=up_to(connection), up_to=newest)
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
    own = schema.document.c
    new = select(own.document_id, own.published).where(own.entry > after, own.entry <= until)
    rows = [(last_day(row.published), row.document_id) for row in connection.execute(new)]
    due = sorted(rows, key=lambda row: (row[0] or date.max, row[1]))
    links: set[Link] = set()
    for start in range(0, len(due), _MOST_AT_ONCE):
        part = due[start : start + _MOST_AT_ONCE]
        wanted = {document_id for _, document_id in part}
        near = _near(connection, [day for day, _ in part], until) - wanted
        links.update(find_links(_load_fingerprints(connection, wanted), _load_fingerprints(connection, near)))
    return sorted(links)


def _near(connection: Connection, days: Sequence[date | None], until: int) -> set[str]:
    """Return the documents that new ones are compared with: those of nearby days, and those undated."""
    own, dated = schema.document.c, [day for day in days if day is not None]
    known = select(own.document_id, own.published).where(own.entry <= until)
    apart = timedelta(days=days_apart())
    if len(dated) == len(days):
        first = max(min(dated), date.min + apart) - apart
        last = min(max(dated), date.max - apart) + apart
        by_day = and_(own.published >= first.isoformat(), own.published <= f"{last.isoformat()}~")
        known = known.where(
            or_(by_day, own.published.in_(_vague_dates(first, last)), own.published.is_(None))
        )
    near = set()
    for row in connection.execute(known):
        day = last_day(row.published)
        if len(dated) < len(days) or day is None or first <= day <= last:
            near.add(row.document_id)
    return near


def _vague_dates(first: date, last: date) -> list[str]:
    """Return the months and the years that days from one to another belong to."""
    years = range(first.year, last.year + 1)
    months = [f"{year:04}-{month:02}" for year in years for month in range(1, 13)]
    return [*months, *(f"{year:04}" for year in years)]


def _load_fingerprints(connection: Connection, document_ids: Collection[str]) -> list[Fingerprint]:
    prints = []
    for ids in batched(sorted(document_ids)):
        reading = schema.reading.c
        first = select(reading.document_id, func.min(reading.entry).label("entry"))
        own = first.where(reading.document_id.in_(ids)).group_by(reading.document_id)
        claims = load_claims(connection, own)
        documents = select(schema.document).where(schema.document.c.document_id.in_(ids))
        prints += [
            Fingerprint.of(
                row.document_id,
                row.text,
                published=row.published,
                language=row.language,
                agencies=json.loads(row.agencies),
                claims=claims.get(row.document_id, ()),
            )
            for row in connection.execute(documents)
        ]
    return prints


def batched(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield ids in portions that a statement can hold."""
    for start in range(0, len(ids), _MOST_IN_A_STATEMENT):
        yield ids[start : start + _MOST_IN_A_STATEMENT]
