"""What programs ask a register for over HTTP, beside what people ask."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from pactwatch.register.claim_pages import ClaimPage, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pactwatch.register.derived.citing import CitedDocument
    from pactwatch.register.derived.news import News
    from pactwatch.register.document import StoredDocument

__all__ = [
    "ClaimPage",
    "DayOfNews",
    "Place",
    "WholeDocument",
    "find_head",
    "get_claim",
    "get_document",
    "list_claims",
    "list_claims_by_id",
    "list_news",
]

_NO_HEAD = "0" * 64
_MOST_NEW = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDocument:
    """A document with its text, the places where it was seen, and its claims that count, one by one."""

    document_id: str
    document: StoredDocument
    sightings: tuple[dict[str, Any], ...]
    claims: tuple[CitedDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfNews:
    """What became known on a day of recording, with the documents that it quotes."""

    day: str
    news: tuple[News, ...]
    documents: Mapping[str, StoredDocument]


def list_news(
    party: str | None = None,
    *,
    register: str,
    since: str | None = None,
    until: str | None = None,
    most: int,
) -> tuple[DayOfNews, ...]:
    """Return what became known, by the day on which it was recorded here, the newest day first.

    Args:
        party: A state, ``RW``, or sender and receiver, ``US-RW``; None for all.
        register: Path of the register, or URL of its database.
        since: Only what became known after this day, month or year.
        until: Only what was known at its end.
        most: How many arrangements that are known otherwise; then days further back are left out.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.clock import end_of
    from pactwatch.register.derived.news import find_days_of_recording, load_news
    from pactwatch.register.derived.refresh import refresh_if_possible
    from pactwatch.register.lookup import load_documents
    from pactwatch.register.store import Register

    found: list[DayOfNews] = []
    with Register.open(register) as opened:
        refresh_if_possible(opened)
        with opened.reading() as connection:
            for day in find_days_of_recording(connection, until=until):
                left = most - sum(len(each.news) for each in found)
                if left <= 0 or (since is not None and day <= end_of(since)):
                    break
                eve = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
                told = load_news(connection, since=eve, until=day, most=_MOST_NEW, party=party)
                news = tuple(itertools.islice(told, left))
                documents = load_documents(connection, {each for one in news for each in _quoted(one)})
                found.append(DayOfNews(day=day, news=news, documents=documents))
    return tuple(found)


def _quoted(news: News) -> Iterator[str]:
    """Yield the ids of the documents that news quote."""
    for arrangement in filter(None, (news.before, news.after)):
        yield from (event.source.document_id for event in arrangement.events)
        for finding in (arrangement.stage, *(side.finding for side in arrangement.sides)):
            for each in (*finding.rests_on, *finding.denied):
                yield from (event.source.document_id for event in each.told)
    for happening in news.happenings:
        yield from (event.source.document_id for event in happening.told)


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


def list_claims_by_id(
    claims: Sequence[tuple[str, str]],
    *,
    register: str,
    on: str | None = None,
    known_by: str | None = None,
) -> list[CitedDocument]:
    """Return claims in the order given, those that do not count left out.

    Args:
        claims: The ids of claims, each with the id of its document.
        register: Path of the register, or URL of its database.
        on: Leave out what had not surely happened or been said at the end of this day, month or year.
        known_by: Leave out what had not been recorded at its end.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.asking import moment_at
    from pactwatch.register.claim_pages import reading_newest
    from pactwatch.register.derived.citing import cite_claims
    from pactwatch.register.store import Register

    with Register.open(register) as opened, reading_newest(opened) as connection:
        return cite_claims(connection, moment_at(connection, on, known_by), claims)


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
