"""Words that must go are taken out, and a tombstone stays."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.deciding import load_decisions, write_decision
from pactwatch.register.delivery import Delivery
from pactwatch.register.digest import canonical, digest
from pactwatch.register.document import StoredDocument
from pactwatch.register.ledger import record_delivery
from pactwatch.register.newest import load_claims, newest_readings
from pactwatch.register.search_index import drop_document

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.register.claim import Claim
    from pactwatch.register.store import Register, Writing

_BLANK = "█"
_READER = "withdrawal of a name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That a document was taken out: the hash of its entry stays in the log, its words are gone.

    ``replaced_by`` is the same document with a name blacked out, if only a name had to go.
    """

    document_id: str
    replaced_by: str | None
    withdrawn_by: str
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """Return the withdrawal as plain values."""
        return {
            "document": self.document_id,
            "replaced_by": self.replaced_by,
            "by": self.withdrawn_by,
            "reason": self.reason,
        }


def withdraw_document(
    register: Register, document_id: str, *, withdrawn_by: str, reason: str
) -> tuple[Withdrawal, ...]:
    """Take a document out with its readings, claims, sightings and the decisions on them.

    Raises:
        UnknownError: If the register has no such document.
    """
    with register.writing() as writing:
        if _get_document(writing.connection, document_id) is None:
            raise UnknownError(
                what=f"the register has no document {document_id}",
                where=register.name,
                remedy="`pactwatch show --json` gives the ids of documents.",
            )
        withdrawal = Withdrawal(
            document_id=document_id, replaced_by=None, withdrawn_by=withdrawn_by, reason=reason
        )
        _take_out(writing, withdrawal)
    register.backend.forget()
    return (withdrawal,)


def withdraw_name(register: Register, name: str, *, withdrawn_by: str, reason: str) -> tuple[Withdrawal, ...]:
    """Black a name out wherever it stands as whole words; each document gives way to one without it.

    Offsets stay, as each letter gives way to one block. Decisions are carried over to the claims that took
    the place of those they were on.

    Raises:
        UnknownError: If the name stands nowhere.
    """
    parts = r"\s+".join(re.escape(part) for part in name.split())
    pattern = re.compile(rf"(?<!\w){parts}(?!\w)")
    with register.writing() as writing:
        documents = select(schema.document).order_by(schema.document.c.document_id)
        withdrawals = [
            _replace(writing, row, pattern, withdrawn_by=withdrawn_by, reason=reason)
            for row in writing.connection.execute(documents).all()
            if pattern.search(row.text) or pattern.search(row.title or "")
        ]
        if not withdrawals:
            raise UnknownError(
                what="this name stands in no document",
                where=register.name,
                remedy="Give it exactly as it is written, with capitals and accents.",
            )
    register.backend.forget()
    return tuple(withdrawals)


def _replace(
    writing: Writing, row: Any, pattern: re.Pattern[str], *, withdrawn_by: str, reason: str
) -> Withdrawal:
    connection = writing.connection
    document = StoredDocument(
        text=_blank(pattern, row.text),
        title=row.title and _blank(pattern, row.title),
        published=row.published,
        language=row.language,
        agencies=tuple(json.loads(row.agencies)),
        incomplete=row.incomplete,
    )
    own = newest_readings().where(schema.reading.c.document_id == row.document_id)
    claims = load_claims(connection, own).get(row.document_id, [])
    blanked = [_blank_claim(pattern, claim, document) for claim in claims]
    new_id = {old.claim_id: new.claim_id for old, new in zip(claims, blanked, strict=True)}
    sightings = connection.execute(
        select(schema.sighting).filter_by(document_id=row.document_id).order_by(schema.sighting.c.entry)
    ).all()
    for seen in sightings:
        delivery = Delivery(
            address=_blank(pattern, seen.address),
            publisher=seen.publisher,
            sha256=None,
            document=document,
            reader=_READER,
            claims=tuple({claim.claim_id: claim for claim in blanked}.values()),
        )
        record_delivery(writing, delivery)
    _carry_over(writing, row.document_id, document.document_id, new_id, pattern)
    withdrawal = Withdrawal(
        document_id=row.document_id,
        replaced_by=document.document_id,
        withdrawn_by=withdrawn_by,
        reason=reason,
    )
    _take_out(writing, withdrawal)
    return withdrawal


def _carry_over(
    writing: Writing, old: str, new: str, new_id: dict[str, str], pattern: re.Pattern[str]
) -> None:
    """Record the decisions on a document's claims anew, on the claims that took their place."""
    carried: dict[str, int] = {}
    for each in load_decisions(writing.connection):
        subject = new_id.get(each.subject) or (
            str(carried[each.subject]) if each.subject in carried else None
        )
        if each.document_id != old or subject is None:
            continue
        row = {
            "act": each.act.value,
            "subject": subject,
            "document_id": new,
            "content": _blank(pattern, canonical(each.content)),
            "decided_by": each.decided_by,
            "note": each.note and _blank(pattern, each.note),
        }
        carried[str(each.number)] = write_decision(writing, row)


def _take_out(writing: Writing, withdrawal: Withdrawal) -> None:
    row = {
        "document_id": withdrawal.document_id,
        "replaced_by": withdrawal.replaced_by,
        "withdrawn_by": withdrawal.withdrawn_by,
        "reason": withdrawal.reason,
    }
    connection, own = writing.connection, withdrawal.document_id
    entry = writing.chain.append("withdrawal", {"withdrawal": digest(row)})
    connection.execute(insert(schema.withdrawal).values(entry=entry, **row))
    claims = select(schema.claim.c.claim_id).filter_by(document_id=own)
    readings = select(schema.reading.c.entry).filter_by(document_id=own)
    link = schema.story_link
    connection.execute(delete(link).where((link.c.document_id == own) | (link.c.other_id == own)))
    connection.execute(delete(schema.passage).where(schema.passage.c.claim_id.in_(claims)))
    connection.execute(delete(schema.reading_claim).where(schema.reading_claim.c.reading.in_(readings)))
    drop_document(connection, own)
    for table in (schema.decision, schema.claim, schema.reading, schema.sighting, schema.document):
        connection.execute(delete(table).where(table.c.document_id == own))


def _get_document(connection: Connection, document_id: str) -> Any:
    return connection.execute(select(schema.document).filter_by(document_id=document_id)).one_or_none()


def _blank(pattern: re.Pattern[str], words: str) -> str:
    return pattern.sub(lambda found: re.sub(r"\S", _BLANK, found[0]), words)


def _blank_claim(pattern: re.Pattern[str], claim: Claim, document: StoredDocument) -> Claim:
    def blank(words: str | None) -> str | None:
        return None if words is None else _blank(pattern, words)

    return replace(
        claim,
        document_id=document.document_id,
        actor=blank(claim.actor),
        speaker=blank(claim.speaker),
        role=blank(claim.role),
        channel=blank(claim.channel),
        passages=tuple(each._replace(exact=document.text[each.start : each.end]) for each in claim.passages),
    )
