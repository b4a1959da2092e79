"""The words of documents can be searched."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Index the text of documents."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("CREATE INDEX document_search ON document USING gin (to_tsvector('simple', text))")
        return
    op.execute(
        "CREATE VIRTUAL TABLE document_search USING fts5("
        "text, content='document', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute("INSERT INTO document_search (document_search) VALUES ('rebuild')")
