"""Links between documents that tell one story are kept up to date with the ledger."""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, or_, select

from pactwatch.errors import RegisterError
from pactwatch.register import schema
from pactwatch.register.days import last_day
from pactwatch.register.fingerprint import Fingerprint
from pactwatch.register.likeness import days_apart
from pactwatch.register.newest import load_claims, newest_readings
from pactwatch.register.origins import Link, find_links, group_documents
from pactwatch.register.search_index import rebuild_index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Select

    from pactwatch.register.reviewed import Review
    from pactwatch.register.store import Register

_LOG = logging.getLogger(__name__)
_NAME = "story_link"
_MOST_IN_A_STATEMENT = 500


def refresh(register: Register) -> None:
    """Work out the links of documents that are new or were read anew since the last time.

    Raises:
        RegisterError: If the database fails.
    """
    with register.reading() as connection:
        is_due = _up_to(connection) < _newest_reading(connection)
    if not is_due:
        return
    with register.writing() as writing:
        connection = writing.connection
        newest = _newest_reading(connection)
        due = _documents_read_after(connection, _up_to(connection))
        link = schema.story_link.c
        for ids in batched(due):
            connection.execute(
                delete(schema.story_link).where(or_(link.document_id.in_(ids), link.other_id.in_(ids)))
            )
        found = [each._asdict() for each in _find(connection, due)]
        if found:
            connection.execute(insert(schema.story_link), found)
        connection.execute(delete(schema.derived_up_to).filter_by(name=_NAME))
        connection.execute(insert(schema.derived_up_to).values(name=_NAME, entry=newest))


def refresh_if_possible(register: Register) -> None:
    """Do as ``refresh`` does where the register can be written; reading goes on where it cannot."""
    try:
        refresh(register)
    except RegisterError:
        _LOG.warning("%s cannot be written: links between documents are worked out each time", register.name)


def rebuild(register: Register) -> None:
    """Drop all that is derived and work it out anew."""
    with register.writing() as writing:
        writing.connection.execute(delete(schema.story_link))
        writing.connection.execute(delete(schema.derived_up_to))
        rebuild_index(writing.connection)
    refresh(register)


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
    if _up_to(connection) < _newest_reading(connection):
        known = set(connection.execute(_known_at(entry)).scalars())
        due = _documents_read_after(connection, _up_to(connection))
        found |= {each[:2] for each in _find(connection, due) if known.issuperset(each[:2])}
    return group_documents(document_ids, review.links(found))


def _known_at(entry: int | None) -> Select[tuple[str]]:
    known = select(schema.document.c.document_id)
    return known if entry is None else known.where(schema.document.c.entry <= entry)


def _up_to(connection: Connection) -> int:
    found = connection.execute(select(schema.derived_up_to.c.entry).filter_by(name=_NAME)).scalar()
    return found or 0


def _newest_reading(connection: Connection) -> int:
    return connection.execute(select(func.max(schema.reading.c.entry))).scalar() or 0


def _documents_read_after(connection: Connection, entry: int) -> list[str]:
    read = select(schema.reading.c.document_id).where(schema.reading.c.entry > entry).distinct()
    return sorted(connection.execute(read).scalars())


def _find(connection: Connection, due: list[str]) -> Iterator[Link]:
    wanted = set(due)
    new = _load_fingerprints(connection, wanted)
    known = _load_fingerprints(connection, _near(connection, new) - wanted)
    return find_links(new, known)


def _near(connection: Connection, new: Sequence[Fingerprint]) -> set[str]:
    """Return the documents that new ones are compared with: those of nearby days, and those undated."""
    days = {print_.day for print_ in new}
    apart = timedelta(days=days_apart())
    near = set()
    for row in connection.execute(select(schema.document.c.document_id, schema.document.c.published)):
        day = last_day(row.published)
        if None in days or day is None or any(each and abs(each - day) <= apart for each in days):
            near.add(row.document_id)
    return near


def _load_fingerprints(connection: Connection, document_ids: Collection[str]) -> list[Fingerprint]:
    prints = []
    for ids in batched(sorted(document_ids)):
        own = newest_readings().where(schema.reading.c.document_id.in_(ids))
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
