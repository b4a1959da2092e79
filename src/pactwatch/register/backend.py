"""What a register asks of a database, whichever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection, Engine
    from sqlalchemy.exc import DBAPIError

    from pactwatch.errors import RegisterError


class Backend(Protocol):
    """A database that may hold a register."""

    @property
    def name(self) -> str:
        """What messages call the register: its path, or its URL without the password."""

    @property
    def readers(self) -> Engine:
        """Where connections that only read come from; they never wait for the writer."""

    @property
    def writer(self) -> Engine:
        """Where the one connection that writes comes from; acknowledged work is on the disk."""

    def exists(self) -> bool:
        """Say whether there is a register.

        Raises:
            RegisterError: If what is there is something else.
        """

    def revision(self) -> str | None:
        """Return which migration the register was brought to last.

        Raises:
            DBAPIError: If the database fails.
        """

    def stamp(self) -> str:
        """Return what is another text once anything has been written, at no more cost than a glance."""

    def only_writer(self) -> AbstractContextManager[None]:
        """Keep all other writers, of this process and of others, waiting."""

    def create(self, fill: Callable[[Connection], None] | None = None) -> None:
        """Make a register, empty or filled by a function of a transaction: whole or not at all."""

    def upgrade(self) -> None:
        """Bring a register that an older Pactwatch made to the newest shape, or leave it as it was."""

    def forget(self) -> None:
        """Make sure that the database's files no longer hold rows that were taken out."""

    def explain(self, error: DBAPIError) -> RegisterError:
        """Return what an error of the database means to the user."""

    def kept_open(self) -> AbstractContextManager[None]:
        """Keep connections that read for whoever asks next, for as long as many do."""

    def close(self) -> None:
        """Let go of all connections."""
