"""What the ledger has of a document, and the log, so that another can work the hashes out again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

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


class Prover:
    """Gives what the ledger had of documents when an entry of the log was the newest."""

    def __init__(self, connection: Connection, *, entry: int) -> None:
        self._connection, self._entry = connection, entry
        self._decisions = _load_decisions(connection, entry)

    def prove(self, cited: CitedDocument) -> Proof:
        """Return what the ledger had of a document."""
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
            readings=tuple(self._readings(document_id)),
            decisions=tuple(self._decisions.get(document_id, ())),
            claims=tuple(self._claims(cited)),
        )

    def _readings(self, document_id: str) -> Iterator[dict[str, Any]]:
        reading, link = schema.reading.c, schema.reading_claim.c
        own = and_(reading.document_id == document_id, reading.entry <= self._entry)
        rows = (
            select(reading.entry, reading.reader, link.claim_id)
            .outerjoin(schema.reading_claim, link.reading == reading.entry)
            .where(own)
            .order_by(reading.entry, link.position)
        )
        found = self._connection.execute(rows).all()
        for (entry, reader), linked in groupby(found, key=lambda row: (row.entry, row.reader)):
            claim_ids = [row.claim_id for row in linked if row.claim_id is not None]
            yield {"entry": entry, "reader": reader, "claims": claim_ids}

    def _claims(self, cited: CitedDocument) -> Iterator[dict[str, Any]]:
        """Yield the claims as they were recorded, also where a person has edited them since."""
        edited = [each.told.claim_id for each in cited.claims if each.told.decision is not None]
        found = load_claims_by_id(self._connection, edited)
        recorded = {claim.claim_id: claim for claims in found.values() for claim in claims}
        for each in cited.claims:
            claim_id = each.told.claim_id
            yield {
                "claim_id": claim_id,
                "entry": each.entry,
                **recorded.get(claim_id, each.told.claim).to_dict(),
                "arrangements": list(each.arrangements),
            }


def find_log(connection: Connection, *, first: int, last: int) -> Iterator[dict[str, Any]]:
    """Yield the entries of the audit log from one to another."""
    own = schema.audit_entry.c
    rows = select(*(own[name] for name in LOG_FIELDS)).where(own.sequence.between(first, last))
    found = connection.execute(rows.order_by(own.sequence), execution_options={"yield_per": 1000})
    for row in found:
        yield dict(zip(LOG_FIELDS, row, strict=True))


def _load_decisions(connection: Connection, entry: int) -> dict[str, list[dict[str, Any]]]:
    """Return the decisions on claims, by document, each with those that undo it."""
    own = schema.decision.c
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    document_of: dict[str, str] = {}
    rows = select(schema.decision).where(own.entry <= entry).order_by(own.entry)
    for row in connection.execute(rows):
        document_id = row.document_id
        if document_id is None and row.act == Act.UNDO:
            document_id = document_of.get(row.subject)
        if document_id is not None:
            document_of[str(row.entry)] = document_id
            values = {name: getattr(row, name) for name in DECISION_FIELDS}
            found[document_id].append({"entry": row.entry, **values})
    return found
