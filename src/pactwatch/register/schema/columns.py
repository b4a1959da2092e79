"""What the columns of all tables are made of."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Text
from sqlalchemy.dialects.postgresql import TEXT

metadata = MetaData()
# Text sorts by code point in both databases, whatever the locale of the server.
words = Text().with_variant(TEXT(collation="C"), "postgresql")


def entry(*, is_key: bool = False) -> Column[int]:
    """Return the number of the entry of the log that came with a row."""
    return Column(
        "entry",
        Integer,
        ForeignKey("audit_entry.sequence"),
        primary_key=is_key,
        nullable=False,
        index=not is_key,
    )


def known(table: str, *keys: str) -> tuple[Column[str], Column[str], Index]:
    """Return from when on a row was known, until when (NULL: still is), and an index of what is known now."""
    until = Column("known_until", words)
    now = Index(f"{table}_now", *keys, sqlite_where=until.is_(None), postgresql_where=until.is_(None))
    return Column("known_from", words, primary_key=True), until, now
