"""A register in a PostgreSQL database of its own."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from pactwatch.errors import RegisterError
from pactwatch.register.migration import migrate

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection
    from sqlalchemy.exc import DBAPIError

_LOCK = 0x70616374


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

    @cached_property
    def readers(self) -> Engine:
        engine = self._engine()

        @event.listens_for(engine, "begin")
        def _begin(connection: Any) -> None:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

        return engine

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
            tables = set(inspect(self.readers).get_table_names())
        except OperationalError as error:
            raise self.explain(error) from error
        if tables and "audit_entry" not in tables:
            raise RegisterError(
                what="this database holds other tables and no register of Pactwatch",
                where=self.name,
                remedy="Give the register a database of its own: CREATE DATABASE pactwatch.",
            )
        return bool(tables)

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

    def close(self) -> None:
        for engine in ("readers", "writer"):
            if engine in self.__dict__:
                self.__dict__[engine].dispose()
