"""What the ledger has of a document, and the log, so that another can work the hashes out again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from pactwatch.register import schema
from pactwatch.register.deciding import DECISION_FIELDS
from pactwatch.register.decision import Act
from pactwatch.register.newest import load_claims_by_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from pactwatch.register.derived.citing import CitedDocument

LOG_FIELDS = ("sequence", "recorded_at", "kind", "content", "previous_hash", "hash")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The rows of the ledger that a document's entries of the log have hashes of, as plain values.

    ``claims`` are the document's claims that count, as they were recorded, before any decision.
    """

    document: dict[str, Any]
    sightings: tuple[dict[str, Any], ...]
    readings: tuple[dict[str, Any], ...]
    decisions: tuple[dict[str, Any], ...]
    claims: tuple[dict[str, Any], ...]

    @property
    def entries(self) -> tuple[int, ...]:
        """The numbers of the entries that these rows came with."""
        rows = (self.document, *self.sightings, *self.readings, *self.decisions, *self.claims)
        return tuple(row["entry"] for row in rows)


def prove(connection: Connection, cited: CitedDocument, *, entry: int) -> Proof:
    """Return what the ledger had of a document when an entry of the log was the newest."""
    document_id = cited.source.document_id
    return Proof(
        document={"document_id": document_id, "entry": cited.entry, **cited.document.to_dict()},
        sightings=tuple(
            {
                "entry": seen.entry,
                "document_id": document_id,
                "address": seen.address,
                "publisher": seen.publisher,
                "sha256": seen.sha256,
            }
            for seen in cited.sightings
        ),
        readings=tuple(_readings(connection, document_id, entry)),
        decisions=tuple(_decisions(connection, document_id, entry)),
        claims=tuple(_claims(connection, cited)),
    )


def find_log(connection: Connection, *, first: int, last: int) -> Iterator[dict[str, Any]]:
    """Yield the entries of the audit log from one to another."""
    own = schema.audit_entry.c
    rows = select(*(own[name] for name in LOG_FIELDS)).where(own.sequence.between(first, last))
    found = connection.execute(rows.order_by(own.sequence), execution_options={"yield_per": 1000})
    for row in found:
        yield dict(zip(LOG_FIELDS, row, strict=True))


def _readings(connection: Connection, document_id: str, entry: int) -> Iterator[dict[str, Any]]:
    reading, link = schema.reading.c, schema.reading_claim.c
    own = and_(reading.document_id == document_id, reading.entry <= entry)
    claim_ids: dict[int, list[str]] = defaultdict(list)
    linked = (
        select(link.reading, link.claim_id).join(schema.reading, reading.entry == link.reading).where(own)
    )
    for row in connection.execute(linked.order_by(link.reading, link.position)):
        claim_ids[row.reading].append(row.claim_id)
    for row in connection.execute(select(schema.reading).where(own).order_by(reading.entry)):
        yield {"entry": row.entry, "reader": row.reader, "claims": claim_ids[row.entry]}


def _decisions(connection: Connection, document_id: str, entry: int) -> Iterator[dict[str, Any]]:
    """Yield the decisions on claims of a document, and those that undo them."""
    own = schema.decision.c
    numbers: set[str] = set()
    rows = select(schema.decision).where(
        or_(own.document_id == document_id, own.act == Act.UNDO.value), own.entry <= entry
    )
    for row in connection.execute(rows.order_by(own.entry)).all():
        if row.document_id == document_id or row.subject in numbers:
            numbers.add(str(row.entry))
            yield {"entry": row.entry, **{name: getattr(row, name) for name in DECISION_FIELDS}}


def _claims(connection: Connection, cited: CitedDocument) -> Iterator[dict[str, Any]]:
    own = load_claims_by_id(connection, [each.told.claim_id for each in cited.claims])
    recorded = {claim.claim_id: claim for claims in own.values() for claim in claims}
    for each in cited.claims:
        yield {
            "claim_id": each.told.claim_id,
            "entry": each.entry,
            **recorded[each.told.claim_id].to_dict(),
            "arrangements": list(each.arrangements),
        }
