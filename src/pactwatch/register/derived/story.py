"""An origin: the documents that tell one story, how they hang together, and what they tell of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.versions import is_known

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.told import Source, ToldEvent, ToldStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The documents of an origin, the oldest first.

    ``links`` are pairs of them with how one follows from the other: copy, rewrite, translation. ``told`` are
    the events that they tell, ``said`` the statements that they quote.
    """

    origin_id: str
    sources: tuple[Source, ...]
    links: tuple[tuple[str, str, str], ...]
    told: tuple[ToldEvent, ...]
    said: tuple[ToldStatement, ...]


def load_story(connection: Connection, name: str, origin_id: str, moment: Moment) -> Story:
    """Return an origin by its id.

    Raises:
        UnknownError: If the register has none of this id.
    """
    own = schema.source
    ids = list(connection.execute(select(own.c.document_id).where(own.c.origin_id == origin_id)).scalars())
    if not ids:
        raise UnknownError(
            what="the register has no such origin",
            where=f"{name}, origin {origin_id}",
            remedy="The page of an arrangement leads to the origins of its reports.",
        )
    told = schema.told_event
    events = select(told.c.claim_id).where(told.c.document_id.in_(ids), is_known(told, moment.known_by))
    quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)
    found = quotes.events(connection.execute(events).scalars())
    statement = schema.told_statement
    rows = select(statement).where(statement.c.document_id.in_(ids), is_known(statement, moment.known_by))
    # A statement on two pairs is one statement.
    by_claim = {row.claim_id: row for row in connection.execute(rows).all()}
    said = quotes.statements(sorted(by_claim.values(), key=lambda row: (row.said_by, row.claim_id)))
    link = schema.story_link.c
    links = select(link.document_id, link.other_id, link.how).where(
        link.document_id.in_(ids), link.other_id.in_(ids)
    )
    sources = quotes.sources(ids).values()
    return Story(
        origin_id=origin_id,
        sources=tuple(sorted(sources, key=lambda each: (each.published_by, each.document_id))),
        links=tuple((row[0], row[1], row[2]) for row in sorted(connection.execute(links).all())),
        said=said,
        told=tuple(sorted(found.values(), key=lambda each: (each.by, each.type, each.claim_id))),
    )
