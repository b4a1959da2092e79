"""What a person names by its id, or by the first letters of it."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.among import among_given
from pactwatch.register.document import StoredDocument

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Column, Connection, Select

_SHORTEST_ID = 6
_HEX = frozenset("0123456789abcdef")
_AFTER_ALL_DIGITS = "g"
_GIVEN_DOCUMENTS = select(schema.document).where(among_given(schema.document.c.document_id, "ids"))


def find_claim(connection: Connection, name: str, claim_id: str) -> Any:
    """Return the row of the one claim whose id begins so.

    Raises:
        UnknownError: If there is none, or more than one.
    """
    rows = _find(connection, _CLAIMS, claim_id)
    if len(rows) != 1:
        raise UnknownError(
            what="several claims begin so" if rows else "the register has no such claim",
            where=f"{name}, claim {claim_id}",
            remedy="Give more of the id; `pactwatch show ARRANGEMENT --json` has those of all claims.",
        )
    return rows[0]


def find_document(connection: Connection, name: str, document_id: str) -> Any:
    """Return the row of the one document whose id begins so.

    Raises:
        UnknownError: If there is none, or more than one, or it was withdrawn.
    """
    rows = _find(connection, _DOCUMENTS, document_id)
    if len(rows) != 1:
        gone = _find(connection, _WITHDRAWN, document_id)
        missing = "this document was withdrawn" if gone else "the register has no such document"
        raise UnknownError(
            what="several documents begin so" if rows else missing,
            where=f"{name}, document {document_id}",
            remedy="Give more of the id, or the path of the report; `pactwatch search WORDS` shows ids.",
        )
    return rows[0]


def get_document(connection: Connection, name: str, document_id: str) -> StoredDocument:
    """Return the one document whose id begins so.

    Raises:
        UnknownError: If there is none, or more than one, or it was withdrawn.
    """
    return document_of_row(find_document(connection, name, document_id))


def load_documents(connection: Connection, ids: Collection[str]) -> dict[str, StoredDocument]:
    """Return documents by their ids; those that the register does not have, or no longer, are left out."""
    rows = connection.execute(_GIVEN_DOCUMENTS, {"ids": ids}).all() if ids else []
    return {row.document_id: document_of_row(row) for row in rows}


def document_of_row(row: Any) -> StoredDocument:
    """Return the document of a row."""
    return StoredDocument(
        text=row.text,
        title=row.title,
        published=row.published,
        language=row.language,
        agencies=_agencies(row.agencies),
        incomplete=row.incomplete,
    )


@lru_cache(maxsize=1024)
def _agencies(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written))


def list_sightings(connection: Connection, document_id: str) -> tuple[dict[str, Any], ...]:
    """Return where a document was seen, as plain values, in the order in which that was recorded."""
    own, entry = schema.sighting.c, schema.audit_entry.c
    rows = (
        select(own.address, own.publisher, own.sha256, entry.recorded_at)
        .join(schema.audit_entry, entry.sequence == own.entry)
        .where(own.document_id == document_id)
        .order_by(own.entry)
    )
    return tuple(dict(row) for row in connection.execute(rows).mappings())


def _beginning(column: Column[Any]) -> Select[Any]:
    """Select the first two rows whose ids begin so."""
    # A range, as an index answers it; LIKE has to look at every row.
    return select(column.table).where(column >= bindparam("first"), column < bindparam("last")).limit(2)


_CLAIMS = _beginning(schema.claim.c.claim_id)
_DOCUMENTS = _beginning(schema.document.c.document_id)
_WITHDRAWN = _beginning(schema.withdrawal.c.document_id)


def _find(connection: Connection, rows: Select[Any], beginning: str) -> list[Any]:
    wanted = beginning.lower()
    if len(wanted) < _SHORTEST_ID or not set(wanted) <= _HEX:
        return []
    return list(connection.execute(rows, {"first": wanted, "last": wanted + _AFTER_ALL_DIGITS}))
