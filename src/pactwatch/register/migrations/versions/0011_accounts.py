"""What an addition touches is found in an index alone: the accounts of what happened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_ACCOUNTS = "sender receiver type mood incident date first_day by_day people amount happening_id"
_DERIVED = ("arrangement", "speaker", "report", "happening", "told_statement", "told_event", "source")


def upgrade() -> None:
    """Change the indexes, and let all that is derived be derived anew: the rule parts tellings otherwise."""
    for table in _DERIVED:
        op.execute(sa.delete(sa.table(table)))
    up_to = sa.table("derived_up_to", sa.column("name"))
    op.execute(sa.delete(up_to).where(up_to.c.name == "arrangement"))
    op.drop_index("told_event_now", "told_event")
    is_now = sa.text("known_until IS NULL")
    op.create_index(
        "told_event_now", "told_event", _ACCOUNTS.split(), sqlite_where=is_now, postgresql_where=is_now
    )
