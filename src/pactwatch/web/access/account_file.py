"""The file in which accounts are kept, apart from the register."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from pactwatch.errors import AccountError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TABLES = """
CREATE TABLE account (
    name TEXT PRIMARY KEY, folded TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL
) STRICT;
CREATE TABLE session (
    digest TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
    began_at REAL NOT NULL, seen_at REAL NOT NULL
) STRICT;
CREATE TABLE token (
    number INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
    label TEXT NOT NULL, role TEXT NOT NULL, ends_at REAL NOT NULL
) STRICT;
CREATE TABLE attempt (who TEXT NOT NULL, at REAL NOT NULL) STRICT;
CREATE INDEX attempt_who ON attempt (who, at);
PRAGMA user_version = 1;
"""
_VERSION = 1


class AccountFile:
    """A SQLite file that only its owner may read; made when it is first needed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def open(self, *, to_write: bool = True) -> Iterator[sqlite3.Connection]:
        """Give a transaction, which is kept as a whole or not at all.

        Raises:
            AccountError: If the file cannot be used.
        """
        try:
            if not self.path.exists():
                self.path.touch(mode=0o600)
            with closing(sqlite3.connect(self.path, timeout=10, isolation_level=None)) as connection:
                connection.row_factory = sqlite3.Row
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("BEGIN IMMEDIATE" if to_write else "BEGIN")
                self._make_tables(connection)
                yield connection
                connection.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            raise AccountError(
                what=f"the file of accounts cannot be used: {error}",
                where=self.path.name,
                remedy="Check the path and the disk; another file is given with --accounts.",
            ) from error

    def _make_tables(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            for statement in _TABLES.split(";"):
                connection.execute(statement)
        elif version != _VERSION:
            raise AccountError(
                what=f"it is no file of accounts that this Pactwatch knows (version {version})",
                where=self.path.name,
                remedy="Install the newest Pactwatch, or give another file with --accounts.",
            )
