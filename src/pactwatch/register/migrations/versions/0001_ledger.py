"""The ledger: documents, sightings, readings, claims, and the audit log over them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0001"
down_revision = None

_LEDGER = ("document", "sighting", "reading", "claim", "passage", "reading_claim", "quarantine")
_WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")


def _key(name: str, target: str) -> sa.Column[str]:
    return sa.Column(name, _WORDS, sa.ForeignKey(target), nullable=False)


def _entry(*, is_key: bool = False) -> sa.Column[int]:
    return sa.Column(
        "entry", sa.Integer, sa.ForeignKey("audit_entry.sequence"), primary_key=is_key, nullable=False
    )


def upgrade() -> None:
    """Make the tables, and let none of their rows change."""
    op.create_table(
        "audit_entry",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        *(
            sa.Column(name, _WORDS, nullable=False)
            for name in ("recorded_at", "kind", "content", "previous_hash", "hash")
        ),
    )
    op.create_table(
        "document",
        sa.Column("document_id", _WORDS, primary_key=True),
        sa.Column("title", _WORDS),
        sa.Column("published", _WORDS),
        sa.Column("language", _WORDS, nullable=False),
        sa.Column("agencies", _WORDS, nullable=False),
        sa.Column("incomplete", _WORDS),
        _entry(),
        sa.Column("sha256", _WORDS, nullable=False),
        sa.Column("text", _WORDS, nullable=False),
    )
    op.create_table(
        "sighting",
        _entry(is_key=True),
        _key("document_id", "document.document_id"),
        sa.Column("address", _WORDS, nullable=False),
        sa.Column("publisher", _WORDS),
        sa.Column("sha256", _WORDS),
    )
    op.create_table(
        "reading",
        _entry(is_key=True),
        _key("document_id", "document.document_id"),
        sa.Column("reader", _WORDS, nullable=False),
    )
    _create_claims()
    op.create_table(
        "quarantine",
        _entry(is_key=True),
        *(sa.Column(name, _WORDS, nullable=False) for name in ("address", "why")),
    )
    for table, column in (
        ("audit_entry", "recorded_at"),
        ("document", "entry"),
        ("sighting", "document_id"),
        ("reading", "document_id"),
        ("claim", "document_id"),
        ("claim", "entry"),
        ("reading_claim", "claim_id"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_index("claim_parties", "claim", ["sender", "receiver"])
    for table in ("audit_entry", *_LEDGER):
        _freeze(table)


def _create_claims() -> None:
    op.create_table(
        "claim",
        sa.Column("claim_id", _WORDS, primary_key=True),
        _key("document_id", "document.document_id"),
        sa.Column("kind", _WORDS, nullable=False),
        *(sa.Column(name, _WORDS) for name in ("type", "sender", "receiver", "date", "modality", "actor")),
        sa.Column("people", sa.BigInteger),
        sa.Column("amount", sa.Float),
        *(
            sa.Column(name, _WORDS)
            for name in (
                "currency",
                "incident",
                "speaker",
                "role",
                "affiliation",
                "mode",
                "stance",
                "channel",
            )
        ),
        _entry(),
    )
    op.create_table(
        "passage",
        sa.Column("claim_id", _WORDS, sa.ForeignKey("claim.claim_id"), primary_key=True),
        sa.Column("part", _WORDS, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("exact", _WORDS, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reading_claim",
        sa.Column(
            "reading", sa.Integer, sa.ForeignKey("reading.entry"), primary_key=True, autoincrement=False
        ),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        _key("claim_id", "claim.claim_id"),
        sqlite_with_rowid=False,
    )


def _freeze(table: str) -> None:
    """Let the database itself refuse to change or drop a row."""
    said = f"rows of {table} are never changed"
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_is_frozen() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{said}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_frozen()"
    )
