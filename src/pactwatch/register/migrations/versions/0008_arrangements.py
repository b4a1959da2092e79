"""What follows from the ledger for each arrangement, with what was known of it on earlier days."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0008"
down_revision = "0007"

_WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
_TABLES: dict[str, tuple[str, str, str]] = {
    "told_event": (
        "claim_id",
        "document_id sender receiver happening_id type mood incident modality by_day said_by voices speakers",
        "date first_day people:people amount:number currency counts decision:decision",
    ),
    "told_statement": (
        "claim_id sender receiver",
        "document_id said_by by_day",
        "speaker decision:decision",
    ),
    "happening": (
        "happening_id",
        "sender receiver type mood incident modality by_day sayings people sums claims "  # noqa: ISC004
        "reports:count origins:count speakers:count",
        "date first_day",
    ),
    "report": (
        "sender receiver since document_id",
        "by_day origin_id report_count:count",
        "published",
    ),
    "speaker": ("sender receiver since speaker", "said_by", ""),
    "arrangement": (
        "sender receiver since",
        "until name is_disputed:truth findings figures disagreements reports:count "  # noqa: ISC004
        "origins:count speakers:count happenings:count statements:count",
        "begins stage sender_stage receiver_stage newest",
    ),
}
"""The columns of each table: those of its key, those that must be there, those that need not be."""
_TYPES: dict[str, Any] = {
    "count": sa.Integer(),
    "people": sa.BigInteger(),
    "number": sa.Float(),
    "truth": sa.Boolean(),
    "decision": sa.Integer(),
}
_REFERS = {
    "claim_id": "claim.claim_id",
    "document_id": "document.document_id",
    "decision": "decision.entry",
}
_NOW = {
    "told_event": "sender receiver type mood incident",
    "told_statement": "sender receiver speaker",
    "happening": "sender receiver origins",
    "report": "document_id",
    "speaker": "speaker",
    "arrangement": "sender receiver",
}
"""By what the rows are found that are known now."""
_ALL = {
    "told_event": ("document_id", "happening_id"),
    "told_statement": ("document_id", "sender receiver said_by"),
    "happening": ("sender receiver by_day",),
}


def upgrade() -> None:
    """Make the tables; they are filled when the register is asked or added to."""
    op.create_table(
        "source",
        sa.Column("document_id", _WORDS, sa.ForeignKey("document.document_id"), primary_key=True),
        sa.Column("published", _WORDS),
        sa.Column("published_by", _WORDS, nullable=False),
        sa.Column("origin_id", _WORDS, nullable=False),
        sa.Column("report_count", sa.Integer, nullable=False),
    )
    for table, (keys, needed, others) in _TABLES.items():
        op.create_table(
            table,
            *(_column(name, primary_key=True) for name in keys.split()),
            *(_column(name, nullable=False) for name in needed.split()),
            *(_column(name, nullable=True) for name in others.split()),
            sa.Column("known_from", _WORDS, primary_key=True),
            sa.Column("known_until", _WORDS),
            sqlite_with_rowid=False,
        )
        is_now = sa.text("known_until IS NULL")
        now = _NOW[table].split()
        op.create_index(f"{table}_now", table, now, sqlite_where=is_now, postgresql_where=is_now)
        for columns in _ALL.get(table, ()):
            op.create_index(f"ix_{table}_{columns.replace(' ', '_')}", table, columns.split())
    op.create_index("ix_document_published", "document", ["published", "document_id"])


def _column(spec: str, *, primary_key: bool = False, nullable: bool = False) -> sa.Column[str]:
    name, _, kind = spec.partition(":")
    refers = [sa.ForeignKey(_REFERS[name])] if name in _REFERS else []
    return sa.Column(
        name,
        _TYPES.get(kind, _WORDS),
        *refers,
        primary_key=primary_key,
        nullable=nullable and not primary_key,
    )
