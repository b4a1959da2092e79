"""PostgreSQL finds words whatever their accents, as SQLite does."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT, TSVECTOR

from pactwatch.register.search_index import rebuild_index

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Keep the words of each document without capitals and accents."""
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute("DROP INDEX document_search")
    op.create_table(
        "document_search",
        sa.Column(
            "document_id", TEXT(collation="C"), sa.ForeignKey("document.document_id"), primary_key=True
        ),
        sa.Column("words", TSVECTOR, nullable=False),
    )
    op.create_index("document_search_words", "document_search", ["words"], postgresql_using="gin")
    rebuild_index(op.get_bind())
