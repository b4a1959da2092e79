"""The tables of a register, as the newest migration leaves them."""

from __future__ import annotations

from pactwatch.register.schema.columns import metadata, words
from pactwatch.register.schema.derived import (
    DERIVED,
    IS_NUMBERED,
    IS_SPOKEN,
    arrangement,
    derived_up_to,
    happening,
    report,
    source,
    speaker,
    story_link,
    tally,
    told_event,
    told_statement,
)
from pactwatch.register.schema.ledger import (
    LEDGER,
    audit_entry,
    claim,
    decision,
    document,
    passage,
    quarantine,
    reading,
    reading_claim,
    sheet,
    sheet_row,
    sighting,
    withdrawal,
)

__all__ = [
    "APPLICATION_ID",
    "DERIVED",
    "IS_NUMBERED",
    "IS_SPOKEN",
    "LEDGER",
    "REVISION",
    "REVISIONS",
    "arrangement",
    "audit_entry",
    "claim",
    "decision",
    "derived_up_to",
    "document",
    "happening",
    "metadata",
    "passage",
    "quarantine",
    "reading",
    "reading_claim",
    "report",
    "sheet",
    "sheet_row",
    "sighting",
    "source",
    "speaker",
    "story_link",
    "tally",
    "told_event",
    "told_statement",
    "withdrawal",
    "words",
]

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
)
"""All shapes that a register has had, oldest first; the last one is what this Pactwatch works with."""
REVISION = REVISIONS[-1]
APPLICATION_ID = 0x50414354
"""What the header of a register's SQLite file bears: "PACT"."""
