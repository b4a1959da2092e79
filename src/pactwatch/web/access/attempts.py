"""Log-ins are limited: a few tries an account, and some more an address, in a quarter of an hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

WINDOW = 15 * 60.0
MOST_FOR_AN_ACCOUNT = 5
MOST_FROM_AN_ADDRESS = 20
"""Several people of one office share an address, and each may mistype."""


class TooManyError(Exception):
    """Too many tries have failed; ``wait`` says for how many seconds no other one is looked at."""

    def __init__(self, wait: float) -> None:
        super().__init__(wait)
        self.wait = wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """The tries to log in to one account from one address, whether there is such an account or not."""

    account: str
    address: str
    now: float

    def take_one(self, connection: sqlite3.Connection) -> None:
        """Count a try before it is looked at, so that a hundred at once are not all looked at.

        Raises:
            TooManyError: If there were too many.
        """
        connection.execute("DELETE FROM attempt WHERE at <= ?", [self.now - WINDOW])
        for who, most in self._limits():
            times = [
                row["at"]
                for row in connection.execute("SELECT at FROM attempt WHERE who = ? ORDER BY at", [who])
            ]
            if len(times) >= most:
                raise TooManyError(times[-most] + WINDOW - self.now)
        rows = [(who, self.now) for who, _ in self._limits()]
        connection.executemany("INSERT INTO attempt VALUES (?, ?)", rows)

    def forgive(self, connection: sqlite3.Connection) -> None:
        """Forget the tries for the account, and this one from the address, as it was right."""
        (account, _), (address, _) = self._limits()
        connection.execute("DELETE FROM attempt WHERE who = ?", [account])
        connection.execute(
            "DELETE FROM attempt WHERE rowid IN (SELECT rowid FROM attempt WHERE who = ? AND at = ? LIMIT 1)",
            (address, self.now),
        )

    def _limits(self) -> tuple[tuple[str, int], tuple[str, int]]:
        return (
            (f"account {self.account}", MOST_FOR_AN_ACCOUNT),
            (f"address {self.address}", MOST_FROM_AN_ADDRESS),
        )
