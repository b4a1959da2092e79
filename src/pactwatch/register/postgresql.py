"""A register in a PostgreSQL database of its own."""

from __future__ import annotations

import atexit
import functools
import os
import threading
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError

from pactwatch.errors import RegisterError
from pactwatch.register.migration import migrate, read_revision

if TYPE_CHECKING:
    from collections.abc import Callable

    import psycopg
    from sqlalchemy import Connection

_LOCK = 0x70616374
_MOST_DATABASES = 4
"""To so many, connections stay open between questions."""
_WHAT_IS_THERE = """
SELECT to_regclass('audit_entry') IS NOT NULL, EXISTS (
    SELECT FROM pg_tables WHERE schemaname = ANY (current_schemas(false))
)
"""
_HOW_FAR = "SELECT (SELECT max(sequence) FROM audit_entry), (SELECT sum(entry) FROM derived_up_to)"
_READERS: dict[URL, Engine] = {}
_ALONE = threading.Lock()


class PostgreSQL:
    """A database that holds a register, or will.

    The writer's transactions take an advisory lock at their start, so that they follow one another and the
    audit log is one chain.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql+psycopg")

    @property
    def name(self) -> str:
        return self._url.set(drivername="postgresql").render_as_string(hide_password=True)

    @property
    def readers(self) -> Engine:
        return _readers(self._url, self._engine)

    @cached_property
    def writer(self) -> Engine:
        engine = self._engine()

        @event.listens_for(engine, "begin")
        def _begin(connection: Any) -> None:
            connection.exec_driver_sql("SET LOCAL synchronous_commit TO on")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

        return engine

    def _engine(self) -> Engine:
        try:
            return create_engine(self._url, pool_pre_ping=True)
        except ImportError as error:
            raise RegisterError(
                what="PostgreSQL's driver is not installed",
                where=self.name,
                remedy="Install it: pip install 'pactwatch[postgresql]'.",
            ) from error

    def exists(self) -> bool:
        try:
            with self.readers.connect() as connection:
                is_register, has_tables = connection.exec_driver_sql(_WHAT_IS_THERE).one()
        except OperationalError as error:
            raise self.explain(error) from error
        if has_tables and not is_register:
            raise RegisterError(
                what="this database holds other tables and no register of Pactwatch",
                where=self.name,
                remedy="Give the register a database of its own: CREATE DATABASE pactwatch.",
            )
        return bool(is_register)

    def revision(self) -> str | None:
        with self.readers.begin() as connection:
            return read_revision(connection)

    def stamp(self) -> str:
        try:
            with self.readers.connect() as connection:
                return " ".join(map(str, connection.execute(text(_HOW_FAR)).one()))
        except DBAPIError as error:
            raise self.explain(error) from error

    def only_writer(self) -> AbstractContextManager[None]:
        return nullcontext()

    def create(self, fill: Callable[[Connection], None] | None = None) -> None:
        with self.writer.begin() as connection:
            if "audit_entry" in inspect(connection).get_table_names():
                return
            migrate(connection)
            if fill is not None:
                fill(connection)

    def upgrade(self) -> None:
        with self.writer.begin() as connection:
            migrate(connection)

    def forget(self) -> None:
        tables = ("document", "sighting", "claim", "passage", "decision", "sheet", "sheet_row")
        with self._engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM {table}")

    def explain(self, error: DBAPIError) -> RegisterError:
        said = str(error.orig).strip().splitlines()[0] if error.orig else "no answer"
        return RegisterError(
            what=f"the database says: {said}",
            where=self.name,
            remedy="Check that the server runs, has room on its disk, and lets this user in.",
        )

    def kept_open(self) -> AbstractContextManager[None]:
        return nullcontext()  # as they always are

    def close(self) -> None:
        """Let go of the writer's connection; those that read stay for whoever asks next."""
        if "writer" in self.__dict__:
            self.writer.dispose()


def _readers(url: URL, connect: Callable[[], Engine]) -> Engine:
    """Return where connections come from that see one moment and change nothing.

    They outlive a register that is closed: a server knows the tables and has planned the statements of a
    connection that it has had before, and takes ten times as long over the first question of a new one.
    """
    with _ALONE:
        engine = _READERS.pop(url, None)
        if engine is None:
            engine = connect()
            event.listen(engine, "connect", _prepare_reader)
        _READERS[url] = engine
        unused = [_READERS.pop(next(iter(_READERS))) for _ in range(len(_READERS) - _MOST_DATABASES)]
    for each in unused:
        each.dispose()
    return engine


def _prepare_reader(connection: psycopg.Connection, _record: Any) -> None:
    from psycopg import IsolationLevel

    # Compiling a plan to machine code takes longer than any of our questions.
    connection.autocommit = True
    connection.execute("SET jit = off")
    connection.autocommit = False
    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    connection.read_only = True


def _forget_readers(*, close: bool = True) -> None:
    for engine in _READERS.values():
        engine.dispose(close=close)
    _READERS.clear()


atexit.register(_forget_readers)
# The connections of a process are not those of its children.
os.register_at_fork(after_in_child=functools.partial(_forget_readers, close=False))
