"""The index over the words of documents, which both databases are told of each document.

They are told here and not by triggers: SQLite's may not touch an index while the schema is not trusted, and
PostgreSQL cannot fold accents without an extension that a server may lack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from pactwatch.register import schema
from pactwatch.register.folding import find_words

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ADD = "INSERT INTO document_search (rowid, text) SELECT rowid, text FROM document WHERE entry >= :first"
_DROP = """
INSERT INTO document_search (document_search, rowid, text)
SELECT 'delete', rowid, text FROM document WHERE document_id = :own
"""
_REBUILD = "INSERT INTO document_search (document_search) VALUES ('rebuild')"
_ADD_VECTOR = "INSERT INTO document_search (document_id, words) VALUES (:own, CAST(:words AS tsvector))"
_MOST_BYTES = 900_000
"""Beyond this, later words of a text are not found: a vector of PostgreSQL holds one megabyte."""
_MOST_PLACES = 255
_LONGEST_WORD = 500
_LAST_PLACE = 16_383
_ROWS = 200


def index_documents(connection: Connection, first_entry: int) -> None:
    """Let the documents that were just recorded be found: those from an entry on."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(_ADD), {"first": first_entry})
        return
    own = schema.document.c
    found = select(own.document_id, own.text).where(own.entry >= first_entry).order_by(own.entry)
    for rows in connection.execute(found.execution_options(yield_per=_ROWS)).partitions():
        vectors = [{"own": row.document_id, "words": vector_of(row.text)} for row in rows]
        connection.execute(text(_ADD_VECTOR), vectors)


def drop_document(connection: Connection, document_id: str) -> None:
    """Let a document no longer be found; called before its row goes."""
    is_sqlite = connection.dialect.name == "sqlite"
    drop = _DROP if is_sqlite else "DELETE FROM document_search WHERE document_id = :own"
    connection.execute(text(drop), {"own": document_id})


def rebuild_index(connection: Connection) -> None:
    """Make the index anew from the documents that there are."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(_REBUILD))
        return
    connection.execute(text("DELETE FROM document_search"))
    index_documents(connection, 0)


def vector_of(words: str) -> str:
    """Return what PostgreSQL reads as the words of a text and the places of each.

    >>> vector_of("Talks, and talks")
    "'talks':1,3 'and':2"
    """
    places: dict[str, list[int]] = {}
    byte_count = 0
    for place, word in enumerate(find_words(words), start=1):
        own = word[:_LONGEST_WORD]
        known = places.setdefault(own, [])
        byte_count += len(own.encode()) + 8 if not known else 2
        if byte_count > _MOST_BYTES:
            break
        if len(known) < _MOST_PLACES:
            known.append(min(place, _LAST_PLACE))
    return " ".join(f"'{word}':{','.join(map(str, own))}" for word, own in places.items() if own)
