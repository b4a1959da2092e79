"""Pages find what they count and quote in indexes alone, however large an arrangement is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_DROPPED = (
    ("ix_told_event_happening_id", "told_event"),
    ("ix_told_statement_sender_receiver_said_by", "told_statement"),
    ("happening_now", "happening"),
)
_MADE = (
    ("told_event_sayings", "told_event", "happening_id voices said_by known_until"),
    ("told_statement_sayings", "told_statement", "sender receiver said_by claim_id by_day known_until"),
    ("report_counts", "report", "sender receiver since origin_id by_day report_count published known_until"),
)
_DERIVED = ("arrangement", "speaker", "report", "happening", "told_statement", "told_event", "source")


def upgrade() -> None:
    """Change the indexes, and let all that is derived be derived anew: rows say more than before."""
    for table in _DERIVED:
        op.execute(sa.delete(sa.table(table)))
    up_to = sa.table("derived_up_to", sa.column("name"))
    op.execute(sa.delete(up_to).where(up_to.c.name == "arrangement"))
    for index, table in _DROPPED:
        op.drop_index(index, table)
    for index, table, columns in _MADE:
        op.create_index(index, table, columns.split())
    is_now = sa.text("known_until IS NULL")
    op.create_index(
        "happening_now",
        "happening",
        ["sender", "receiver", "origins", "reports", "happening_id"],
        sqlite_where=is_now,
        postgresql_where=is_now,
    )
