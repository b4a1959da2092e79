"""One document or one claim of a register, with all that is recorded of it."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.documents import document_from_bytes
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from pactwatch.documents import Furniture
    from pactwatch.register.derived.one_claim import ClaimRecord
    from pactwatch.register.derived.one_document import DocumentRecord
    from pactwatch.register.narrowing import Found

_LARGEST_FILE = 20_000_000
HITS_ON_A_PAGE = 20


def document_record(
    document_id: str, *, register: str, on: str | None = None, known_by: str | None = None
) -> DocumentRecord:
    """Return a document with its claims, where it was seen, and the other reports of its story.

    Args:
        document_id: Its id, or how it begins.
        register: Path of the register, or URL of its database.
        on: What had happened or been said by the end of this day, month or year.
        known_by: By what had been recorded at the end of this day, month or year.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If there is none of this id, or it was not known by then.
    """
    from pactwatch.register.asking import moment_at
    from pactwatch.register.claim_pages import reading_newest
    from pactwatch.register.derived.one_document import load_record
    from pactwatch.register.store import Register

    with Register.open(register) as opened, reading_newest(opened) as connection:
        return load_record(connection, opened.name, document_id, moment_at(connection, on, known_by))


def claim_record(claim_id: str, *, register: str, known_by: str | None = None) -> ClaimRecord:
    """Return a claim with its history, until the end of a day, month or year.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If there is none of this id, or it was not known by then.
    """
    from pactwatch.register.asking import moment_at
    from pactwatch.register.claim_pages import reading_newest
    from pactwatch.register.derived.one_claim import load_claim_record
    from pactwatch.register.store import Register

    with Register.open(register) as opened, reading_newest(opened) as connection:
        return load_claim_record(connection, opened.name, claim_id, moment_at(connection, None, known_by))


def find_furniture(record: DocumentRecord) -> tuple[Furniture, ...] | None:
    """Return what was cut from a report as no part of it, or None where that cannot be said any more.

    A register keeps the text and not the page, so the page is read again, if a file with the very same bytes
    is still where it was.
    """
    for sighting in record.sightings:
        path = Path(sighting.address)
        with suppress(OSError, ValueError, DocumentError):
            about = path.stat()
            if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST_FILE:
                continue
            read = document_from_bytes(path.read_bytes(), address=sighting.address)
            if sighting.sha256 and read.sha256 == sighting.sha256 and read.text == record.document.text:
                return read.furniture
    return None


def search_page(  # noqa: PLR0913 (what a search may be narrowed to)
    query: str,
    *,
    register: str,
    pair: str | None = None,
    year: str | None = None,
    language: str | None = None,
    oldest: bool = False,
    page: int = 1,
    on: str | None = None,
    known_by: str | None = None,
) -> Found:
    """Return a page of the documents that have all words of a query, and what it can be narrowed to.

    Args:
        query: Words, and "words in quotes" that must stand together.
        register: Path of the register, or URL of its database.
        pair: Only documents that tell of these two states: ``US-RW``.
        year: Only those published in this year.
        language: Only those in this language.
        oldest: The oldest first: who said it first?
        page: Which page, from 1.
        on: Only documents published by the end of this day, month or year.
        known_by: Only what had been recorded by its end.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If the query has no word.
    """
    from pactwatch.register.asking import moment_at
    from pactwatch.register.claim_pages import reading_newest
    from pactwatch.register.narrowing import Cut
    from pactwatch.register.narrowing import search_page as find
    from pactwatch.register.store import Register

    skipped = (page - 1) * HITS_ON_A_PAGE
    with Register.open(register) as opened, reading_newest(opened) as connection:
        cut = Cut(pair=pair, year=year, language=language, moment=moment_at(connection, on, known_by))
        return find(connection, query, cut, most=HITS_ON_A_PAGE, skipped=skipped, oldest_first=oldest)
