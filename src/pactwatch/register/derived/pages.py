"""Arrangements come from the derived tables, as rows of a list and as pages with the best words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, bindparam, or_, select

from pactwatch.register import schema
from pactwatch.register.derived.pages_as_of import PagesAsOf
from pactwatch.register.derived.pages_of_now import PagesOfNow
from pactwatch.register.derived.versions import GIVEN_MOMENT, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Select

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.newest import Pair


@cache
def _rows(*, is_now: bool, of_pair: bool, of_party: bool) -> Select[Any]:
    """Select arrangements, of a pair or of a party where one is given."""
    table, party = schema.arrangement, bindparam("party", type_=Text)
    rows = select(table).where(is_known(table, None if is_now else GIVEN_MOMENT))
    if of_pair:
        rows = rows.where(table.c.sender == bindparam("sender"), table.c.receiver == bindparam("receiver"))
    if of_party:
        rows = rows.where(or_(table.c.sender == party, table.c.receiver == party))
    return rows.order_by(table.c.sender, table.c.receiver, table.c.since)


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
        rows = _rows(
            is_now=self._moment.known_by is None, of_pair=pair is not None, of_party=party is not None
        )
        sender, receiver = pair or (None, None)
        given = {"sender": sender, "receiver": receiver, "party": party, "moment": self._moment.known_by}
        return list(self._connection.execute(rows, given).all())

    def heads(self, rows: Sequence[Any], *, with_words: bool = False) -> Iterator[Arrangement]:
        """Yield where arrangements stand; of words, at most those of disagreements."""
        return self._pages.heads(rows, with_words=with_words)

    def pages(self, rows: Sequence[Any], *, most: int | None) -> tuple[Arrangement, ...]:
        """Return arrangements with what most stories tell, and with the newest statements.

        Args:
            rows: Some of ``rows``; those of which nothing had happened are left out.
            most: How many happenings and how many statements of each, at most; None for all.
        """
        return tuple(self._pages.pages(rows, most=most)) if rows else ()
