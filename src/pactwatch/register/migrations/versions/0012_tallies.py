"""On how much each run rests is kept by day, and where it stood on a day is found in one index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0012"
down_revision = "0011"

_WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
_DERIVED = ("arrangement", "speaker", "report", "happening", "told_statement", "told_event")
_COUNTS = ("reports", "origins", "speakers", "statements")
_OF_NOW = (
    (
        "told_event_now",
        "told_event",
        "sender receiver type mood incident date first_day by_day people amount happening_id",
    ),
    ("told_statement_now", "told_statement", "sender receiver speaker"),
    ("happening_now", "happening", "sender receiver origins reports happening_id"),
    ("report_now", "report", "document_id"),
    ("speaker_now", "speaker", "speaker"),
    ("arrangement_now", "arrangement", "sender receiver"),
    ("tally_now", "tally", "sender receiver since by_day reports origins speakers statements newest"),
    ("report_days", "report", "sender receiver since by_day"),
    (
        "happening_stages",
        "happening",
        "sender receiver by_day type mood modality first_day sayings origins reports happening_id",
    ),
)


def upgrade() -> None:
    """Make the table and the indexes, and let all that is derived be derived anew."""
    for table in _DERIVED:
        op.execute(sa.delete(sa.table(table)))
    up_to = sa.table("derived_up_to", sa.column("name"))
    op.execute(sa.delete(up_to).where(up_to.c.name != "story_link"))
    op.drop_table("source")
    op.create_table(
        "source",
        sa.Column("document_id", _WORDS, sa.ForeignKey("document.document_id"), primary_key=True),
        sa.Column("published", _WORDS),
        sa.Column("published_by", _WORDS, nullable=False),
        sa.Column("origin_id", _WORDS, nullable=False),
        sa.Column("report_count", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_source_origin_id", "source", ["origin_id"])
    op.create_table(
        "tally",
        *(sa.Column(name, _WORDS, primary_key=True) for name in ("sender", "receiver", "since", "by_day")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _COUNTS),
        sa.Column("newest", _WORDS),
        sa.Column("known_from", _WORDS, primary_key=True),
        sa.Column("known_until", _WORDS),
        sqlite_with_rowid=False,
    )
    is_now = sa.text("known_until IS NULL")
    for index, table, columns in _OF_NOW:
        if index == f"{table}_now" and table != "tally":
            op.drop_index(index, table)
        keys = [*columns.split(), "known_until"]
        op.create_index(index, table, keys, sqlite_where=is_now, postgresql_where=is_now)
