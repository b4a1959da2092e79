"""The documents of a story are found by an index."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_source_origin_id", "source", ["origin_id"])
