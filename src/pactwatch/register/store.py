"""An open register: where it is, and the two ways into it, to read and to write."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy.exc import DBAPIError

from pactwatch.errors import RegisterError
from pactwatch.register.audit import Chain
from pactwatch.register.clock import utc_now, write_moment
from pactwatch.register.postgresql import PostgreSQL
from pactwatch.register.schema import REVISION, REVISIONS
from pactwatch.register.sqlite import SQLiteFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from pactwatch.register.backend import Backend


@dataclass(frozen=True, slots=True)
class Writing:
    """A transaction that adds to the ledger; all of it is recorded, or nothing."""

    connection: Connection
    chain: Chain


class Register:
    """A register that is open, to be closed again.

    ``with Register.open("pactwatch.db") as register`` opens one file;
    ``postgresql://user@host/name`` opens a database of a server.
    """

    def __init__(self, backend: Backend, clock: Callable[[], datetime]) -> None:
        self.backend = backend
        self._clock = clock

    @classmethod
    def open(
        cls, address: str | Path, *, create: bool = False, clock: Callable[[], datetime] = utc_now
    ) -> Self:
        """Open the register at a path or URL.

        Args:
            address: Path of a SQLite file, or URL of a PostgreSQL database.
            create: Make an empty register where there is none.
            clock: Tells the moment at which things are recorded.

        Raises:
            RegisterError: If there is none, or what is there is no register, or a newer Pactwatch made it.
        """
        backend = backend_of(str(address))
        if not backend.exists():
            if not create:
                raise RegisterError(
                    what="there is no register here",
                    where=backend.name,
                    remedy="`pactwatch add REPORT` starts one; `pactwatch demo` fills one to look at.",
                )
            try:
                backend.create()
            except DBAPIError as error:
                raise backend.explain(error) from error
        register = cls(backend, clock)
        register._bring_up_to_date()
        return register

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.backend.close()

    @property
    def name(self) -> str:
        """What messages call the register."""
        return self.backend.name

    def now(self) -> str:
        """Return the moment that the register's clock shows."""
        return write_moment(self._clock())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that sees one moment of the register and changes nothing.

        Raises:
            RegisterError: If the database fails.
        """
        try:
            with self.backend.readers.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise self.backend.explain(error) from error

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Give the one transaction that may write now; once it is left, what it wrote is on the disk.

        Raises:
            RegisterError: If the database fails, the disk is full, or others write all the time.
        """
        try:
            with self.backend.only_writer(), self.backend.writer.begin() as connection:
                yield Writing(connection, Chain.continue_from(connection, now=self.now()))
        except DBAPIError as error:
            raise self.backend.explain(error) from error

    def _bring_up_to_date(self) -> None:
        """Upgrade a register that an older Pactwatch made."""
        try:
            revision = self.backend.revision()
        except DBAPIError as error:
            raise self.backend.explain(error) from error
        if revision in REVISIONS[:-1]:
            try:
                self.backend.upgrade()
            except DBAPIError as error:
                raise self.backend.explain(error) from error
        elif revision != REVISION:
            raise RegisterError(
                what=f"a newer Pactwatch made it (schema {revision}; this one knows {REVISION})",
                where=self.name,
                remedy="Install the newest Pactwatch: pip install --upgrade pactwatch.",
            )


def backend_of(address: str) -> Backend:
    """Return the database that a path or a URL means."""
    scheme, separator, _ = address.partition("://")
    if not separator:
        return SQLiteFile(Path(address))
    if scheme in {"postgresql", "postgres"}:
        return PostgreSQL(address)
    raise RegisterError(
        what=f"registers are not kept in {scheme}",
        where=address.partition("@")[2] or address,
        remedy="Give the path of a file, or postgresql://USER@HOST/NAME.",
    )
