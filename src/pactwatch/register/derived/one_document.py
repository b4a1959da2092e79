"""All that the register holds of one document: where it was seen, what it tells, and whose story it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select

from pactwatch.register import schema
from pactwatch.register.deciding import load_decisions
from pactwatch.register.decision import ON_CLAIMS, Act, find_standing
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.versions import is_known
from pactwatch.register.lookup import find_document, get_document
from pactwatch.register.newest import load_claims_by_id

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.register.claim import Claim
    from pactwatch.register.decision import Decision
    from pactwatch.register.document import StoredDocument
    from pactwatch.register.told import Source, ToldEvent, ToldStatement


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


def load_record(connection: Connection, name: str, document_id: str) -> DocumentRecord:
    """Return what there is of the one document whose id begins so.

    Raises:
        UnknownError: If there is none, or more than one, or it was withdrawn.
    """
    row = find_document(connection, name, document_id)
    quotes = Quotes(connection, moment=None, entry=None)
    siblings = _siblings(connection, quotes, row.document_id)
    return DocumentRecord(
        document_id=row.document_id,
        document=get_document(connection, name, row.document_id),
        sha256=row.sha256,
        source=quotes.sources([row.document_id])[row.document_id],
        sightings=_sightings(connection, row.document_id),
        readings=_readings(connection, row.document_id),
        told=_told(connection, quotes, row.document_id),
        rejected=_rejected(connection, row.document_id),
        siblings=siblings,
    )


def _sightings(connection: Connection, document_id: str) -> tuple[Sighting, ...]:
    own, at = schema.sighting, schema.audit_entry.c
    rows = (
        select(own.c.address, own.c.publisher, at.recorded_at, own.c.sha256)
        .join(schema.audit_entry, at.sequence == own.c.entry)
        .where(own.c.document_id == document_id)
        .order_by(own.c.entry)
    )
    return tuple(Sighting(*row) for row in connection.execute(rows))


def _readings(connection: Connection, document_id: str) -> tuple[Read, ...]:
    own, at = schema.reading, schema.audit_entry.c
    rows = (
        select(own.c.reader, at.recorded_at)
        .join(schema.audit_entry, at.sequence == own.c.entry)
        .where(own.c.document_id == document_id)
        .order_by(own.c.entry)
    )
    return tuple(Read(*row) for row in connection.execute(rows))


def _told(connection: Connection, quotes: Quotes, document_id: str) -> tuple[ToldEvent | ToldStatement, ...]:
    events, statements = schema.told_event, schema.told_statement
    ids = select(events.c.claim_id).where(events.c.document_id == document_id, is_known(events, None))
    said = select(statements).where(statements.c.document_id == document_id, is_known(statements, None))
    told: dict[str, ToldEvent | ToldStatement] = dict(quotes.events(connection.execute(ids).scalars()))
    for each in quotes.statements(connection.execute(said).all()):
        told[each.claim_id] = each
    return tuple(sorted(told.values(), key=lambda each: (each.claim.words[0].start, each.claim_id)))


def _rejected(connection: Connection, document_id: str) -> tuple[tuple[Claim, Decision], ...]:
    newest = {
        each.subject: each
        for each in find_standing(load_decisions(connection))
        if each.act in ON_CLAIMS and each.document_id == document_id
    }
    rejected = {claim_id: each for claim_id, each in newest.items() if each.act is Act.REJECT}
    claims = load_claims_by_id(connection, rejected).get(document_id, [])
    return tuple((claim, rejected[claim.claim_id]) for claim in claims)


def _siblings(connection: Connection, quotes: Quotes, document_id: str) -> tuple[Sibling, ...]:
    own, link = schema.source.c, schema.story_link.c
    origin = select(own.origin_id).where(own.document_id == document_id).scalar_subquery()
    ids = connection.execute(
        select(own.document_id).where(own.origin_id == origin, own.document_id != document_id)
    ).scalars()
    linked = select(schema.story_link).where(
        or_(link.document_id == document_id, link.other_id == document_id)
    )
    how = {}
    for row in connection.execute(linked):
        how[row.other_id if row.document_id == document_id else row.document_id] = row.how
    sources = quotes.sources(list(ids)).values()
    in_order = sorted(sources, key=lambda source: (source.published_by, source.document_id))
    return tuple(Sibling(source, how.get(source.document_id)) for source in in_order)
