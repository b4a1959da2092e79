"""Claims that count are given out page by page, in the order in which they were recorded."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import exists, or_, select, tuple_, union

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.arrangement import ArrangementName
from pactwatch.register.asking import moment_at, newest_first
from pactwatch.register.derived.citing import cite_claims, told_by_then
from pactwatch.register.derived.pages import Pages
from pactwatch.register.derived.refresh import is_current, refresh_if_possible
from pactwatch.register.derived.scopes import covers
from pactwatch.register.lookup import find_claim, find_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection

    from pactwatch.register.derived.citing import CitedDocument
    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.store import Register

_TOLD = (schema.told_event, schema.told_statement)


class Place(NamedTuple):
    """Where a claim stands in the order of recording: the entry that it came with, and its id."""

    entry: int
    claim_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """Claims, each with its document, and the place after which the next page begins, if there is one."""

    claims: tuple[CitedDocument, ...]
    next: Place | None


def list_claims(
    register: Register,
    name: str | None = None,
    *,
    on: str | None = None,
    known_by: str | None = None,
    after: Place | None = None,
    most: int,
) -> ClaimPage:
    """Return claims that count, of all arrangements or of one, in the order in which they were recorded.

    Claims that are recorded while somebody turns pages come at the end.

    Raises:
        UnknownError: If nothing is told of the arrangement that is asked for, or was by then.
    """
    with reading_newest(register) as connection:
        moment = moment_at(connection, on, known_by)
        is_told = _of_all(moment) if name is None else _of_one(register, connection, moment, name)
        claim = schema.claim.c
        rows = select(claim.claim_id, claim.document_id, claim.entry).where(is_told)
        if after is not None:
            rows = rows.where(tuple_(claim.entry, claim.claim_id) > after)
        found = connection.execute(rows.order_by(claim.entry, claim.claim_id).limit(most + 1)).all()
        page = found[:most]
        claims = cite_claims(connection, moment, [(row.claim_id, row.document_id) for row in page])
        last = Place(page[-1].entry, page[-1].claim_id) if len(found) > most else None
        return ClaimPage(claims=tuple(claims), next=last)


def get_claim(
    register: Register, claim_id: str, *, on: str | None = None, known_by: str | None = None
) -> CitedDocument:
    """Return the one claim whose id begins so, with its document.

    Raises:
        UnknownError: If there is none, or it does not count, as it was rejected or has another in its place.
    """
    with reading_newest(register) as connection:
        row = find_claim(connection, register.name, claim_id)
        moment = moment_at(connection, on, known_by)
        for cited in cite_claims(connection, moment, [(row.claim_id, row.document_id)]):
            return cited
    raise UnknownError(
        what="this claim does not count: it was rejected, or a newer reading has another in its place",
        where=f"{register.name}, claim {claim_id}",
        remedy="`pactwatch review --log` shows what was decided.",
    )


def list_claims_of(
    register: Register, document_id: str, *, on: str | None = None, known_by: str | None = None
) -> tuple[CitedDocument, ...]:
    """Return the claims of the one document whose id begins so, in the order of recording.

    Raises:
        UnknownError: If there is no such document.
    """
    with reading_newest(register) as connection:
        row = find_document(connection, register.name, document_id)
        claim = schema.claim.c
        own = select(claim.claim_id, claim.document_id).where(claim.document_id == row.document_id)
        found = [
            (each.claim_id, each.document_id) for each in connection.execute(own.order_by(claim.claim_id))
        ]
        return tuple(cite_claims(connection, moment_at(connection, on, known_by), found))


@contextmanager
def reading_newest(register: Register) -> Iterator[Connection]:
    """Give a transaction that reads, in which the derived tables are up to date where that can be."""
    with register.reading() as connection:
        if is_current(connection):
            yield connection
            return
    refresh_if_possible(register)
    with register.reading() as connection:
        yield connection


def _of_all(moment: Moment) -> ColumnElement[bool]:
    own = schema.claim.c.claim_id
    return or_(
        *(exists().where(table.c.claim_id == own, *told_by_then(table, moment, None)) for table in _TOLD)
    )


def _of_one(register: Register, connection: Connection, moment: Moment, name: str) -> ColumnElement[bool]:
    wanted = ArrangementName.parse(name)
    pair = (wanted.sender, wanted.receiver)
    pages = Pages(connection, moment)
    rows = pages.rows(pair)
    heads = newest_first(register, wanted, tuple(pages.heads(rows)), is_as_of=moment.entry is not None)
    names = {each.name for each in heads}

    def told() -> Iterator[Any]:
        for table in _TOLD:
            runs = or_(*(covers(table, row.since, row.until) for row in rows if row.name in names))
            yield select(table.c.claim_id).where(runs, *told_by_then(table, moment, pair))

    return schema.claim.c.claim_id.in_(union(*told()))
