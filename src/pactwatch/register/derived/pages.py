"""Arrangements come from the derived tables, as rows of a list and as pages with the best words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from pactwatch.register import schema
from pactwatch.register.derived.pages_as_of import PagesAsOf
from pactwatch.register.derived.pages_of_now import PagesOfNow
from pactwatch.register.derived.scopes import is_of
from pactwatch.register.derived.versions import is_known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.newest import Pair


class Pages:
    """What a transaction sees of the derived tables, as of a moment."""

    def __init__(self, connection: Connection, moment: Moment) -> None:
        self._connection, self._moment = connection, moment
        self._pages = (PagesOfNow if moment.on is None else PagesAsOf)(connection, moment)

    def rows(self, pair: Pair | None = None, *, party: str | None = None) -> list[Any]:
        """Return the rows of the arrangements, by pair, the runs of one pair oldest first.

        Args:
            pair: Only those of these two states.
            party: Only those that this state is a party of.
        """
        table = schema.arrangement
        rows = select(table).where(is_known(table, self._moment.known_by))
        if pair is not None:
            rows = rows.where(is_of(table, pair))
        if party is not None:
            rows = rows.where(or_(table.c.sender == party, table.c.receiver == party))
        return list(self._connection.execute(rows.order_by(table.c.sender, table.c.receiver, table.c.since)))

    def heads(self, rows: Sequence[Any], *, with_words: bool = False) -> Iterator[Arrangement]:
        """Yield where arrangements stand; of words, at most those of disagreements."""
        return self._pages.heads(rows, with_words=with_words)

    def page(self, row: Any, *, most: int | None) -> Arrangement | None:
        """Return an arrangement with what most stories tell, and with the newest statements.

        Args:
            row: One of ``rows``.
            most: How many happenings and how many statements, at most; None for all.
        """
        return self._pages.page(row, most=most)
