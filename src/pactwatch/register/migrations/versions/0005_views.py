"""Events and statements as a person wants to see them, with their words and their report."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_FIELDS = {
    "event": "type, sender, receiver, date, modality, actor, people, amount, currency, incident",
    "statement": "speaker, role, affiliation, stance, mode, date, channel",
}
_PART = {"event": "evidence", "statement": "content"}


def upgrade() -> None:
    """Make the views: all claims that were ever recorded, whatever was decided on them."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    joined = "group_concat(exact, ' … ')" if is_sqlite else "string_agg(exact, ' … ' ORDER BY position)"
    for kind, fields in _FIELDS.items():
        own = ", ".join(f"claim.{field.strip()}" for field in fields.split(","))
        words = (
            f"SELECT {joined} FROM (SELECT exact, position FROM passage "
            f"WHERE passage.claim_id = claim.claim_id AND part = '{_PART[kind]}' ORDER BY position) AS own"
        )
        op.execute(
            f"CREATE VIEW {kind} AS SELECT claim.claim_id, {own}, ({words}) AS words, "
            "document.title, document.published, document.document_id FROM claim "
            f"JOIN document ON document.document_id = claim.document_id WHERE claim.kind = '{kind}'"
        )
