"""Words that must go are taken out, and a tombstone stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.derived.refresh import forget_all
from pactwatch.register.digest import digest
from pactwatch.register.search_index import drop_document

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.register.store import Register, Writing


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
    """Take a document out with its readings, claims, sightings and the decisions on them; or a user's table.

    Raises:
        UnknownError: If the register has no such document or table.
    """
    with register.writing() as writing:
        if not _is_there(writing.connection, document_id):
            raise UnknownError(
                what=f"the register has no document or table {document_id}",
                where=register.name,
                remedy="`pactwatch search WORDS` shows ids of documents, `pactwatch add --json` of a table.",
            )
        withdrawal = Withdrawal(
            document_id=document_id, replaced_by=None, withdrawn_by=withdrawn_by, reason=reason
        )
        take_out(writing, withdrawal)
    register.backend.forget()
    return (withdrawal,)


def take_out(writing: Writing, withdrawal: Withdrawal) -> None:
    """Take a document's rows out in a transaction of the caller, and leave the withdrawal in their place."""
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
    forget_all(connection)
    link = schema.story_link
    connection.execute(delete(link).where((link.c.document_id == own) | (link.c.other_id == own)))
    connection.execute(delete(schema.passage).where(schema.passage.c.claim_id.in_(claims)))
    connection.execute(delete(schema.reading_claim).where(schema.reading_claim.c.reading.in_(readings)))
    drop_document(connection, own)
    for table in (schema.decision, schema.claim, schema.reading, schema.sighting, schema.document):
        connection.execute(delete(table).where(table.c.document_id == own))
    sheets = select(schema.sheet.c.entry).filter_by(sheet_id=own)
    connection.execute(delete(schema.sheet_row).where(schema.sheet_row.c.sheet.in_(sheets)))
    connection.execute(delete(schema.sheet).where(schema.sheet.c.sheet_id == own))


def _is_there(connection: Connection, own: str) -> bool:
    wanted = (
        select(schema.document.c.entry).filter_by(document_id=own),
        select(schema.sheet.c.entry).filter_by(sheet_id=own),
    )
    return any(connection.execute(each).first() is not None for each in wanted)
