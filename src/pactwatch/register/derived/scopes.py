"""Which rows of a derived table are meant: those of a pair, of a run, those that are known now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, FromClause

    from pactwatch.register.newest import Pair


def is_of(table: FromClause, pair: Pair) -> ColumnElement[bool]:
    """Return the condition that a row is of a pair."""
    return and_(table.c.sender == pair[0], table.c.receiver == pair[1])


def is_of_run(table: FromClause, pair: Pair, since: str) -> ColumnElement[bool]:
    """Return the condition that a row is of the run of a pair that goes since a day."""
    return and_(is_of(table, pair), table.c.since == since)


def covers(table: FromClause, since: str, until: str) -> ColumnElement[bool]:
    """Return the condition that what is told had happened in a run, from a day to the one before another."""
    return and_(table.c.by_day >= since, table.c.by_day < until)


def is_now(table: FromClause) -> ColumnElement[bool]:
    """Return the condition that a row is known now."""
    return table.c.known_until.is_(None)
