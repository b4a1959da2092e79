"""The audit log, and the tables of the ledger, which only grow: triggers of the database see to that.

Every row came with an entry of the audit log, whose number is the register's clock.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, Table

from pactwatch.register.schema.columns import entry, metadata, words

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", words, nullable=False, index=True),
    Column("kind", words, nullable=False),
    Column("content", words, nullable=False),
    Column("previous_hash", words, nullable=False),
    Column("hash", words, nullable=False),
)
document = Table(
    "document",
    metadata,
    Column("document_id", words, primary_key=True),
    Column("title", words),
    Column("published", words),
    Column("language", words, nullable=False),
    Column("agencies", words, nullable=False),
    Column("incomplete", words),
    entry(),
    Column("sha256", words, nullable=False),
    Column("text", words, nullable=False),
    Index("ix_document_published", "published", "document_id"),
)
sighting = Table(
    "sighting",
    metadata,
    entry(is_key=True),
    Column("document_id", words, ForeignKey("document.document_id"), nullable=False),
    Column("address", words, nullable=False),
    Column("publisher", words),
    Column("sha256", words),
    Index("sighting_places", "document_id", "address", "publisher"),
)
reading = Table(
    "reading",
    metadata,
    entry(is_key=True),
    Column("document_id", words, ForeignKey("document.document_id"), nullable=False, index=True),
    Column("reader", words, nullable=False),
)
claim = Table(
    "claim",
    metadata,
    Column("claim_id", words, primary_key=True),
    Column("document_id", words, ForeignKey("document.document_id"), nullable=False, index=True),
    Column("kind", words, nullable=False),
    Column("type", words),
    Column("sender", words),
    Column("receiver", words),
    Column("date", words),
    Column("modality", words),
    Column("actor", words),
    Column("people", BigInteger),
    Column("amount", Float),
    Column("currency", words),
    Column("incident", words),
    Column("speaker", words),
    Column("role", words),
    Column("affiliation", words),
    Column("mode", words),
    Column("stance", words),
    Column("channel", words),
    entry(),
    Index("claim_parties", "sender", "receiver"),
)
passage = Table(
    "passage",
    metadata,
    Column("claim_id", words, ForeignKey("claim.claim_id"), primary_key=True),
    Column("part", words, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", words, nullable=False),
    sqlite_with_rowid=False,
)
reading_claim = Table(
    "reading_claim",
    metadata,
    Column("reading", Integer, ForeignKey("reading.entry"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("claim_id", words, ForeignKey("claim.claim_id"), nullable=False, index=True),
    sqlite_with_rowid=False,
)
quarantine = Table(
    "quarantine",
    metadata,
    entry(is_key=True),
    Column("address", words, nullable=False),
    Column("why", words, nullable=False),
)
decision = Table(
    "decision",
    metadata,
    entry(is_key=True),
    Column("act", words, nullable=False),
    Column("subject", words, nullable=False, index=True),
    Column("document_id", words),
    Column("content", words, nullable=False),
    Column("decided_by", words, nullable=False),
    Column("note", words),
)
withdrawal = Table(
    "withdrawal",
    metadata,
    entry(is_key=True),
    Column("document_id", words, nullable=False, unique=True, index=True),
    Column("replaced_by", words),
    Column("withdrawn_by", words, nullable=False),
    Column("reason", words, nullable=False),
)
sheet = Table(
    "sheet",
    metadata,
    entry(is_key=True),
    Column("sheet_id", words, nullable=False, index=True),
    Column("address", words, nullable=False),
    Column("columns", words, nullable=False),
)
sheet_row = Table(
    "sheet_row",
    metadata,
    Column("sheet", Integer, ForeignKey("sheet.entry"), primary_key=True, autoincrement=False),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("row_id", words, nullable=False),
    Column("sender", words),
    Column("receiver", words),
    Column("date", words),
    Column("stage", words),
    Column("source", words),
    Column("url", words),
    Column("quote", words),
    Column("note", words),
    Column("remark", words),
    Column("cells", words, nullable=False),
    Index("sheet_row_parties", "sender", "receiver"),
    sqlite_with_rowid=False,
)
LEDGER = (
    "document",
    "sighting",
    "reading",
    "claim",
    "passage",
    "reading_claim",
    "quarantine",
    "decision",
    "withdrawal",
    "sheet",
    "sheet_row",
)
"""Tables that only grow. All others are derived, apart from the audit log, which grows with them."""
