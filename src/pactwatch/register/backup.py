"""A register is written to one file and read back: lines of JSON, never a database of somebody else's."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from pactwatch.errors import RegisterError
from pactwatch.register import schema
from pactwatch.register.digest import canonical
from pactwatch.register.search_index import rebuild_index
from pactwatch.register.verification import Verification, check_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from pactwatch.register.backend import Backend
    from pactwatch.register.store import Register

_FORMAT = "pactwatch backup 1"
_TABLES = ("audit_entry", *schema.LEDGER)
_ROWS = 500
_LONGEST_LINE_BYTES = 64 << 20
_REMEDY = "Take another backup, or fetch this one again; nothing was written."


def write_backup(register: Register, target: Path) -> str:
    """Write one moment of the ledger to a file and return the head of its log.

    The file appears once it is whole; writers go on meanwhile.

    Raises:
        RegisterError: If there is a file already, or it cannot be written.
    """
    if target.exists():
        raise RegisterError(
            what="there is a file already", where=str(target), remedy="Give a name that is not taken."
        )
    unfinished = target.with_name(target.name + ".new")
    try:
        with register.reading() as connection, gzip.open(unfinished, "wb", compresslevel=6) as file:
            head = _write(connection, file)
        unfinished.rename(target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise RegisterError(
            what=f"it cannot be written: {error.strerror}", where=str(target), remedy="Check folder and disk."
        ) from error
    return head


def _write(connection: Connection, file: Any) -> str:
    state = hashlib.sha256()

    def put(value: Any) -> None:
        line = canonical(value).encode() + b"\n"
        state.update(line)
        file.write(line)

    newest = select(schema.audit_entry.c.hash).order_by(schema.audit_entry.c.sequence.desc()).limit(1)
    head: str = connection.execute(newest).scalar() or ""
    put({"format": _FORMAT, "schema": schema.REVISION, "head": head})
    for name in _TABLES:
        table = schema.metadata.tables[name]
        rows = connection.execution_options(yield_per=1000).execute(
            select(table).order_by(*table.primary_key)
        )
        for row in rows:
            put([name, *row])
    file.write(canonical({"sha256": state.hexdigest()}).encode() + b"\n")
    return head


def read_backup(source: Path, backend: Backend) -> Verification:
    """Make a register of a backup where there is none yet; all of it, checked, or nothing.

    Raises:
        RegisterError: If there is a register already, or the backup is damaged, of a newer Pactwatch, or not
            a backup at all.
    """
    if backend.exists():
        raise RegisterError(
            what="there is a register already", where=backend.name, remedy="Restore to a place where none is."
        )
    # Looked through to its end before anything is written, as it may be anybody's.
    head = _check(source)
    checked: list[Verification] = []

    def fill(connection: Connection) -> None:
        _fill(connection, source)
        rebuild_index(connection)
        checked.append(check_tables(connection, head=head or None))
        if checked[0].faults:
            raise _refusal(source, f"its content does not fit: {checked[0].faults[0]}")

    try:
        backend.create(fill)
    except SQLAlchemyError as error:
        said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        raise _refusal(source, f"its rows do not fit: {said.splitlines()[0]}") from error
    return checked[0]


def _check(source: Path) -> str:
    """Return the head that a backup says, once its hash and the shape of every line have been checked."""
    state, last, first = hashlib.sha256(), b"", {}
    for number, line in enumerate(_lines(source)):
        if last:
            state.update(last)
        if number == 0:
            first = _parse(source, line)
            if not isinstance(first, dict) or first.get("format") != _FORMAT:
                raise _refusal(source, "it is no backup of a register")
            if first.get("schema") not in schema.REVISIONS:
                raise _refusal(source, "a newer Pactwatch made it")
        last = line
    ending = _parse(source, last) if last else None
    if not isinstance(ending, dict) or ending.get("sha256") != state.hexdigest():
        raise _refusal(source, "it is cut off or damaged")
    return str(first.get("head") or "")


def _fill(connection: Connection, source: Path) -> None:
    batch: list[dict[str, Any]] = []
    table = schema.audit_entry
    for line in _lines(source):
        row = _parse(source, line)
        if isinstance(row, dict):
            continue
        if not isinstance(row, list) or not row or row[0] not in _TABLES:
            raise _refusal(source, "it has rows of a table that no register has")
        own = schema.metadata.tables[row[0]]
        if len(row) != len(own.columns) + 1 or any(isinstance(value, list | dict) for value in row):
            raise _refusal(source, f"a row of {row[0]} has not the fields that it should have")
        if own is not table or len(batch) >= _ROWS:
            if batch:
                connection.execute(insert(table), batch)
            table, batch = own, []
        batch.append(dict(zip(own.columns.keys(), row[1:], strict=True)))
    if batch:
        connection.execute(insert(table), batch)


def _lines(source: Path) -> Iterator[bytes]:
    try:
        with gzip.open(source, "rb") as file:
            yield from _read_lines(source, file)
    except (OSError, EOFError, zlib.error) as error:
        raise _refusal(source, f"it cannot be read: {error}") from error


def _read_lines(source: Path, file: BinaryIO | gzip.GzipFile) -> Iterator[bytes]:
    while line := file.readline(_LONGEST_LINE_BYTES):
        if not line.endswith(b"\n"):
            raise _refusal(source, "it is cut off, or a line of it has no end")
        yield line


def _parse(source: Path, line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _refusal(source, "a line of it is no JSON") from error


def _refusal(source: Path, what: str) -> RegisterError:
    return RegisterError(what=what, where=str(source), remedy=_REMEDY)
