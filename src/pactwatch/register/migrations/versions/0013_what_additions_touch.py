"""What an addition touches is found in indexes alone: numbers, speakers, and the days of reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_CHANGED = (
    ("told_statement_now", "told_statement", "sender receiver speaker said_by by_day known_until"),
    ("report_days", "report", "sender receiver since by_day origin_id report_count published known_until"),
)
_OF_EVENTS = (
    (
        "told_event_numbers",
        "happening_id type modality by_day said_by people amount currency counts voices claim_id "  # noqa: ISC004
        "document_id known_until",
        "(people IS NOT NULL OR amount IS NOT NULL)",
    ),
    ("told_event_speakers", "happening_id speakers known_until", "speakers <> '[]'"),
)


def upgrade() -> None:
    """Change the indexes."""
    is_now = sa.text("known_until IS NULL")
    for index, table, columns in _CHANGED:
        op.drop_index(index, table)
        op.create_index(index, table, columns.split(), sqlite_where=is_now, postgresql_where=is_now)
    for index, columns, condition in _OF_EVENTS:
        where = sa.text(f"known_until IS NULL AND {condition}")
        op.create_index(index, "told_event", columns.split(), sqlite_where=where, postgresql_where=where)
