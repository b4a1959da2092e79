"""Accounts, their sessions and their tokens, in a file of their own beside the register."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.errors import AccountError
from pactwatch.web.access.account_file import AccountFile
from pactwatch.web.access.attempts import Attempts
from pactwatch.web.access.passwords import hash_password, is_password
from pactwatch.web.access.visitor import Means, Role, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME = re.compile(r"[^\W_][\w.@ -]{0,62}[^\W_]|[^\W_]\Z")
_TOKEN = "pactwatch_"  # noqa: S105 (what every token begins with, so that leaked ones are found)
_HOUR, _DAY = 3600.0, 86400.0
IDLE, LONGEST = 12 * _HOUR, 14 * _DAY
"""A session ends when it was not used for so long, and in any case after so long."""
_NOTICE = 60.0
"""That a session is in use is written down this often at most."""
LONGEST_TOKEN_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may log in."""

    name: str
    role: Role


class Token(NamedTuple):
    """What is known of a token: never the token itself, which is shown once."""

    number: int
    label: str
    role: Role
    ends_at: float


class Accounts:
    """The accounts of a file; each call is a transaction of its own.

    Args:
        path: Where the file is.
        secret: Sessions are kept under a hash with this key, so that another secret ends all of them.
        clock: Tells the seconds since 1970.
    """

    def __init__(
        self, path: str | Path, *, secret: bytes = b"", clock: Callable[[], float] = time.time
    ) -> None:
        self._file = AccountFile(Path(path))
        self._secret = secret
        self._clock = clock

    def list_accounts(self) -> tuple[Account, ...]:
        """Return the accounts, by name."""
        if not self._file.path.exists():
            return ()
        with self._file.open(to_write=False) as connection:
            rows = connection.execute("SELECT name, role FROM account ORDER BY name").fetchall()
        return tuple(Account(name=row["name"], role=Role(row["role"])) for row in rows)

    def add(self, name: str, role: Role, password: str) -> Account:
        """Add an account.

        Raises:
            AccountError: If there is one of this name, or name or password will not do.
        """
        if not _NAME.fullmatch(name):
            raise AccountError(
                what=f"{name[:64]!r} is no name",
                where="a new account",
                remedy="Take 1 to 64 letters, as in ann.",
            )
        kept = hash_password(password, name=name)
        with self._file.open() as connection:
            if connection.execute("SELECT 1 FROM account WHERE folded = ?", [_fold(name)]).fetchone():
                raise AccountError(
                    what="there is an account of this name",
                    where=name,
                    remedy="`pactwatch account list` shows all.",
                )
            row = (name, _fold(name), role.value, kept)
            connection.execute("INSERT INTO account VALUES (?, ?, ?, ?)", row)
        return Account(name=name, role=role)

    def set_role(self, name: str, role: Role) -> None:
        """Give an account another role, from its next request on."""
        self._change("UPDATE account SET role = ? WHERE folded = ?", role.value, name)

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password, and end its sessions and tokens."""
        self._change(
            "UPDATE account SET password = ? WHERE folded = ?", hash_password(password, name=name), name
        )
        self.end_sessions(name)
        with self._file.open() as connection:
            connection.execute(
                "DELETE FROM token WHERE name IN (SELECT name FROM account WHERE folded = ?)", [_fold(name)]
            )

    def remove(self, name: str) -> None:
        """Remove an account with its sessions and tokens. Its decisions in the register keep its name."""
        with self._file.open() as connection:
            if not connection.execute("DELETE FROM account WHERE folded = ?", [_fold(name)]).rowcount:
                raise _unknown(name)

    def _change(self, statement: str, value: str, name: str) -> None:
        with self._file.open() as connection:
            if not connection.execute(statement, (value, _fold(name))).rowcount:
                raise _unknown(name)

    def log_in(self, name: str, password: str, *, address: str) -> str | None:
        """Begin a session and return its secret; None if name and password do not belong together.

        Raises:
            TooManyError: If too many tries have failed, for this account or from this address.
        """
        folded = _fold(name)[:64]
        attempts = Attempts(account=_digest(folded), address=address, now=self._clock())
        with self._file.open() as connection:
            attempts.take_one(connection)
            row = connection.execute(
                "SELECT name, password FROM account WHERE folded = ?", [folded]
            ).fetchone()
        if not is_password(password, row["password"] if row else None):
            return None
        with self._file.open() as connection:
            attempts.forgive(connection)
        return self.begin_session(row["name"])

    def begin_session(self, name: str) -> str:
        """Begin a session of an account whose password was right, and return its secret."""
        session, now = secrets.token_urlsafe(32), self._clock()
        with self._file.open() as connection:
            connection.execute(
                "DELETE FROM session WHERE seen_at < ? OR began_at < ?", (now - IDLE, now - LONGEST)
            )
            row = (self._digest_session(session), name, now, now)
            connection.execute("INSERT INTO session VALUES (?, ?, ?, ?)", row)
        return session

    def find_session(self, session: str) -> Visitor | None:
        """Return who a session is of, if it has not ended."""
        digest, now = self._digest_session(session), self._clock()
        with self._file.open(to_write=False) as connection:
            row = connection.execute(
                "SELECT account.name, role, seen_at FROM session JOIN account USING (name) "
                "WHERE digest = ? AND seen_at >= ? AND began_at >= ?",
                (digest, now - IDLE, now - LONGEST),
            ).fetchone()
        if row is None:
            return None
        if now - row["seen_at"] > _NOTICE:
            with self._file.open() as connection:
                connection.execute("UPDATE session SET seen_at = ? WHERE digest = ?", (now, digest))
        return Visitor(
            name=row["name"], role=Role(row["role"]), means=Means.SESSION, form_token=self.form_token(digest)
        )

    def end_session(self, session: str) -> None:
        """End one session."""
        with self._file.open() as connection:
            connection.execute("DELETE FROM session WHERE digest = ?", [self._digest_session(session)])

    def end_sessions(self, name: str) -> None:
        """End all sessions of an account."""
        with self._file.open() as connection:
            connection.execute(
                "DELETE FROM session WHERE name IN (SELECT name FROM account WHERE folded = ?)", [_fold(name)]
            )

    def make_token(self, name: str, label: str, role: Role, *, days: int) -> str:
        """Return a new token for a program, which acts under the name of the account.

        Args:
            name: The account.
            label: What it is for, so that it can be told from others.
            role: What it may do; never more than the account may.
            days: After how many days it ends.

        Raises:
            AccountError: If there is no such account, or it may do less.
        """
        if not 1 <= days <= LONGEST_TOKEN_DAYS:
            raise AccountError(
                what=f"a token lasts 1 to {LONGEST_TOKEN_DAYS} days", where=label, remedy="Give fewer days."
            )
        token = _TOKEN + secrets.token_urlsafe(32)
        with self._file.open() as connection:
            row = connection.execute(
                "SELECT name, role FROM account WHERE folded = ?", [_fold(name)]
            ).fetchone()
            if row is None:
                raise _unknown(name)
            if not Role(row["role"]).includes(role):
                raise AccountError(
                    what=f"{row['name']} is only a {row['role']}",
                    where=label,
                    remedy="Give the token a lesser role.",
                )
            connection.execute(
                "INSERT INTO token (digest, name, label, role, ends_at) VALUES (?, ?, ?, ?, ?)",
                (_digest(token), row["name"], label[:100], role.value, self._clock() + days * _DAY),
            )
        return token

    def find_token(self, token: str) -> Visitor | None:
        """Return who a program acts for, if its token has not ended."""
        if not token.startswith(_TOKEN):
            return None
        with self._file.open(to_write=False) as connection:
            row = connection.execute(
                "SELECT account.name, account.role AS most, token.role FROM token JOIN account USING (name) "
                "WHERE digest = ? AND ends_at > ?",
                (_digest(token), self._clock()),
            ).fetchone()
        if row is None:
            return None
        own, most = Role(row["role"]), Role(row["most"])
        return Visitor(name=row["name"], role=own if most.includes(own) else most, means=Means.TOKEN)

    def list_tokens(self, name: str) -> tuple[Token, ...]:
        """Return the tokens of an account that have not ended, the oldest first."""
        with self._file.open(to_write=False) as connection:
            rows = connection.execute(
                "SELECT number, label, token.role, ends_at FROM token JOIN account USING (name) "
                "WHERE folded = ? AND ends_at > ? ORDER BY number",
                (_fold(name), self._clock()),
            ).fetchall()
        return tuple(Token(row["number"], row["label"], Role(row["role"]), row["ends_at"]) for row in rows)

    def revoke_token(self, name: str, number: int) -> bool:
        """End a token of an account at once; say whether there was one."""
        with self._file.open() as connection:
            gone = connection.execute(
                "DELETE FROM token WHERE number = ? AND name IN (SELECT name FROM account WHERE folded = ?)",
                (number, _fold(name)),
            )
        return gone.rowcount > 0

    def form_token(self, session_digest: str) -> str:
        """Return what the forms of a session carry."""
        return hmac.new(self._secret, f"form {session_digest}".encode(), hashlib.sha256).hexdigest()

    def _digest_session(self, session: str) -> str:
        return hmac.new(
            self._secret, f"session {session}".encode(errors="replace"), hashlib.sha256
        ).hexdigest()


def accounts_beside(register: str) -> Path | None:
    """Return where the accounts of a register are kept; None for one of a server, which has no place."""
    return None if "://" in register else Path(register).with_suffix(".accounts.db")


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()


def _unknown(name: str) -> AccountError:
    return AccountError(
        what="there is no such account", where=name[:64], remedy="`pactwatch account list` shows all."
    )
