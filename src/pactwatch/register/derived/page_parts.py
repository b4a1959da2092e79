"""What all pages are made of: statements, words, and the arrangement that holds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, select

from pactwatch.register import schema
from pactwatch.register.arrangement import Arrangement, LeftOut
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.rows import told_of
from pactwatch.register.derived.versions import GIVEN_MOMENT, is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.happening import Happening
    from pactwatch.register.told import ToldEvent, ToldStatement

QUOTED_SHARE = 2
"""A page has room for half as many figures, and as many disagreements, as for happenings."""
MOST_WORDS = 4
"""A line of a page leads to the words of so many claims: of three stories, and of one that was decided on."""


Kept = dict[str, Callable[[], Any]]
"""What the tables say of an arrangement, by its name there, read when it is asked for."""


class PageParts:
    """The statements and the words that a transaction sees, as of a moment."""

    def __init__(self, connection: Connection, moment: Moment) -> None:
        self._connection, self._moment = connection, moment
        self.quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)

    def statement_rows(self, row: Any, most: int | None) -> Sequence[Any]:
        """Return the rows of the newest statements of an arrangement, the oldest of them first."""
        moment = self._moment
        rows = _newest_statements(most, is_now=moment.known_by is None, is_whenever_said=moment.on is None)
        given = {
            "sender": row.sender,
            "receiver": row.receiver,
            "since": row.since,
            "until": row.until,
            "moment": moment.known_by,
            "on": moment.on.isoformat() if moment.on else None,
        }
        return self._connection.execute(rows, given).all()[::-1]


@cache
def _newest_statements(most: int | None, *, is_now: bool, is_whenever_said: bool) -> Select[Any]:
    """Select the newest statements on a run of a pair.

    They are found in an index and then looked up: of a run that is over, many newer ones are of another.
    """
    own = schema.told_statement
    found = (
        select(*own.primary_key)
        .where(
            own.c.sender == bindparam("sender"),
            own.c.receiver == bindparam("receiver"),
            own.c.by_day >= bindparam("since"),
            own.c.by_day < bindparam("until"),
            is_known(own, None if is_now else GIVEN_MOMENT),
        )
        .order_by(own.c.said_by.desc(), own.c.claim_id.desc())
        .limit(most)
    )
    if not is_whenever_said:
        found = found.where(own.c.said_by <= bindparam("on"))
    newest = found.subquery()
    is_it = and_(*(newest.c[column.name] == column for column in own.primary_key))
    return select(own).join(newest, is_it).order_by(own.c.said_by.desc(), own.c.claim_id.desc())


def claims_of(happenings: Iterable[Happening], *, most: int | None = MOST_WORDS) -> set[str]:
    """Return the ids of the best claims that tell happenings."""
    return {claim_id for each in happenings for claim_id in each.claim_ids[:most]}


def with_words(happening: Happening, told: Mapping[str, ToldEvent]) -> Happening:
    """Return a happening with those of its tellings whose words are at hand."""
    return replace(happening, told=told_of(happening.claim_ids, told))


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
