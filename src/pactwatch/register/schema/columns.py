"""What the columns of all tables are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Text, TypeDecorator, text
from sqlalchemy.dialects.postgresql import TEXT

if TYPE_CHECKING:
    from sqlalchemy import Dialect

metadata = MetaData()
# Text sorts by code point in both databases, whatever the locale of the server.
words = Text().with_variant(TEXT(collation="C"), "postgresql")


class _WrittenNumber(TypeDecorator[float]):
    """A number as Python writes it, ``6000000.0``."""

    impl = TEXT(collation="C")
    cache_ok = True

    def process_bind_param(self, value: float | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else repr(float(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> float | None:
        del dialect
        return None if value is None else float(value)


# An index of PostgreSQL has a key that many rows share only once, but never one with a floating-point number.
packed_number = Float().with_variant(_WrittenNumber(), "postgresql")


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
    return Column("known_from", words, primary_key=True), until, of_now(f"{table}_now", *keys)


def of_now(name: str, *keys: str) -> Index:
    """Return an index of what is known now.

    The condition is a column as well: without it SQLite looks each row up to see whether it holds.
    """
    is_now = text("known_until IS NULL")
    return Index(name, *keys, "known_until", sqlite_where=is_now, postgresql_where=is_now)
