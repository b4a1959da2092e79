"""The documents of a story, and the pairs that a document tells of, are found in indexes alone."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Change the indexes."""
    op.create_index("ix_source_origin_id", "source", ["origin_id"])
    op.drop_index("ix_told_event_document_id", "told_event")
    op.create_index(
        "told_event_of_document", "told_event", ["document_id", "sender", "receiver", "known_until"]
    )
