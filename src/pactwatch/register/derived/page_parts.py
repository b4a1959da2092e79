"""What all pages are made of: statements, words, and the arrangement that holds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pactwatch.register import schema
from pactwatch.register.arrangement import Arrangement, LeftOut
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.tallies import is_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.happening import Happening
    from pactwatch.register.told import ToldEvent, ToldStatement

QUOTED_SHARE = 2
"""A page has room for half as many figures, and as many disagreements, as for happenings."""
_MOST_WORDS = 4
"""A line of a page leads to the words of so many claims: of three stories, and of one that was decided on."""


Kept = dict[str, Callable[[], Any]]
"""What the tables say of an arrangement, by its name there, read when it is asked for."""


class PageParts:
    """The statements and the words that a transaction sees, as of a moment."""

    def __init__(self, connection: Connection, moment: Moment) -> None:
        self._connection, self._moment = connection, moment
        self.quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)

    def statements(self, row: Any, most: int | None) -> tuple[ToldStatement, ...]:
        """Return the newest statements of an arrangement, the oldest of them first."""
        own = schema.told_statement
        said = select(own).where(is_said(row, self._moment))
        newest = said.order_by(own.c.said_by.desc(), own.c.claim_id.desc()).limit(most)
        return self.quotes.statements(list(reversed(self._connection.execute(newest).all())))


def claims_of(happenings: Iterable[Happening], *, most: int | None = _MOST_WORDS) -> set[str]:
    """Return the ids of the best claims that tell happenings."""
    return {claim_id for each in happenings for claim_id in each.claim_ids[:most]}


def with_words(happening: Happening, told: Mapping[str, ToldEvent]) -> Happening:
    """Return a happening with those of its tellings whose words are at hand."""
    own = [told[each] for each in happening.claim_ids if each in told]
    own.sort(key=lambda event: (event.source.published_by, event.claim_id))
    return replace(happening, told=tuple(own))


def arrangement_of(
    row: Any,
    kept: Kept,
    shown: Sequence[Happening] = (),
    statements: Sequence[ToldStatement] = (),
    *,
    left_out: LeftOut,
) -> Arrangement:
    """Return the arrangement of a row with what a page shows of it."""
    told: list[ToldEvent | ToldStatement] = [event for each in shown for event in each.told]
    told += statements
    return Arrangement(
        name=row.name,
        sender=row.sender,
        receiver=row.receiver,
        begins=date.fromisoformat(row.begins) if row.begins else None,
        happenings=tuple(shown),
        statements=tuple(statements),
        sources=tuple({each.source.document_id: each.source for each in told}.values()),
        left_out=left_out,
        kept=kept,
    )
