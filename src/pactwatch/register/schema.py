"""The tables of a register, as the newest migration leaves them.

Ledger tables only grow; triggers of the database see to that. Every row of theirs came with an entry of the
audit log, whose number is the register's clock.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import TEXT

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""All shapes that a register has had, oldest first; the last one is what this Pactwatch works with."""
REVISION = REVISIONS[-1]
APPLICATION_ID = 0x50414354
"""What the header of a register's SQLite file bears: "PACT"."""

metadata = MetaData()
# Text sorts by code point in both databases, whatever the locale of the server.
words = Text().with_variant(TEXT(collation="C"), "postgresql")


def _entry(*, is_key: bool = False) -> Column[int]:
    return Column(
        "entry",
        Integer,
        ForeignKey("audit_entry.sequence"),
        primary_key=is_key,
        nullable=False,
        index=not is_key,
    )


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
    _entry(),
    Column("sha256", words, nullable=False),
    Column("text", words, nullable=False),
    Index("ix_document_published", "published", "document_id"),
)
sighting = Table(
    "sighting",
    metadata,
    _entry(is_key=True),
    Column("document_id", words, ForeignKey("document.document_id"), nullable=False, index=True),
    Column("address", words, nullable=False),
    Column("publisher", words),
    Column("sha256", words),
)
reading = Table(
    "reading",
    metadata,
    _entry(is_key=True),
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
    _entry(),
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
    _entry(is_key=True),
    Column("address", words, nullable=False),
    Column("why", words, nullable=False),
)
decision = Table(
    "decision",
    metadata,
    _entry(is_key=True),
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
    _entry(is_key=True),
    Column("document_id", words, nullable=False, unique=True, index=True),
    Column("replaced_by", words),
    Column("withdrawn_by", words, nullable=False),
    Column("reason", words, nullable=False),
)
sheet = Table(
    "sheet",
    metadata,
    _entry(is_key=True),
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
story_link = Table(
    "story_link",
    metadata,
    Column("document_id", words, ForeignKey("document.document_id"), primary_key=True),
    Column("other_id", words, ForeignKey("document.document_id"), primary_key=True, index=True),
    Column("how", words, nullable=False),
    sqlite_with_rowid=False,
)
derived_up_to = Table(
    "derived_up_to",
    metadata,
    Column("name", words, primary_key=True),
    Column("entry", Integer, nullable=False),
)

source = Table(
    "source",
    metadata,
    Column("document_id", words, ForeignKey("document.document_id"), primary_key=True),
    Column("published", words),
    Column("published_by", words, nullable=False),
    Column("origin_id", words, nullable=False),
    Column("report_count", Integer, nullable=False),
)


def _known(table: str, *keys: str) -> tuple[Column[str], Column[str], Index]:
    """Return from when on a row was known, until when (NULL: still is), and an index of what is known now."""
    until = Column("known_until", words)
    now = Index(f"{table}_now", *keys, sqlite_where=until.is_(None), postgresql_where=until.is_(None))
    return Column("known_from", words, primary_key=True), until, now


told_event = Table(
    "told_event",
    metadata,
    Column("claim_id", words, ForeignKey("claim.claim_id"), primary_key=True),
    Column("document_id", words, ForeignKey("document.document_id"), nullable=False, index=True),
    Column("sender", words, nullable=False),
    Column("receiver", words, nullable=False),
    Column("happening_id", words, nullable=False),
    Column("type", words, nullable=False),
    Column("mood", words, nullable=False),
    Column("incident", words, nullable=False),
    Column("modality", words, nullable=False),
    Column("date", words),
    Column("first_day", words),
    Column("by_day", words, nullable=False),
    Column("said_by", words, nullable=False),
    Column("people", BigInteger),
    Column("amount", Float),
    Column("currency", words),
    Column("counts", words),
    Column("voices", words, nullable=False),
    Column("speakers", words, nullable=False),
    Column("decision", Integer, ForeignKey("decision.entry")),
    *_known("told_event", "sender", "receiver", "type", "mood", "incident"),
    Index("ix_told_event_happening_id", "happening_id"),
    sqlite_with_rowid=False,
)
told_statement = Table(
    "told_statement",
    metadata,
    Column("claim_id", words, ForeignKey("claim.claim_id"), primary_key=True),
    Column("sender", words, primary_key=True),
    Column("receiver", words, primary_key=True),
    Column("document_id", words, ForeignKey("document.document_id"), nullable=False, index=True),
    Column("said_by", words, nullable=False),
    Column("by_day", words, nullable=False),
    Column("speaker", words),
    Column("decision", Integer, ForeignKey("decision.entry")),
    *_known("told_statement", "sender", "receiver", "speaker"),
    Index("ix_told_statement_sender_receiver_said_by", "sender", "receiver", "said_by"),
    sqlite_with_rowid=False,
)
happening = Table(
    "happening",
    metadata,
    Column("happening_id", words, primary_key=True),
    Column("sender", words, nullable=False),
    Column("receiver", words, nullable=False),
    Column("type", words, nullable=False),
    Column("mood", words, nullable=False),
    Column("incident", words, nullable=False),
    Column("modality", words, nullable=False),
    Column("date", words),
    Column("first_day", words),
    Column("by_day", words, nullable=False),
    Column("sayings", words, nullable=False),
    Column("people", words, nullable=False),
    Column("sums", words, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("speakers", Integer, nullable=False),
    Column("claims", words, nullable=False),
    *_known("happening", "sender", "receiver", "origins"),
    Index("ix_happening_sender_receiver_by_day", "sender", "receiver", "by_day"),
    sqlite_with_rowid=False,
)
report = Table(
    "report",
    metadata,
    Column("sender", words, primary_key=True),
    Column("receiver", words, primary_key=True),
    Column("since", words, primary_key=True),
    Column("document_id", words, ForeignKey("document.document_id"), primary_key=True),
    Column("by_day", words, nullable=False),
    Column("origin_id", words, nullable=False),
    Column("report_count", Integer, nullable=False),
    Column("published", words),
    *_known("report", "document_id"),
    sqlite_with_rowid=False,
)
speaker = Table(
    "speaker",
    metadata,
    Column("sender", words, primary_key=True),
    Column("receiver", words, primary_key=True),
    Column("since", words, primary_key=True),
    Column("speaker", words, primary_key=True),
    Column("said_by", words, nullable=False),
    *_known("speaker", "speaker"),
    sqlite_with_rowid=False,
)
arrangement = Table(
    "arrangement",
    metadata,
    Column("sender", words, primary_key=True),
    Column("receiver", words, primary_key=True),
    Column("since", words, primary_key=True),
    Column("until", words, nullable=False),
    Column("name", words, nullable=False),
    Column("begins", words),
    Column("stage", words),
    Column("sender_stage", words),
    Column("receiver_stage", words),
    Column("is_disputed", Boolean, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("speakers", Integer, nullable=False),
    Column("newest", words),
    Column("happenings", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("findings", words, nullable=False),
    Column("figures", words, nullable=False),
    Column("disagreements", words, nullable=False),
    *_known("arrangement", "sender", "receiver"),
    sqlite_with_rowid=False,
)

DERIVED = ("arrangement", "speaker", "report", "happening", "told_statement", "told_event", "source")
"""Tables that follow from the ledger. Of a row that changed, the former one stays, with the day of recording
on which it ceased to be known."""
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
