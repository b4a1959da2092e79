"""Users' tables are recorded as they are, and their rows looked up; none of them is a claim."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.deciding import load_decisions
from pactwatch.register.decision import Act, Decision, find_standing
from pactwatch.register.digest import canonical, digest
from pactwatch.register.receipt import Outcome, Receipt
from pactwatch.register.reviewed import Review
from pactwatch.register.sheet import ROW_FIELDS, Sheet, SheetRow

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from pactwatch.register.newest import Pair
    from pactwatch.register.store import Register, Writing

_SHORTEST_ID = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow:
    """A row of a user's table, in the newest state of the table.

    ``tied`` is the decision by which a person entered a claim for it, with words; None until then.
    """

    row: SheetRow
    address: str
    tied: Decision | None


def record_sheet(register: Register, sheet: Sheet) -> Receipt:
    """Record a user's table with all its rows, unless its newest state is this one.

    Raises:
        RegisterError: If the database fails.
    """
    with register.writing() as writing:
        connection = writing.connection
        gone = select(schema.withdrawal.c.entry).filter_by(document_id=sheet.sheet_id)
        newest = select(schema.sheet.c.sheet_id).filter_by(address=sheet.address)
        newest = newest.order_by(schema.sheet.c.entry.desc()).limit(1)
        if connection.execute(gone).first() is not None:
            outcome = Outcome.WITHDRAWN
        elif connection.execute(newest).scalar() == sheet.sheet_id:
            outcome = Outcome.KNOWN
        else:
            outcome = Outcome.STORED
            write_sheet(writing, sheet)
    return Receipt(
        address=sheet.address, outcome=outcome, document_id=sheet.sheet_id, row_count=len(sheet.rows)
    )


def write_sheet(writing: Writing, sheet: Sheet) -> None:
    """Add a table and its rows to the ledger in a transaction of the caller."""
    content = {"document_id": sheet.sheet_id, "sheet": sheet_digest(sheet)}
    entry = writing.chain.append("sheet", content)
    row = {"sheet_id": sheet.sheet_id, "address": sheet.address, "columns": canonical(list(sheet.columns))}
    writing.connection.execute(insert(schema.sheet).values(entry=entry, **row))
    rows = [
        {name: getattr(row, name) for name in ROW_FIELDS}
        | {"sheet": entry, "row_id": row.row_id, "cells": canonical(dict(row.cells))}
        for row in sheet.rows
    ]
    if rows:
        writing.connection.execute(insert(schema.sheet_row), rows)


def sheet_digest(sheet: Sheet) -> str:
    """Return the hash of a table: of where it lies, its columns, and all that is kept of its rows."""
    return digest([sheet.address, list(sheet.columns), [row.to_dict() for row in sheet.rows]])


def load_sheets(connection: Connection) -> dict[int, Sheet]:
    """Return every state of every table, by the entry that brought it."""
    rows: dict[int, list[SheetRow]] = {}
    row = schema.sheet_row
    for each in connection.execute(select(row).order_by(row.c.sheet, row.c.line)):
        rows.setdefault(each.sheet, []).append(_row(each))
    sheets = connection.execute(select(schema.sheet).order_by(schema.sheet.c.entry))
    return {
        each.entry: Sheet(
            address=each.address,
            columns=tuple(parse(each.columns)),
            rows=tuple(rows.get(each.entry, ())),
        )
        for each in sheets
    }


def load_own_rows(
    connection: Connection, *, pair: Pair | None = None, entry: int | None = None
) -> tuple[OwnRow, ...]:
    """Return the rows of users' tables, each table in its newest state, by parties and day.

    A row that stands in two tables is given once.

    Args:
        connection: A transaction that reads.
        pair: Only rows on these two states; None for all, also those that name no pair.
        entry: What was known when this entry of the audit log was the newest.
    """
    rows = _rows(is_now=entry is None, of_pair=pair is not None)
    sender, receiver = pair or (None, None)
    given = {"entry": entry, "sender": sender, "receiver": receiver}
    found = connection.execute(rows, given).all()
    tied = _load_ties(connection, entry) if found else {}
    seen: dict[str, str] = {}
    own = (
        OwnRow(row=_row(each), address=each.address, tied=tied.get(each.row_id))
        for each in found
        if seen.setdefault(each.row_id, each.address) == each.address
    )
    return tuple(sorted(own, key=_order))


@cache
def _rows(*, is_now: bool, of_pair: bool) -> Select[Any]:
    """Select the rows of the newest of each table, of one pair of states where one is given."""
    sheet, row = schema.sheet.c, schema.sheet_row
    newest = select(func.max(sheet.entry)).group_by(sheet.address)
    if not is_now:
        newest = newest.where(sheet.entry <= bindparam("entry"))
    wanted = select(row, sheet.address).join(schema.sheet, sheet.entry == row.c.sheet)
    wanted = wanted.where(sheet.entry.in_(newest))
    if of_pair:
        wanted = wanted.where(row.c.sender == bindparam("sender"), row.c.receiver == bindparam("receiver"))
    return wanted.order_by(sheet.address, row.c.line)


def find_own_row(connection: Connection, name: str, row_id: str) -> OwnRow:
    """Return the one row whose id begins so.

    Raises:
        UnknownError: If there is none, or more than one.
    """
    wanted = row_id.lower()
    found = {each.row.row_id: each for each in load_own_rows(connection)}
    fits = [each for own, each in found.items() if len(wanted) >= _SHORTEST_ID and own.startswith(wanted)]
    if len(fits) != 1:
        raise UnknownError(
            what="several rows begin so" if fits else "no table of the register has such a row",
            where=f"{name}, row {row_id}",
            remedy="`pactwatch show ARRANGEMENT` gives the ids of its rows.",
        )
    return fits[0]


def _load_ties(connection: Connection, entry: int | None) -> dict[str, Decision]:
    """Return the decision that ties each row to the words of a claim, if none stands against that claim."""
    decisions = load_decisions(connection, entry=entry)
    review = Review.of(decisions)
    return {
        each.content["row"]: each
        for each in find_standing(decisions)
        if "row" in each.content and review.on_claims[each.subject].act is not Act.REJECT
    }


def _row(row: Any) -> SheetRow:
    cells = parse(row.cells)
    cells = cells if isinstance(cells, dict) else {"": row.cells}
    return SheetRow(cells=cells, **{name: getattr(row, name) for name in ROW_FIELDS})


def parse(written: str) -> Any:
    """Return what JSON of the ledger says; where somebody has broken it, the text itself."""
    try:
        return json.loads(written)
    except json.JSONDecodeError:
        return written


def _order(own: OwnRow) -> tuple[str, str, str, str, int]:
    row = own.row
    return row.sender or "~", row.receiver or "", row.date or "~", own.address, row.line
