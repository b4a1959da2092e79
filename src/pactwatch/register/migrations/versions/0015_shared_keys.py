"""Indexes of PostgreSQL have a key once that many rows share."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0015"
down_revision = "0014"

_TELLING = sa.table("told_event", sa.column("amount", sa.Text))


def upgrade() -> None:
    """Take what tells rows apart out of one index, and write amounts as Python does in the other."""
    op.drop_index("told_statement_sayings", "told_statement")
    columns = ["sender", "receiver", "said_by", "by_day", "known_until"]
    op.create_index("told_statement_sayings", "told_statement", columns)
    if op.get_bind().dialect.name == "sqlite":
        return
    op.alter_column("told_event", "amount", type_=TEXT(collation="C"), postgresql_using="amount::text")
    amount = _TELLING.c.amount
    for written in op.get_bind().scalars(sa.select(amount).where(amount.is_not(None)).distinct()).all():
        own = repr(float(written))
        if own != written:
            op.execute(sa.update(_TELLING).where(amount == written).values(amount=own))
