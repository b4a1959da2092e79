"""A file that SQLite has open here is opened by nothing else of this process.

When a process closes a file, it gives up all its POSIX locks on that file, whoever took them: also those by
which SQLite tells other processes that somebody reads. The next writer to close its connection then takes the
log of changes away from under these readers, who from there on see an old moment, or pages of several
(https://sqlite.org/howtocorrupt.html, 2.2).
"""

from __future__ import annotations

import os
import sqlite3
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import quote
from weakref import WeakSet

if TYPE_CHECKING:
    from pathlib import Path

_LOCK = Lock()
_OPEN: WeakSet[HeldConnection] = WeakSet()


class HeldConnection(sqlite3.Connection):
    """A connection that is known of, by the file that it has open, until it is closed."""

    file: tuple[int, int]

    def close(self) -> None:
        """Close it, and only then let the file be opened by others."""
        super().close()
        with _LOCK:
            _OPEN.discard(self)


def connect(path: Path, *, mode: str) -> HeldConnection:
    """Open a file with SQLite for any thread to use, in one of the modes of its addresses, such as ``ro``."""
    address = f"file:{quote(os.fspath(path.absolute()))}?mode={mode}"
    with _LOCK:
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, factory=HeldConnection
        )
        connection.file = _file_at(path)
        _OPEN.add(connection)
    return connection


def read_start(path: Path, byte_count: int) -> bytes | None:
    """Return the first bytes of a file, or None where SQLite has that file open here.

    Raises:
        OSError: If it cannot be read.
    """
    with _LOCK:
        own = _file_at(path)
        if any(each.file == own for each in _OPEN):
            return None
        with path.open("rb") as file:
            return file.read(byte_count)


def _file_at(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
