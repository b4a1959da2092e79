"""Deliveries are recorded: documents, sightings, readings and claims are added, each once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from pactwatch.register import schema
from pactwatch.register.digest import canonical, digest
from pactwatch.register.receipt import OffTopic, Outcome, Quarantined, Receipt
from pactwatch.register.search_index import index_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Table

    from pactwatch.register.claim import Claim
    from pactwatch.register.delivery import Delivery
    from pactwatch.register.store import Register, Writing

    Item = Delivery | Quarantined | OffTopic

_MOST_IN_A_BATCH = 100
_LONGEST_BATCH_SECONDS = 0.25


def record_deliveries(register: Register, items: Iterable[Item]) -> Iterator[Receipt]:
    """Record reports as they come, and yield what became of each, in their order.

    Several that come quickly share a transaction, but a receipt is given out only after it has been
    committed. Delivering a report again adds a sighting, and a reading if another reader made it; claims that
    are there already are not added again.

    Raises:
        RegisterError: If the database fails; all that was given a receipt is recorded.
    """
    batch: list[Item] = []
    began = time.monotonic()
    for item in items:
        batch.append(item)
        if len(batch) >= _MOST_IN_A_BATCH or time.monotonic() - began > _LONGEST_BATCH_SECONDS:
            yield from _record_batch(register, batch)
            batch, began = [], time.monotonic()
    yield from _record_batch(register, batch)


def _record_batch(register: Register, batch: list[Item]) -> list[Receipt]:
    if all(isinstance(item, OffTopic) for item in batch):
        return [_pass_over(item) for item in batch]
    with register.writing() as writing:
        return [_record(writing, item) for item in batch]


def _record(writing: Writing, item: Item) -> Receipt:
    if isinstance(item, OffTopic):
        return _pass_over(item)
    return _set_aside(writing, item) if isinstance(item, Quarantined) else record_delivery(writing, item)


def _pass_over(item: Item) -> Receipt:
    is_report = not isinstance(item, OffTopic) or item.is_report
    return Receipt(address=item.address, outcome=Outcome.OFF_TOPIC if is_report else Outcome.NO_REPORT)


def _set_aside(writing: Writing, item: Quarantined) -> Receipt:
    row = item._asdict()
    known = select(schema.quarantine.c.entry).filter_by(**row)
    if writing.connection.execute(known).first() is None:
        entry = writing.chain.append("quarantine", {"quarantine": digest(row)})
        writing.connection.execute(insert(schema.quarantine).values(entry=entry, **row))
    return Receipt(address=item.address, outcome=Outcome.QUARANTINED, why=item.why)


def record_delivery(writing: Writing, delivery: Delivery, *, is_wanted: bool = False) -> Receipt:
    """Record one report in a transaction of the caller; one without claims only where it is wanted."""
    connection, document_id = writing.connection, delivery.document.document_id
    if _exists(connection, schema.withdrawal, document_id):
        return Receipt(address=delivery.address, outcome=Outcome.WITHDRAWN, document_id=document_id)
    is_new = not _exists(connection, schema.document, document_id)
    if is_new and not delivery.claims and not is_wanted:
        return _pass_over(delivery)
    is_read = not is_new and _is_read(connection, document_id, delivery.reader)
    sighting = sighting_row(delivery)
    content = {"document_id": document_id, "sighting": digest(sighting)}
    if is_new:
        content["document"] = digest(delivery.document.to_dict())
    if not is_read:
        claim_ids = [claim.claim_id for claim in delivery.claims]
        content["reading"] = reading_digest(document_id, delivery.reader, claim_ids)
    entry = writing.chain.append("delivery", content)
    if is_new:
        connection.execute(insert(schema.document).values(_document_row(delivery, entry)))
        index_document(connection, document_id)
    connection.execute(insert(schema.sighting).values(entry=entry, **sighting))
    claim_count = 0 if is_read else _record_reading(connection, delivery, entry)
    outcome = Outcome.STORED if is_new else Outcome.KNOWN if is_read else Outcome.READ_AGAIN
    return Receipt(
        address=delivery.address, outcome=outcome, document_id=document_id, claim_count=claim_count
    )


def _exists(connection: Connection, table: Table, document_id: str) -> bool:
    found = select(table.c.document_id).filter_by(document_id=document_id)
    return connection.execute(found).first() is not None


def _is_read(connection: Connection, document_id: str, reader: str) -> bool:
    """Say whether the newest reading of a document is this reader's."""
    newest = select(schema.reading.c.reader).filter_by(document_id=document_id)
    return connection.execute(newest.order_by(schema.reading.c.entry.desc()).limit(1)).scalar() == reader


def _record_reading(connection: Connection, delivery: Delivery, entry: int) -> int:
    """Add a reading and those of its claims that are new; return how many are."""
    document_id = delivery.document.document_id
    connection.execute(
        insert(schema.reading).values(entry=entry, document_id=document_id, reader=delivery.reader)
    )
    known = set(
        connection.execute(select(schema.claim.c.claim_id).filter_by(document_id=document_id)).scalars()
    )
    claim_by_id = {claim.claim_id: claim for claim in delivery.claims}
    new = [claim for claim_id, claim in claim_by_id.items() if claim_id not in known]
    if new:
        _insert_claims(connection, new, entry)
    links = [
        {"reading": entry, "position": position, "claim_id": claim_id}
        for position, claim_id in enumerate(claim_by_id)
    ]
    if links:
        connection.execute(insert(schema.reading_claim), links)
    return len(new)


def keep_claim(connection: Connection, claim: Claim, entry: int) -> None:
    """Add the rows of a claim that no reading brings, unless they are there."""
    known = select(schema.claim.c.entry).filter_by(claim_id=claim.claim_id)
    if connection.execute(known).first() is None:
        _insert_claims(connection, [claim], entry)


def _insert_claims(connection: Connection, claims: list[Claim], entry: int) -> None:
    connection.execute(insert(schema.claim), [claim_row(claim) | {"entry": entry} for claim in claims])
    passages = [
        {"claim_id": claim.claim_id, **words._asdict()} for claim in claims for words in claim.passages
    ]
    connection.execute(insert(schema.passage), passages)


def sighting_row(delivery: Delivery) -> dict[str, Any]:
    """Return what a sighting says: which document was seen, and where."""
    return {
        "document_id": delivery.document.document_id,
        "address": delivery.address,
        "publisher": delivery.publisher,
        "sha256": delivery.sha256,
    }


def reading_digest(document_id: str, reader: str, claim_ids: list[str]) -> str:
    """Return the hash of a reading: document, reader, and claims, whose ids are hashes themselves."""
    return digest([document_id, reader, claim_ids])


def claim_row(claim: Claim) -> dict[str, Any]:
    """Return the row of a claim, without its passages."""
    row = claim.to_dict()
    del row["passages"]
    return {"claim_id": claim.claim_id, **row}


def _document_row(delivery: Delivery, entry: int) -> dict[str, Any]:
    document = delivery.document
    return {
        **document.to_dict(),
        "agencies": canonical(list(document.agencies)),
        "document_id": document.document_id,
        "sha256": digest(document.text),
        "entry": entry,
    }
