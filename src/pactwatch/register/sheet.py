"""A table that a user already keeps: each of its rows, as far as it can be understood."""

from __future__ import annotations

import csv
import functools
import io
import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from pactwatch.data_file import load_data_file
from pactwatch.documents.charset import decode
from pactwatch.documents.written_date import plain
from pactwatch.errors import SheetError
from pactwatch.register.digest import short_id
from pactwatch.register.sheet_values import DayOrder, read_pair, read_party, read_stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ROLES = ("arrangement", "sender", "receiver", "date", "stage", "source", "url", "quote", "note")
_DELIMITERS = ",;\t|"
_HEADER_WITHIN = 10
_LARGEST_CELL = 1 << 24
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row of a user's table: not a claim, as it rests on no words of a document.

    ``cells`` is the whole row as the user wrote it, by the names of the columns. The other fields are what it
    says as far as that is understood; ``remark`` says what is not, and why. ``line`` is where it begins in
    the file.
    """

    line: int
    cells: Mapping[str, str]
    sender: str | None = None
    receiver: str | None = None
    date: str | None = None
    stage: str | None = None
    source: str | None = None
    url: str | None = None
    quote: str | None = None
    note: str | None = None
    remark: str | None = None

    @property
    def row_id(self) -> str:
        """The id of the row in every table and register: the hash of its cells."""
        return short_id(dict(self.cells))

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain values, with what the user wrote."""
        return {name: getattr(self, name) for name in ROW_FIELDS} | {"cells": dict(self.cells)}


ROW_FIELDS = ("line", "sender", "receiver", "date", "stage", "source", "url", "quote", "note", "remark")
"""What is understood of a row, beside its cells."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A user's table as it was at one time: where it lies, and all its rows."""

    address: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]

    @cached_property
    def sheet_id(self) -> str:
        """The id of this state of the table in every register: the hash of what it holds, and of where."""
        return short_id([self.address, list(self.columns), [row.to_dict() for row in self.rows]])

    @classmethod
    def read(cls, data: bytes, *, address: str, given: Mapping[str, str] | None = None) -> Self:
        """Read a table with commas, semicolons, tabs or bars between its cells.

        Args:
            data: Its bytes, in any encoding.
            address: Where it lies.
            given: What holds for all rows where no column says it: ``{"sender": "US"}``.

        Raises:
            SheetError: If it is empty, or no column names the parties.
            DocumentError: If it is no text.
        """
        text = decode(data, address=address)
        delimiter = _find_delimiter(text)
        lines = _split(text, delimiter)
        at, roles = _find_header(lines, address, given or {})
        columns = tuple(_distinct(lines[at][1]))
        whole = [(line, dict(zip(columns, cells, strict=False)), cells) for line, cells in lines[at + 1 :]]
        role_of = {role: columns[place] for role, place in roles.items()}
        order = DayOrder.of(cells.get(role_of.get("date", ""), "") for _, cells, _ in whole)
        rows = [
            SheetRow(
                line=line,
                cells={f"column {number}": cell for number, cell in enumerate(cells, start=1) if cell},
                remark="it stands above the names of the columns",
            )
            for line, cells in lines[:at]
        ]
        for line, cells, written in whole:
            extra = {f"column {n + 1}": each for n, each in enumerate(written) if n >= len(columns) and each}
            rows.append(_row(line, cells | extra, role_of, order, given or {}, is_longer=bool(extra)))
        if rows and _is_left_open(text, delimiter):
            swallowed = "a quotation mark in it is never closed, so it holds all that follows"
            rows[-1] = replace(rows[-1], remark="; ".join(filter(None, [rows[-1].remark, swallowed])))
        return cls(address=address, columns=columns, rows=tuple(rows))


@functools.cache
def _load_columns() -> dict[str, str]:
    """Load which role each name of a column has."""
    return load_data_file(
        "pactwatch.register",
        "sheet_words.toml",
        lambda words: {name: role for role, names in words["columns"].items() for name in names},
    )


def _find_delimiter(text: str) -> str:
    head = [line for line in text.splitlines() if line.strip()][:_HEADER_WITHIN]
    return max(_DELIMITERS, key=lambda mark: sum(line.count(mark) for line in head))


def _is_left_open(text: str, delimiter: str) -> bool:
    """Say whether a quotation mark is opened around a cell and never closed."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _split(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Return the rows that hold anything, each with the line on which it begins."""
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows, begins = [], 1
    for cells in reader:
        own = [cell.strip() for cell in cells]
        if any(own):
            rows.append((begins, own))
        begins = reader.line_num + 1
    return rows


def _find_header(
    lines: Sequence[tuple[int, list[str]]], address: str, given: Mapping[str, str]
) -> tuple[int, dict[str, int]]:
    """Return which row names the columns, and the place of each column that has a role.

    Raises:
        SheetError: If none of the first rows names the parties.
    """
    for at, (_, cells) in enumerate(lines[:_HEADER_WITHIN]):
        roles: dict[str, int] = {}
        for place, cell in enumerate(cells):
            role = _load_columns().get(_bare(cell))
            if role is not None:
                roles.setdefault(role, place)
        if "arrangement" in roles or {"sender", "receiver"} <= roles.keys() | given.keys():
            return at, roles
    if not lines:
        raise SheetError(what="it is empty", where=address, remedy="Give a table with a row or more.")
    raise SheetError(
        what=f"no column names who sends and who receives; its columns are: {', '.join(lines[0][1])[:200]}",
        where=address,
        remedy="Call them sender and receiver, or one of them arrangement (US-RW); "
        "where all rows have one sender, say so: --set sender=US.",
    )


def _bare(name: str) -> str:
    return _NO_LETTER.sub(" ", plain(_IN_BRACKETS.sub("", name))).strip()


def _distinct(names: Iterable[str]) -> list[str]:
    """Return the names of columns, a number behind those that come again or are missing."""
    found: list[str] = []
    for place, name in enumerate(names, start=1):
        own = name or f"column {place}"
        found.append(own if own not in found else f"{own} ({place})")
    return found


def _row(
    line: int,
    cells: Mapping[str, str],
    role_of: Mapping[str, str],
    order: DayOrder,
    given: Mapping[str, str],
    *,
    is_longer: bool,
) -> SheetRow:
    said = {role: cells.get(role_of[role], "") for role in _ROLES if role in role_of}
    said |= {role: value for role, value in given.items() if not said.get(role)}
    remarks = []
    sender, receiver, remark = None, None, None
    if said.get("sender") or said.get("receiver"):
        for role in ("sender", "receiver"):
            code, remark = read_party(said.get(role, ""), role)
            remarks.append(remark)
            sender, receiver = (code, receiver) if role == "sender" else (sender, code)
    else:
        (sender, receiver), remark = read_pair(said.get("arrangement", ""))
        remarks.append(remark)
    date, remark = order.read(said.get("date", ""))
    remarks.append(remark)
    stage, remark = read_stage(said.get("stage", ""))
    remarks.append(remark)
    if is_longer:
        remarks.append("it has more cells than there are columns")
    if not (sender and receiver):
        sender = receiver = None
    return SheetRow(
        line=line,
        cells={name: cell for name, cell in cells.items() if cell},
        sender=sender,
        receiver=receiver,
        date=date,
        stage=stage,
        **{role: said.get(role) or None for role in ("source", "url", "quote", "note")},
        remark="; ".join(each for each in remarks if each) or None,
    )
