"""The tables that follow from the ledger; of most rows they remember what was known on former days."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    literal_column,
    or_,
    text,
)

from pactwatch.register.schema.columns import known, metadata, of_now, packed_number, words

_ACCOUNT = ("date", "first_day", "by_day", "people", "amount")
_TOLD = (
    "type", "modality", "by_day", "said_by", "people", "amount", "currency", "counts", "voices", "claim_id",
    "document_id", "known_until",
)  # fmt: skip
_NUMBERED = text("known_until IS NULL AND (people IS NOT NULL OR amount IS NOT NULL)")
_SPOKEN = text("known_until IS NULL AND speakers <> '[]'")
_COUNTED = ("by_day", "report_count", "published")
_ADDED_UP = ("reports", "origins", "speakers", "statements", "newest")
_OF_STAGES = (
    "sender", "receiver", "by_day", "type", "mood", "modality", "first_day", "sayings",
    "origins", "reports", "happening_id",
)  # fmt: skip
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
    Column("origin_id", words, nullable=False, index=True),
    Column("report_count", Integer, nullable=False),
    Column("title", words),
    sqlite_with_rowid=False,
)
told_event = Table(
    "told_event",
    metadata,
    Column("claim_id", words, ForeignKey("claim.claim_id"), primary_key=True),
    Column("document_id", words, ForeignKey("document.document_id"), nullable=False),
    Column("sender", words, nullable=False),
    Column("receiver", words, nullable=False),
    Column("happening_id", words, nullable=False),
    Column("type", words, nullable=False),
    Column("mood", words, nullable=False),
    Column("incident", words, nullable=False),
    Column("modality", words, nullable=False),
    Column("actor", words),
    Column("date", words),
    Column("first_day", words),
    Column("by_day", words, nullable=False),
    Column("said_by", words, nullable=False),
    Column("people", BigInteger),
    Column("amount", packed_number),
    Column("currency", words),
    Column("counts", words),
    Column("voices", words, nullable=False),
    Column("speakers", words, nullable=False),
    Column("decision", Integer, ForeignKey("decision.entry")),
    *known("told_event", "sender", "receiver", "type", "mood", "incident", *_ACCOUNT, "happening_id"),
    Index("told_event_numbers", "happening_id", *_TOLD, sqlite_where=_NUMBERED, postgresql_where=_NUMBERED),
    Index(
        "told_event_speakers",
        *("happening_id", "speakers", "known_until"),
        sqlite_where=_SPOKEN,
        postgresql_where=_SPOKEN,
    ),
    Index("told_event_of_document", "document_id", "sender", "receiver", "known_until"),
    Index("told_event_sayings", "happening_id", "voices", "said_by", "known_until"),
    sqlite_with_rowid=False,
)
IS_NUMBERED = or_(told_event.c.people.is_not(None), told_event.c.amount.is_not(None))
"""The condition under which what is known now is in the index of those who tell numbers."""
IS_SPOKEN = told_event.c.speakers != literal_column("'[]'")
"""The condition under which it is in the index of those who name speakers."""
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
    *known("told_statement", "sender", "receiver", "speaker", "said_by", "by_day"),
    Index("told_statement_sayings", "sender", "receiver", "said_by", "by_day", "known_until"),
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
    *known("happening", "sender", "receiver", "origins", "reports", "happening_id"),
    Index("ix_happening_sender_receiver_by_day", "sender", "receiver", "by_day"),
    of_now("happening_stages", *_OF_STAGES),
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
    *known("report", "document_id"),
    Index("report_counts", "sender", "receiver", "since", "origin_id", *_COUNTED, "known_until"),
    of_now("report_days", "sender", "receiver", "since", "by_day", "origin_id", "report_count", "published"),
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
    *known("speaker", "speaker"),
    sqlite_with_rowid=False,
)
tally = Table(
    "tally",
    metadata,
    Column("sender", words, primary_key=True),
    Column("receiver", words, primary_key=True),
    Column("since", words, primary_key=True),
    Column("by_day", words, primary_key=True),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("speakers", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("newest", words),
    *known("tally", "sender", "receiver", "since", "by_day", *_ADDED_UP),
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
    *known("arrangement", "sender", "receiver"),
    sqlite_with_rowid=False,
)

DERIVED = (
    "arrangement", "tally", "speaker", "report", "happening", "told_statement", "told_event", "source",
)  # fmt: skip
"""Tables that follow from the ledger. Of a row that changed, the former one stays, with the day of recording
on which it ceased to be known."""
