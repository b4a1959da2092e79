"""The index over the words of documents. PostgreSQL keeps its own; SQLite's is told of each document.

It is told here and not by triggers, which may not touch an index while the schema is not trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ADD = "INSERT INTO document_search (rowid, text) SELECT rowid, text FROM document WHERE entry >= :first"
_DROP = """
INSERT INTO document_search (document_search, rowid, text)
SELECT 'delete', rowid, text FROM document WHERE document_id = :own
"""
_REBUILD = "INSERT INTO document_search (document_search) VALUES ('rebuild')"


def index_documents(connection: Connection, first_entry: int) -> None:
    """Let the documents that were just recorded be found: those from an entry on."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(_ADD), {"first": first_entry})


def drop_document(connection: Connection, document_id: str) -> None:
    """Let a document no longer be found; called before its row goes."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(_DROP), {"own": document_id})


def rebuild_index(connection: Connection) -> None:
    """Make the index anew from the documents that there are."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(_REBUILD))
