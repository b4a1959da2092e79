"""Deliveries are recorded: documents, sightings, readings and claims are added, each once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from pactwatch.register import schema
from pactwatch.register.digest import canonical, digest
from pactwatch.register.receipt import OffTopic, Outcome, Quarantined, Receipt
from pactwatch.register.search_index import index_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from pactwatch.register.claim import Claim
    from pactwatch.register.delivery import Delivery
    from pactwatch.register.store import Register, Writing

    Item = Delivery | Quarantined | OffTopic

_IN_ORDER = (
    schema.audit_entry,
    schema.quarantine,
    schema.document,
    schema.sighting,
    schema.reading,
    schema.claim,
    schema.passage,
    schema.reading_claim,
)
"""Tables that deliveries add to, each after those that it refers to."""
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
        recording = _Recording(
            writing, [item for item in batch if not isinstance(item, OffTopic | Quarantined)]
        )
        receipts = [recording.record(item) for item in batch]
        recording.write()
        return receipts


def record_delivery(writing: Writing, delivery: Delivery, *, is_wanted: bool = False) -> Receipt:
    """Record one report in a transaction of the caller; one without claims only where it is wanted."""
    recording = _Recording(writing, [delivery])
    receipt = recording.deliver(delivery, is_wanted=is_wanted)
    recording.write()
    return receipt


def _pass_over(item: Item) -> Receipt:
    is_report = not isinstance(item, OffTopic) or item.is_report
    return Receipt(address=item.address, outcome=Outcome.OFF_TOPIC if is_report else Outcome.NO_REPORT)


class _Recording:
    """Deliveries that share a transaction: what the ledger has of their documents, and the rows to add.

    The ledger is asked once for all of them and told once, as each statement costs as much as many rows.
    """

    def __init__(self, writing: Writing, deliveries: Sequence[Delivery]) -> None:
        self._writing = writing
        self._rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in _IN_ORDER}
        ids = sorted({delivery.document.document_id for delivery in deliveries})
        self._withdrawn = self._known(schema.withdrawal, ids)
        self._newest_reader: dict[str, str | None] = dict.fromkeys(self._known(schema.document, ids))
        reading = schema.reading.c
        read = select(reading.document_id, reading.reader).where(reading.document_id.in_(ids))
        for row in writing.connection.execute(read.order_by(reading.entry)):
            self._newest_reader[row.document_id] = row.reader
        self._claim_ids = self._known_claims(list(self._newest_reader))

    def record(self, item: Item) -> Receipt:
        """Take in one item and say what becomes of it; nothing is written yet."""
        if isinstance(item, OffTopic):
            return _pass_over(item)
        return self._set_aside(item) if isinstance(item, Quarantined) else self.deliver(item)

    def write(self) -> None:
        """Add all rows to the ledger."""
        connection = self._writing.connection
        for table in _IN_ORDER:
            if self._rows[table.name]:
                connection.execute(insert(table), self._rows[table.name])
        if self._rows["document"]:
            index_documents(connection, self._rows["document"][0]["entry"])

    def _set_aside(self, item: Quarantined) -> Receipt:
        row = item._asdict()
        known = select(schema.quarantine.c.entry).filter_by(**row)
        is_new = all(row != {name: each[name] for name in row} for each in self._rows["quarantine"])
        if is_new and self._writing.connection.execute(known).first() is None:
            entry = self._append("quarantine", {"quarantine": digest(row)})
            self._rows["quarantine"].append({"entry": entry, **row})
        return Receipt(address=item.address, outcome=Outcome.QUARANTINED, why=item.why)

    def deliver(self, delivery: Delivery, *, is_wanted: bool = False) -> Receipt:
        """Take in one report; a new one without claims is passed over unless it is wanted."""
        document_id = delivery.document.document_id
        if document_id in self._withdrawn:
            return Receipt(address=delivery.address, outcome=Outcome.WITHDRAWN, document_id=document_id)
        is_new = document_id not in self._newest_reader
        if is_new and not delivery.claims and not is_wanted:
            return _pass_over(delivery)
        is_read = not is_new and self._newest_reader[document_id] == delivery.reader
        sighting = sighting_row(delivery)
        content = {"document_id": document_id, "sighting": digest(sighting)}
        if is_new:
            content["document"] = digest(delivery.document.to_dict())
        if not is_read:
            claim_ids = [claim.claim_id for claim in delivery.claims]
            content["reading"] = reading_digest(document_id, delivery.reader, claim_ids)
        entry = self._append("delivery", content)
        if is_new:
            self._rows["document"].append(_document_row(delivery, entry))
        self._rows["sighting"].append({"entry": entry, **sighting})
        claim_count = 0 if is_read else self._read(delivery, entry)
        outcome = Outcome.STORED if is_new else Outcome.KNOWN if is_read else Outcome.READ_AGAIN
        return Receipt(
            address=delivery.address, outcome=outcome, document_id=document_id, claim_count=claim_count
        )

    def _read(self, delivery: Delivery, entry: int) -> int:
        """Add a reading and those of its claims that are new; return how many are."""
        document_id = delivery.document.document_id
        self._newest_reader[document_id] = delivery.reader
        self._rows["reading"].append({"entry": entry, "document_id": document_id, "reader": delivery.reader})
        known = self._claim_ids.setdefault(document_id, set())
        claim_by_id = {claim.claim_id: claim for claim in delivery.claims}
        new = [claim for claim_id, claim in claim_by_id.items() if claim_id not in known]
        known.update(claim_by_id)
        self._rows["claim"] += [claim_row(claim) | {"entry": entry} for claim in new]
        self._rows["passage"] += _passage_rows(new)
        self._rows["reading_claim"] += [
            {"reading": entry, "position": position, "claim_id": claim_id}
            for position, claim_id in enumerate(claim_by_id)
        ]
        return len(new)

    def _append(self, kind: str, content: dict[str, Any]) -> int:
        row = self._writing.chain.next(kind, content)
        self._rows["audit_entry"].append(row)
        number: int = row["sequence"]
        return number

    def _known(self, table: Table, ids: list[str]) -> list[str]:
        found = select(table.c.document_id).where(table.c.document_id.in_(ids))
        return list(self._writing.connection.execute(found).scalars())

    def _known_claims(self, ids: list[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        claim = schema.claim.c
        rows = select(claim.document_id, claim.claim_id).where(claim.document_id.in_(ids))
        for row in self._writing.connection.execute(rows) if ids else ():
            found.setdefault(row.document_id, set()).add(row.claim_id)
        return found


def keep_claim(connection: Connection, claim: Claim, entry: int) -> None:
    """Add the rows of a claim that no reading brings, unless they are there."""
    known = select(schema.claim.c.entry).filter_by(claim_id=claim.claim_id)
    if connection.execute(known).first() is None:
        connection.execute(insert(schema.claim).values(claim_row(claim) | {"entry": entry}))
        connection.execute(insert(schema.passage), _passage_rows([claim]))


def _passage_rows(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    return [{"claim_id": claim.claim_id, **words._asdict()} for claim in claims for words in claim.passages]


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
