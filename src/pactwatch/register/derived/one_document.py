"""All that the register holds of one document: where it was seen, what it tells, and whose story it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, or_, select

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.deciding import load_decisions_of
from pactwatch.register.decision import ON_CLAIMS, Act, find_standing
from pactwatch.register.derived.citing import told_by_then
from pactwatch.register.derived.quoting import Quotes, told_in
from pactwatch.register.derived.tallies import Moment
from pactwatch.register.lookup import document_of_row, find_document
from pactwatch.register.newest import load_claims_by_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from pactwatch.register.claim import Claim
    from pactwatch.register.decision import Decision
    from pactwatch.register.document import StoredDocument
    from pactwatch.register.told import Source, ToldEvent, ToldStatement


_NOW = Moment()
_OF_DOCUMENT: BindParameter[str] = bindparam("document_id")
_SIGHTINGS = (
    select(
        schema.sighting.c.entry,
        schema.sighting.c.address,
        schema.sighting.c.publisher,
        schema.audit_entry.c.recorded_at,
        schema.sighting.c.sha256,
    )
    .join(schema.audit_entry, schema.audit_entry.c.sequence == schema.sighting.c.entry)
    .where(schema.sighting.c.document_id == _OF_DOCUMENT)
    .order_by(schema.sighting.c.entry)
)
_READINGS = (
    select(schema.reading.c.entry, schema.reading.c.reader, schema.audit_entry.c.recorded_at)
    .join(schema.audit_entry, schema.audit_entry.c.sequence == schema.reading.c.entry)
    .where(schema.reading.c.document_id == _OF_DOCUMENT)
    .order_by(schema.reading.c.entry)
)
_ORIGIN = select(schema.source.c.origin_id).where(schema.source.c.document_id == _OF_DOCUMENT)
_SIBLINGS = (
    select(schema.source.c.document_id, schema.document.c.entry)
    .join(schema.document, schema.document.c.document_id == schema.source.c.document_id)
    .where(
        schema.source.c.origin_id == _ORIGIN.scalar_subquery(), schema.source.c.document_id != _OF_DOCUMENT
    )
)
_LINKS = select(schema.story_link).where(
    or_(schema.story_link.c.document_id == _OF_DOCUMENT, schema.story_link.c.other_id == _OF_DOCUMENT)
)


class Sighting(NamedTuple):
    """That the document was seen at an address, and with which bytes."""

    address: str
    publisher: str | None
    recorded_at: str
    sha256: str | None


class Read(NamedTuple):
    """That one version of a reader read it."""

    reader: str
    recorded_at: str


class Sibling(NamedTuple):
    """Another document of the same story; ``how`` says what the link rests on, where it is a direct one."""

    source: Source
    how: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """A document with its claims as people have left them, in the order of the text."""

    document_id: str
    document: StoredDocument
    sha256: str
    source: Source
    sightings: tuple[Sighting, ...]
    readings: tuple[Read, ...]
    told: tuple[ToldEvent | ToldStatement, ...]
    rejected: tuple[tuple[Claim, Decision], ...]
    siblings: tuple[Sibling, ...]


def load_record(connection: Connection, name: str, document_id: str, moment: Moment = _NOW) -> DocumentRecord:
    """Return what there is of the one document whose id begins so, as of a moment.

    Raises:
        UnknownError: If there is none, or more than one, or it was withdrawn, or not known by then.
    """
    row = find_document(connection, name, document_id)
    check_known(row.entry, moment, where=f"{name}, document {row.document_id}")
    quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)
    siblings = _siblings(connection, quotes, row.document_id, moment)
    return DocumentRecord(
        document_id=row.document_id,
        document=document_of_row(row),
        sha256=row.sha256,
        source=quotes.sources([row.document_id])[row.document_id],
        sightings=_sightings(connection, row.document_id, moment),
        readings=_readings(connection, row.document_id, moment),
        told=_told(connection, quotes, row.document_id, moment),
        rejected=_rejected(connection, row.document_id, moment),
        siblings=siblings,
    )


def check_known(entry: int, moment: Moment, *, where: str) -> None:
    """Make sure that what was recorded as an entry was known by then.

    Raises:
        UnknownError: If it was not.
    """
    if not is_recorded(entry, moment):
        raise UnknownError(
            what="this was not known here by then", where=where, remedy="Go back to now, or to a later day."
        )


def is_recorded(entry: int, moment: Moment) -> bool:
    """Say whether an entry had been made by then."""
    return moment.entry is None or entry <= moment.entry


def _sightings(connection: Connection, document_id: str, moment: Moment) -> tuple[Sighting, ...]:
    rows = connection.execute(_SIGHTINGS, {"document_id": document_id}).all()
    return tuple(Sighting(*row[1:]) for row in rows if is_recorded(row.entry, moment))


def _readings(connection: Connection, document_id: str, moment: Moment) -> tuple[Read, ...]:
    rows = connection.execute(_READINGS, {"document_id": document_id}).all()
    return tuple(Read(*row[1:]) for row in rows if is_recorded(row.entry, moment))


def _told(
    connection: Connection, quotes: Quotes, document_id: str, moment: Moment
) -> tuple[ToldEvent | ToldStatement, ...]:
    given = {"ids": [document_id], "moment": moment.known_by}
    kept: list[Sequence[Any]] = []
    for table in (schema.told_event, schema.told_statement):
        rows = told_in(table.name, is_now=moment.known_by is None)
        if moment.on is not None:
            rows = rows.where(*told_by_then(table, moment, None))
        kept.append(connection.execute(rows, given).all())
    events, statements = quotes.told(*kept)
    told: dict[str, ToldEvent | ToldStatement] = dict(events)
    for each in statements:
        told[each.claim_id] = each
    return tuple(sorted(told.values(), key=lambda each: (each.claim.words[0].start, each.claim_id)))


def _rejected(connection: Connection, document_id: str, moment: Moment) -> tuple[tuple[Claim, Decision], ...]:
    decisions = [
        each for each in load_decisions_of(connection, document_id) if is_recorded(each.number, moment)
    ]
    newest = {each.subject: each for each in find_standing(decisions) if each.act in ON_CLAIMS}
    rejected = {claim_id: each for claim_id, each in newest.items() if each.act is Act.REJECT}
    claims = load_claims_by_id(connection, rejected).get(document_id, [])
    return tuple((claim, rejected[claim.claim_id]) for claim in claims)


def _siblings(
    connection: Connection, quotes: Quotes, document_id: str, moment: Moment
) -> tuple[Sibling, ...]:
    given = {"document_id": document_id}
    told = connection.execute(_SIBLINGS, given).all()
    ids = [sibling for sibling, entry in told if is_recorded(entry, moment)]
    how = {}
    for row in connection.execute(_LINKS, given).all() if ids else ():
        how[row.other_id if row.document_id == document_id else row.document_id] = row.how
    quotes.sources([*ids, document_id])
    sources = quotes.sources(ids).values()
    in_order = sorted(sources, key=lambda source: (source.published_by, source.document_id))
    return tuple(Sibling(source, how.get(source.document_id)) for source in in_order)
