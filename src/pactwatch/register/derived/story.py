"""An origin: the documents that tell one story, how they hang together, and what they tell of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.among import among_given
from pactwatch.register.derived.quoting import Quotes, told_in

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


_DOCUMENTS = select(schema.source.c.document_id).where(schema.source.c.origin_id == bindparam("origin_id"))
_LINKS = select(schema.story_link.c.document_id, schema.story_link.c.other_id, schema.story_link.c.how).where(
    among_given(schema.story_link.c.document_id, "ids"), among_given(schema.story_link.c.other_id, "ids")
)


def load_story(connection: Connection, name: str, origin_id: str, moment: Moment) -> Story:
    """Return an origin by its id.

    Raises:
        UnknownError: If the register has none of this id.
    """
    ids = list(connection.execute(_DOCUMENTS, {"origin_id": origin_id}).scalars())
    if not ids:
        raise UnknownError(
            what="the register has no such origin",
            where=f"{name}, origin {origin_id}",
            remedy="The page of an arrangement leads to the origins of its reports.",
        )
    quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)
    given = {"ids": ids, "moment": moment.known_by}
    events, statements = (
        connection.execute(told_in(table.name, is_now=moment.known_by is None), given).all()
        for table in (schema.told_event, schema.told_statement)
    )
    # A statement on two pairs is one statement.
    by_claim = {row.claim_id: row for row in statements}
    quotes.sources(ids)
    found, said = quotes.told(events, sorted(by_claim.values(), key=lambda row: (row.said_by, row.claim_id)))
    sources = quotes.sources(ids).values()
    links = connection.execute(_LINKS, {"ids": ids}).all() if len(ids) > 1 else ()
    return Story(
        origin_id=origin_id,
        sources=tuple(sorted(sources, key=lambda each: (each.published_by, each.document_id))),
        links=tuple((row[0], row[1], row[2]) for row in sorted(links)),
        said=said,
        told=tuple(sorted(found.values(), key=lambda each: (each.by, each.type, each.claim_id))),
    )
