"""Decisions of people, and withdrawals, which alone let rows of the ledger go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0003"
down_revision = "0002"

_WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
_OWN = "OLD.document_id"
_DOCUMENT_OF = {
    "document": _OWN,
    "sighting": _OWN,
    "reading": _OWN,
    "claim": _OWN,
    "decision": _OWN,
    "passage": "(SELECT document_id FROM claim WHERE claim_id = OLD.claim_id)",
    "reading_claim": "(SELECT document_id FROM reading WHERE entry = OLD.reading)",
}
"""Which document a row belongs to, if it may go with one."""


def _entry() -> sa.Column[int]:
    return sa.Column(
        "entry", sa.Integer, sa.ForeignKey("audit_entry.sequence"), primary_key=True, nullable=False
    )


def upgrade() -> None:
    """Make the tables, and let the rows of a document go once its withdrawal is recorded."""
    op.create_table(
        "decision",
        _entry(),
        sa.Column("act", _WORDS, nullable=False),
        sa.Column("subject", _WORDS, nullable=False),
        sa.Column("document_id", _WORDS),
        sa.Column("content", _WORDS, nullable=False),
        sa.Column("decided_by", _WORDS, nullable=False),
        sa.Column("note", _WORDS),
    )
    op.create_index("ix_decision_subject", "decision", ["subject"])
    op.create_table(
        "withdrawal",
        _entry(),
        sa.Column("document_id", _WORDS, nullable=False),
        sa.Column("replaced_by", _WORDS),
        sa.Column("withdrawn_by", _WORDS, nullable=False),
        sa.Column("reason", _WORDS, nullable=False),
    )
    op.create_index("ix_withdrawal_document_id", "withdrawal", ["document_id"], unique=True)
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for table in ("decision", "withdrawal"):
        _freeze_sqlite(table) if is_sqlite else _freeze_postgresql(table)
    for table, owner in _DOCUMENT_OF.items():
        _allow_sqlite(table, owner) if is_sqlite else _allow_postgresql(table, owner)


def _freeze_sqlite(table: str) -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
        )


def _allow_sqlite(table: str, owner: str) -> None:
    op.execute(f"DROP TRIGGER {table}_no_delete")
    op.execute(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        f"WHEN NOT EXISTS (SELECT 1 FROM withdrawal WHERE document_id = {owner}) "
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
    )


def _freeze_postgresql(table: str) -> None:
    op.execute(
        f"CREATE FUNCTION {table}_is_frozen() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION 'rows of {table} are never changed'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_frozen()"
    )


def _allow_postgresql(table: str, owner: str) -> None:
    op.execute(
        f"CREATE OR REPLACE FUNCTION {table}_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM withdrawal WHERE document_id = {owner}) "
        f"THEN RETURN OLD; END IF; RAISE EXCEPTION 'rows of {table} are never changed'; END $$"
    )
