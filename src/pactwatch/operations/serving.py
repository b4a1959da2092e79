"""What programs ask a register for over HTTP, beside what people ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pactwatch.register.claim_pages import ClaimPage, Place

if TYPE_CHECKING:
    from pactwatch.register.derived.citing import CitedDocument
    from pactwatch.register.document import StoredDocument

__all__ = ["ClaimPage", "Place", "WholeDocument", "find_head", "get_claim", "get_document", "list_claims"]

_NO_HEAD = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDocument:
    """A document with its text, the places where it was seen, and its claims that count, one by one."""

    document_id: str
    document: StoredDocument
    sightings: tuple[dict[str, Any], ...]
    claims: tuple[CitedDocument, ...]


def find_head(*, register: str) -> str:
    """Return the hash of the newest entry of the log: while it is the same, so is what a register says."""
    from pactwatch.register.extract import find_newest_entry
    from pactwatch.register.store import Register

    with Register.open(register) as opened, opened.reading() as connection:
        newest = find_newest_entry(connection)
    return newest.hash if newest else _NO_HEAD


def list_claims(
    name: str | None = None,
    *,
    register: str,
    on: str | None = None,
    known_by: str | None = None,
    after: Place | None = None,
    most: int,
) -> ClaimPage:
    """Return claims that count, of all arrangements or of one, in the order in which they were recorded.

    Args:
        name: One pair of states, ``US-RW``, or a run of it; None for all.
        register: Path of the register, or URL of its database.
        on: Leave out what had not surely happened or been said at the end of this day, month or year.
        known_by: Leave out what had not been recorded at its end.
        after: Only those after this place, at which the page before ended.
        most: How many at most.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If it knows of no such arrangement.
    """
    from pactwatch.register import claim_pages
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        return claim_pages.list_claims(opened, name, on=on, known_by=known_by, after=after, most=most)


def get_claim(
    claim_id: str, *, register: str, on: str | None = None, known_by: str | None = None
) -> CitedDocument:
    """Return the one claim whose id begins so, as a document with this claim alone.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If there is no such claim, or it does not count.
    """
    from pactwatch.register import claim_pages
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        return claim_pages.get_claim(opened, claim_id, on=on, known_by=known_by)


def get_document(
    document_id: str, *, register: str, on: str | None = None, known_by: str | None = None
) -> WholeDocument:
    """Return the one document whose id begins so, with its text and its claims.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If there is no such document, or it was withdrawn.
    """
    from pactwatch.register import claim_pages, lookup
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        claims = claim_pages.list_claims_of(opened, document_id, on=on, known_by=known_by)
        with opened.reading() as connection:
            row = lookup.find_document(connection, opened.name, document_id)
            return WholeDocument(
                document_id=row.document_id,
                document=lookup.document_of_row(row),
                sightings=lookup.list_sightings(connection, row.document_id),
                claims=claims,
            )
