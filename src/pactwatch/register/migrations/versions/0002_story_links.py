"""Which documents tell one story: derived, and so made anew at any time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0002"
down_revision = "0001"

_WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "story_link",
        sa.Column("document_id", _WORDS, sa.ForeignKey("document.document_id"), primary_key=True),
        sa.Column("other_id", _WORDS, sa.ForeignKey("document.document_id"), primary_key=True),
        sa.Column("how", _WORDS, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_link_other_id", "story_link", ["other_id"])
    op.create_table(
        "derived_up_to",
        sa.Column("name", _WORDS, primary_key=True),
        sa.Column("entry", sa.Integer, nullable=False),
    )
