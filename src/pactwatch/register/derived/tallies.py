"""On how much each arrangement rested as of a moment: reports, stories, speakers, statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from pactwatch.register import schema
from pactwatch.register.derived.scopes import covers, is_of
from pactwatch.register.derived.summary import Tally
from pactwatch.register.derived.versions import is_known
from pactwatch.register.happening import Counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection

Key = tuple[str, str, str]
"""Sender, receiver, and the day since which an arrangement's run goes."""


ADDED_UP = (
    *(func.sum(schema.tally.c[name]) for name in ("reports", "origins", "speakers", "statements")),
    func.max(schema.tally.c.newest),
)
"""What a tally is made of, added up over days."""
_NOTHING = Tally(Counts(0, 0, 0), None, 0)


@dataclass(frozen=True, slots=True)
class Moment:
    """As of when the tables are asked: by what happened until a day, and by what was known at a moment.

    ``known_by`` is a text that sorts after all that was recorded until then, ``entry`` the number of the last
    such entry; None stands for now.
    """

    on: date | None = None
    known_by: str | None = None
    entry: int | None = None


def key_of(row: Any) -> Key:
    """Return which arrangement a row is of."""
    return (row.sender, row.receiver, row.since)


def is_said(row: Any, moment: Moment) -> ColumnElement[bool]:
    """Return the condition that a statement was made on an arrangement by then."""
    own = schema.told_statement
    is_here = and_(
        is_of(own, (row.sender, row.receiver)),
        covers(own, row.since, row.until),
        is_known(own, moment.known_by),
    )
    return is_here if moment.on is None else and_(is_here, own.c.said_by <= moment.on.isoformat())


def tally_of(reports: int, origins: int, speakers: int, statements: int, newest: str | None) -> Tally:
    """Return what is added up as a tally."""
    return Tally(Counts(reports, origins, speakers), newest, statements)


def count_all(connection: Connection, rows: Sequence[Any], moment: Moment) -> dict[Key, Tally]:
    """Return on how much each arrangement rested, by its row."""
    own = schema.tally
    summed = select(own.c.sender, own.c.receiver, own.c.since, *ADDED_UP).where(
        own.c.by_day <= (moment.on or date.max).isoformat(), is_known(own, moment.known_by)
    )
    if len({(row.sender, row.receiver) for row in rows}) == 1:
        summed = summed.where(is_of(own, (rows[0].sender, rows[0].receiver)))
    by_run = summed.group_by(own.c.sender, own.c.receiver, own.c.since)
    found = {tuple(row[:3]): tally_of(*row[3:]) for row in connection.execute(by_run).all()}
    return {key_of(row): found.get(key_of(row), _NOTHING) for row in rows}
