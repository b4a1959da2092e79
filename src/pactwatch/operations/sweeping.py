"""One record of an archive is looked at, and read where it may tell of an arrangement."""

from __future__ import annotations

import dataclasses
from typing import Any

from pactwatch.documents import Unreadable, document_from_bytes
from pactwatch.documents.archives import JSON_LINE, Loss, Passed, Record, Shard, plan_shards, read_records
from pactwatch.errors import DocumentError


def may_concern(record: Record) -> bool:
    """Say whether a record, by its bytes, could tell of an arrangement."""
    from pactwatch.claims.topic.page_gate import may_concern_page

    return record.data.startswith(b"%PDF-") or may_concern_page(record.data)


def read_record(
    record: Record, *, gated: bool = True, model: str | None = None
) -> dict[str, Any] | Unreadable | None:
    """Return what a record tells of arrangements, by the functions that read every other report.

    Args:
        record: A page, or a line of JSON with the keys of a feed's item.
        gated: Do not parse what cannot be on topic.
        model: Name of the spaCy model for English; None for the one that comes with Pactwatch.

    Returns:
        The reading with the keys of the contract and ``publisher``, ``incomplete`` and ``sha256``; None where
        the record tells of no arrangement.

    Raises:
        LexiconError: If a lexicon of Pactwatch's own is broken.
        LanguageError: If the model is not installed.
    """
    from pactwatch.claims.reader import read_document

    try:
        document = document_from_bytes(record.data, address=record.address, content_type=record.content_type)
        if record.incomplete:
            document = dataclasses.replace(document, incomplete=record.incomplete)
        if record.content_type == JSON_LINE and document.address == f"{record.address}#1":
            document = dataclasses.replace(document, address=record.address)
        reading = read_document(document, model=model, gated=gated)
    except DocumentError as error:
        return Unreadable(record.address, error)
    if not (reading.arrangements or reading.events or reading.statements):
        return None
    return reading.to_dict() | {
        "publisher": document.publisher,
        "incomplete": document.incomplete,
        "sha256": document.sha256,
    }


def reader_version(model: str | None) -> str:
    """Return what the reader is called in a register."""
    from pactwatch.register.reader_version import reader_version as version

    return version() if model is None else f"{version()}, {model}"


__all__ = [
    "Loss",
    "Passed",
    "Record",
    "Shard",
    "may_concern",
    "plan_shards",
    "read_record",
    "read_records",
    "reader_version",
]
