"""What some entries of the audit log touch: documents to be told anew, and their stories."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, union

from pactwatch.register import schema
from pactwatch.register.days import last_day
from pactwatch.register.decision import Act
from pactwatch.register.origins import group_documents
from pactwatch.register.stories import batched
from pactwatch.register.told import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from pactwatch.register.newest import Pair
    from pactwatch.register.reviewed import Review

_DAY_LENGTH = len("2025-05-05")


@dataclass(slots=True)
class Touched:
    """What entries of the log concern.

    ``told`` are documents with new claims or with decisions on them, ``seen`` those with a new sighting,
    ``pairs`` those whose runs were decided on; ``has_stories`` says whether stories were.
    """

    told: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    pairs: set[Pair] = field(default_factory=set)
    has_stories: bool = False


def find_touched(connection: Connection, after: int, up_to: int) -> Touched:
    """Return what the entries after one and up to another concern."""
    touched = Touched()
    for table, documents in ((schema.reading, touched.told), (schema.sighting, touched.seen)):
        own = select(table.c.document_id).where(table.c.entry > after, table.c.entry <= up_to)
        documents.update(connection.execute(own).scalars())
    by_number = {row.entry: row for row in connection.execute(select(schema.decision))}
    for number, row in by_number.items():
        if not after < number <= up_to:
            continue
        while row.act == Act.UNDO and int(row.subject) in by_number:
            row = by_number[int(row.subject)]  # noqa: PLW2901 (what an undoing is about, in the end)
        if row.document_id is not None:
            touched.told.add(row.document_id)
        elif "-" in row.subject:
            sender, receiver = row.subject.split("-")
            touched.pairs.add((sender, receiver))
        else:
            touched.has_stories = True
    return touched


def refresh_sources(connection: Connection, touched: Touched, review: Review, *, up_to: int) -> set[str]:
    """Bring the sources of touched documents up to date, and of all whose story is another one now.

    Returns:
        The documents that count in another way than before.
    """
    wanted = touched.told | touched.seen
    if touched.has_stories or review.on_stories:
        known = select(schema.document.c.document_id).where(schema.document.c.entry <= up_to)
        wanted = set(connection.execute(known).scalars())
    linked = _linked(connection, wanted, up_to)
    wanted |= {document_id for link in linked for document_id in link}
    origins = group_documents(wanted, review.links(linked))
    rows = _source_rows(connection, wanted, origins, up_to)
    before = {row["document_id"]: row for row in _load(connection, schema.source, wanted)}
    changed = [row for row in rows if before.get(row["document_id"]) != row]
    for ids in batched([row["document_id"] for row in changed]):
        connection.execute(delete(schema.source).where(schema.source.c.document_id.in_(ids)))
    if changed:
        connection.execute(insert(schema.source), changed)
    return {row["document_id"] for row in changed}


def load_sources(connection: Connection, document_ids: Iterable[str]) -> dict[str, Source]:
    """Return the sources of documents as they count now."""
    found = {}
    for ids in batched(sorted(document_ids)):
        rows = select(schema.source).where(schema.source.c.document_id.in_(ids))
        found.update({row.document_id: source_of(row) for row in connection.execute(rows)})
    return found


def source_of(row: Any) -> Source:
    """Return the source of a row, without the places where the document was seen."""
    return Source(
        document_id=row.document_id,
        title=row.title,
        published=row.published,
        published_by=date.fromisoformat(row.published_by),
        origin_id=row.origin_id,
        report_count=row.report_count,
    )


def _load(connection: Connection, table: Any, ids: set[str]) -> list[dict[str, Any]]:
    return [
        dict(row)
        for own in batched(sorted(ids))
        for row in connection.execute(select(table).where(table.c.document_id.in_(own))).mappings()
    ]


def _linked(connection: Connection, ids: set[str], up_to: int) -> set[tuple[str, str]]:
    """Return all links by which documents hang together with others that were known at an entry."""
    link, other = schema.story_link.c, schema.document
    found: set[tuple[str, str]] = set()
    seen, new = set(ids), set(ids)
    while new:
        near: set[tuple[str, str]] = set()
        for own in batched(sorted(new)):
            there = select(link.document_id, link.other_id).where(link.document_id.in_(own))
            back = select(link.document_id, link.other_id).where(link.other_id.in_(own))
            near |= {(row[0], row[1]) for row in connection.execute(union(there, back))}
        reached = {document_id for pair in near for document_id in pair} - seen
        known = set()
        for own in batched(sorted(reached)):
            entries = select(other.c.document_id).where(other.c.document_id.in_(own), other.c.entry <= up_to)
            known |= set(connection.execute(entries).scalars())
        seen |= known
        found |= {pair for pair in near if seen.issuperset(pair)}
        new = known
    return found


def _source_rows(
    connection: Connection, wanted: set[str], origins: dict[str, str], up_to: int
) -> list[dict[str, Any]]:
    document, sighting = schema.document.c, schema.sighting.c
    rows = []
    for ids in batched(sorted(wanted)):
        outlets = (
            select(sighting.document_id, func.count(sighting.publisher.distinct()))
            .where(sighting.document_id.in_(ids), sighting.entry <= up_to)
            .group_by(sighting.document_id)
        )
        count = {row[0]: row[1] for row in connection.execute(outlets)}
        documents = (
            select(document.document_id, document.published, document.title, schema.audit_entry.c.recorded_at)
            .join(schema.audit_entry, schema.audit_entry.c.sequence == document.entry)
            .where(document.document_id.in_(ids))
        )
        for row in connection.execute(documents):
            recorded_on = date.fromisoformat(row.recorded_at[:_DAY_LENGTH])
            rows.append(
                {
                    "document_id": row.document_id,
                    "published": row.published,
                    "published_by": (last_day(row.published) or recorded_on).isoformat(),
                    "origin_id": origins[row.document_id],
                    "report_count": max(1, count.get(row.document_id, 0)),
                    "title": row.title,
                }
            )
    return rows
