"""Rows of a derived table are brought to what is known now, and what was known before stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, and_, bindparam, delete, insert, or_, select, update

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Table

Row = dict[str, Any]
Stored = Mapping[str, Any]


def keep_versions(
    connection: Connection, table: Table, scope: ColumnElement[bool], rows: Iterable[Row], *, day: str
) -> None:
    """Let a table know, from a day of recording on, these rows and no others in a scope.

    A row that has changed is closed, and another one is opened; a row of the same day is replaced, as only
    the end of a day is remembered. Hence what the table holds in the end does not depend on how often it was
    brought up to date.

    Args:
        connection: A transaction that writes.
        table: A table with the columns ``known_from`` and ``known_until``.
        scope: Which rows of it are concerned.
        rows: Those that are known now, without these two columns.
        day: The day of recording.
    """
    former, of_today = _recent(connection, table, scope, day)
    change = _Change(table, day)
    for row in rows:
        key = tuple(row[name] for name in _keys(table))
        change.take(row, former.pop(key, None), of_today.pop(key, None))
    change.closed += [row for row in former.values() if row["known_until"] is None]
    change.dropped += of_today.values()
    change.write(connection)


class _Change:
    """What has to be written so that a table knows what it should."""

    def __init__(self, table: Table, day: str) -> None:
        self._table, self._day = table, day
        self._names = [
            column.name for column in table.columns if column.name not in {"known_from", "known_until"}
        ]
        self._added: list[Row] = []
        self._opened: list[Stored] = []
        self.closed: list[Stored] = []
        self.dropped: list[Stored] = []

    def take(self, row: Row, before: Stored | None, today: Stored | None) -> None:
        """Compare a row that is known now with the one of former days, and with that of today."""
        if before is not None and self._is_same(before, row):
            self._opened += [before] if before["known_until"] is not None else []
            self.dropped += [today] if today is not None else []
            return
        if before is not None and before["known_until"] is None:
            self.closed.append(before)
        if today is None or not self._is_same(today, row):
            self._added.append({**row, "known_from": self._day, "known_until": None})
            self.dropped += [today] if today is not None else []

    def write(self, connection: Connection) -> None:
        """Write it."""
        table = self._table
        is_this = and_(*(column == bindparam(f"own_{column.name}") for column in table.primary_key))
        if self.dropped:
            connection.execute(delete(table).where(is_this), self._keys_of(self.dropped))
        for changed, until in ((self.closed, self._day), (self._opened, None)):
            if changed:
                closing = update(table).where(is_this).values(known_until=bindparam("closed_on"))
                connection.execute(closing, [each | {"closed_on": until} for each in self._keys_of(changed)])
        if self._added:
            connection.execute(insert(table), self._added)

    def _keys_of(self, rows: Sequence[Stored]) -> list[Row]:
        return [
            {f"own_{column.name}": row[column.name] for column in self._table.primary_key} for row in rows
        ]

    def _is_same(self, known: Stored, row: Row) -> bool:
        return all(known[name] == row[name] for name in self._names)


def _recent(
    connection: Connection, table: Table, scope: ColumnElement[bool], day: str
) -> tuple[dict[tuple[Any, ...], Stored], dict[tuple[Any, ...], Stored]]:
    """Return the rows that were known when a day began, and those that this day has had so far, by key."""
    former: dict[tuple[Any, ...], Stored] = {}
    of_today: dict[tuple[Any, ...], Stored] = {}
    recent = or_(table.c.known_until.is_(None), table.c.known_until == day)
    for found in connection.execute(select(table).where(scope, recent)).mappings().all():
        row = dict(found)
        (of_today if row["known_from"] == day else former)[tuple(row[name] for name in _keys(table))] = row
    return former, of_today


def _keys(table: Table) -> list[str]:
    return [column.name for column in table.primary_key if column.name != "known_from"]


GIVEN_MOMENT: BindParameter[str] = bindparam("moment")
"""Of a statement that is built once, the moment that it is given."""


def is_known(table: Table, moment: str | BindParameter[Any] | None) -> ColumnElement[bool]:
    """Return the condition that a row was known at the end of a day, month or year; now, if None."""
    if moment is None:
        return table.c.known_until.is_(None)
    until = or_(table.c.known_until.is_(None), table.c.known_until > moment)
    return and_(table.c.known_from <= moment, until)
