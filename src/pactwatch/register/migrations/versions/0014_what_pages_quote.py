"""Pages quote an event from its row and its source from another, and see its places in an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0014"
down_revision = "0013"

_WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
_DERIVED = (
    "arrangement", "tally", "speaker", "report", "happening", "told_statement", "told_event", "source",
)  # fmt: skip


def upgrade() -> None:
    """Make the columns and the index, and let all that is derived be derived anew."""
    for table in _DERIVED:
        op.execute(sa.delete(sa.table(table)))
    up_to = sa.table("derived_up_to", sa.column("name"))
    op.execute(sa.delete(up_to).where(up_to.c.name != "story_link"))
    op.add_column("source", sa.Column("title", _WORDS))
    op.add_column("told_event", sa.Column("actor", _WORDS))
    op.drop_index("ix_sighting_document_id", "sighting")
    op.create_index("sighting_places", "sighting", ["document_id", "address", "publisher"])
