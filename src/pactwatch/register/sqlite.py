"""A register in one SQLite file."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, NullPool, Pool, QueuePool, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from pactwatch.errors import RegisterError
from pactwatch.register.held_file import connect, read_start
from pactwatch.register.migration import migrate, read_revision
from pactwatch.register.one_writer import only_writer
from pactwatch.register.schema import APPLICATION_ID
from pactwatch.register.search_index import rebuild_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_ID_AT = slice(68, 72)
_WAIT_MS = 60_000
_NEEDED_MB = 64
_CACHE_KB, _WRITERS_CACHE_KB = 32 << 10, 128 << 10
"""As much memory as pages of the file may take. SQLite's own 2 MB make it write a page of a large addition to
the disk again and again: 57 GB for a file of 1 GB."""
_ROOM_OF_SHARED_MEMORY = 1 << 16
FIRST_SAFE_SQLITE = (3, 51, 3)
"""From here on two checkpoints that meet cannot damage the file."""


class SQLiteFile:
    """A file that holds a register, or will.

    Readers open it read-only, so that they neither write nor check-point; on a full disk, which has no room
    for the memory that readers and writers share, one reads at a time without it. The writer's connection is
    kept open; every commit is synced to the disk (WAL, ``synchronous=FULL``).
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def name(self) -> str:
        return str(self._path)

    @property
    def readers(self) -> Engine:
        path = self._path.absolute()
        return _readers(path, path.stat().st_ino if path in _KEPT_OPEN else None)

    @cached_property
    def writer(self) -> Engine:
        return _engine(self._path, mode="rw", begin="BEGIN IMMEDIATE")

    def exists(self) -> bool:
        try:
            header = read_start(self._path, _HEADER_BYTES)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise RegisterError(
                what=f"it cannot be opened: {error.strerror}",
                where=self.name,
                remedy="Check the path and the permissions.",
            ) from error
        if header is None:
            return True  # it was looked at before it was opened
        # A stranger's database is never opened: crafted files can do harm.
        if not header.startswith(_MAGIC) or header[_ID_AT] != APPLICATION_ID.to_bytes(4, "big"):
            raise RegisterError(
                what="this file is no register of Pactwatch",
                where=self.name,
                remedy="Give the path of a register, or of a file that is not there yet.",
            )
        return True

    def revision(self) -> str | None:
        path, stamp = self._path.absolute(), self.stamp()
        seen = _REVISIONS.get(path)
        if seen is None or seen[0] != stamp:
            with self.readers.begin() as connection:
                seen = _REVISIONS[path] = stamp, read_revision(connection)
        return seen[1]

    def stamp(self) -> str:
        seen = []
        for file in (self._path, self._path.with_name(f"{self._path.name}-wal")):
            # A reader makes the second file, which is empty until something is written; the last one
            # that leaves takes it away.
            with suppress(FileNotFoundError):
                seen.append(file.stat())
        return " ".join(f"{each.st_ino}:{each.st_size}:{each.st_mtime_ns}" for each in seen if each.st_size)

    def only_writer(self) -> AbstractContextManager[None]:
        return only_writer(self._path.with_name(self._path.name + ".lock"))

    def create(self, fill: Callable[[Connection], None] | None = None) -> None:
        unfinished = self._path.with_name(self._path.name + ".new")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self.only_writer():
            if self.exists():
                return
            unfinished.unlink(missing_ok=True)
            engine = _engine(unfinished, mode="rwc", begin="BEGIN IMMEDIATE")
            try:
                with engine.begin() as connection:
                    migrate(connection)
                    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                    if fill is not None:
                        fill(connection)
            except BaseException:
                unfinished.unlink()
                raise
            finally:
                engine.dispose()
            with sqlite3.connect(unfinished) as plain:
                plain.execute("PRAGMA journal_mode = WAL")
            plain.close()
            unfinished.rename(self._path)

    def upgrade(self) -> None:
        """Bring the register to the newest shape, after a copy of it has been laid beside it."""
        with self.only_writer(), self.writer.begin() as connection:
            self.copy_to(self._path.with_name(f"{self._path.name}.{read_revision(connection)}"))
            migrate(connection)

    def forget(self) -> None:
        """Make the index anew and empty the log of changes; rows are overwritten (``secure_delete``)."""
        with self.only_writer():
            with self.writer.begin() as connection:
                rebuild_index(connection)
            with closing(self.writer.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, target: Path) -> None:
        """Write a copy of one moment of the register, checked, at a path where nothing is yet."""
        unfinished = target.with_name(target.name + ".new")
        unfinished.unlink(missing_ok=True)
        with (
            closing(connect(self._path, mode="ro")) as source,
            closing(sqlite3.connect(unfinished)) as copy,
        ):
            source.backup(copy)
            (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            unfinished.unlink()
            raise RegisterError(
                what=f"a copy of it is damaged: {verdict}",
                where=self.name,
                remedy="Run `pactwatch verify`; restore a backup if it finds damage.",
            )
        unfinished.rename(target)

    def explain(self, error: DBAPIError) -> RegisterError:
        said = str(error.orig)
        what, remedy = (
            f"the database says: {said}",
            "Run `pactwatch verify`; restore a backup if it finds damage.",
        )
        if "full" in said or ("disk I/O" in said and _is_full(self._path)):
            free_mb = shutil.disk_usage(self._path.parent).free >> 20
            what = f"the disk is full ({free_mb} MB free); nothing more was recorded"
            remedy = f"Free at least {_NEEDED_MB} MB there and run the same command again; reading goes on."
        elif "disk I/O" in said:
            what = f"the disk does not do what it is asked to: {said}; nothing more was recorded"
            remedy = "Check the disk, then run `pactwatch verify` and the same command again."
        elif "readonly" in said:
            what, remedy = "it is read-only here", "Check the permissions of the file and of its folder."
        elif "locked" in said or "busy" in said:
            what, remedy = "another program holds it", "Close other programs that write to it and try again."
        return RegisterError(what=what, where=self.name, remedy=remedy)

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Keep connections of readers for the next ones, for as long as many ask.

        Writers cannot tidy the log of changes away in the meantime, so that is done at the end.
        """
        path = self._path.absolute()
        _KEPT_OPEN.add(path)
        try:
            yield
        finally:
            with suppress(OSError):  # the file may be gone
                self.readers.dispose()
            _KEPT_OPEN.discard(path)
            if path.exists():
                self._tidy()

    def _tidy(self) -> None:
        """Bring what the log of changes has into the file, where that can be done now."""
        with suppress(RegisterError, DBAPIError, sqlite3.Error):
            with self.only_writer(), closing(self.writer.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
            self.close()

    def close(self) -> None:
        if "writer" in self.__dict__:
            with _quietly(), self.only_writer():
                self.writer.dispose()


@contextmanager
def _quietly() -> Iterator[None]:
    """Let a busy lock pass: whoever holds it check-points what is left."""
    try:
        yield
    except RegisterError:
        return


def _is_full(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < _ROOM_OF_SHARED_MEMORY


def _connect_alone(path: Path) -> sqlite3.Connection:
    """Open a file to read it while nobody else does, without a file of shared memory beside it."""
    connection = connect(path, mode="rw")
    for setting in (f"busy_timeout = {_WAIT_MS}", "locking_mode = EXCLUSIVE", "query_only = ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection


_KEPT_OPEN: set[Path] = set()
_REVISIONS: dict[Path, tuple[str, str | None]] = {}
"""Which migration a file was brought to, as of its stamp: a desk opens its register for each page."""


@lru_cache(maxsize=64)
def _readers(path: Path, kept: int | None) -> Engine:
    """Return where connections to a file come from, with what it has compiled.

    It keeps no connection, unless one of the files that are kept open is meant, whose number ``kept`` is:
    another file of the same name is never answered for from this one.
    """
    engine = _engine(path, mode="ro", begin="BEGIN", pool=NullPool if kept is None else QueuePool)
    if kept is not None:
        event.listen(engine, "checkin", _drop_if_alone)
    return engine


def _drop_if_alone(connection: Any, record: Any) -> None:
    """Let go of a connection that keeps all others out, which there is on a full disk."""
    if connection is not None and connection.execute("PRAGMA locking_mode").fetchone() == ("exclusive",):
        record.invalidate()


def _engine(path: Path, *, mode: str, begin: str, pool: type[Pool] = StaticPool) -> Engine:
    def open_file() -> sqlite3.Connection:
        connection = connect(path, mode=mode)
        if mode != "ro":
            return connection
        try:
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            if not _is_full(path):
                raise
            return _connect_alone(path)
        return connection

    # The connection that was used last has the most pages of the file at hand.
    order = {"pool_use_lifo": True} if pool is QueuePool else {}
    engine = create_engine("sqlite://", creator=open_file, poolclass=pool, **order)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        for setting in (
            f"busy_timeout = {_WAIT_MS}",
            "foreign_keys = ON",
            "synchronous = FULL",
            "trusted_schema = OFF",
            "secure_delete = ON",
            "mmap_size = 0",
            f"cache_size = -{_CACHE_KB if mode == 'ro' else _WRITERS_CACHE_KB}",
        ):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine
