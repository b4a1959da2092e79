"""How a desk lets people in: everybody at the machine itself, or those with an account."""

from __future__ import annotations

import getpass
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from typing import TYPE_CHECKING

from pactwatch.errors import AccountError
from pactwatch.web.access.accounts import LONGEST, Accounts
from pactwatch.web.access.visitor import Means, Role, Visitor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SHORTEST_SECRET = 32
COOKIE, SAFE_COOKIE = "pactwatch", "__Host-pactwatch"
_OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_FORWARDED = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """The way in of one desk.

    Without ``accounts``, one person works at the machine itself: whoever asks from it by one of ``hosts`` may
    do everything, under the name of ``local``. With them, nothing but the log-in is open to somebody unknown.
    """

    accounts: Accounts | None = None
    local: Visitor | None = None
    hosts: frozenset[str] = field(default=_OWN_NAMES)

    @classmethod
    def for_one_person(cls, name: str | None = None, *, hosts: frozenset[str] = _OWN_NAMES) -> Access:
        """Return the way in of a desk that only its own machine can reach."""
        visitor = Visitor(
            name=name or getpass.getuser(),
            role=Role.EDITOR,
            means=Means.LOCAL,
            form_token=secrets.token_urlsafe(32),
        )
        return cls(local=visitor, hosts=hosts)

    def is_misdirected(self, headers: Mapping[str, str]) -> bool:
        """Say whether a request came by another name, or through a proxy, to a desk without accounts.

        A page of somebody else can let its own name mean this machine, and would then be taken for the desk.
        """
        if self.local is None:
            return False
        return _host_of(headers.get("host", "")) not in self.hosts or any(
            name in headers for name in _FORWARDED
        )

    def find_visitor(self, headers: Mapping[str, str]) -> Visitor | None:
        """Return who sends a request; a token goes before a session, and they never work together."""
        if self.accounts is None:
            return self.local
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "bearer":
            return self.accounts.find_token(token.strip())
        session = session_of(headers)
        return self.accounts.find_session(session) if session else None


def session_of(headers: Mapping[str, str]) -> str | None:
    """Return the session that a request bears."""
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    for name in (SAFE_COOKIE, COOKIE):
        if name in cookies:
            return cookies[name].value
    return None


def cookie_of(session: str | None, *, is_https: bool) -> str:
    """Return the header that gives a browser its session, or takes it away."""
    name, safe = (SAFE_COOKIE, "; Secure") if is_https else (COOKIE, "")
    life = f"{session}; Max-Age={LONGEST:.0f}" if session else "; Max-Age=0"
    return f"{name}={life}; Path=/; HttpOnly; SameSite=Lax{safe}"


def is_loopback(host: str) -> bool:
    """Say whether an address to listen on can be reached from the machine itself only."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def open_access(host: str, *, accounts: Path | None, secret: str | None, has_log_in: bool = False) -> Access:
    """Return the way in of a desk that listens on an address.

    Args:
        host: The address to listen on.
        accounts: The file of the accounts.
        secret: What sessions are kept with.
        has_log_in: Ask for an account although the address is the machine's own, as behind a proxy.

    Raises:
        AccountError: If the desk could be reached from elsewhere, and there is no account or no secret.
    """
    if is_loopback(host) and not has_log_in:
        return Access.for_one_person(hosts=_OWN_NAMES | {host.strip("[]").casefold()})
    where = f"a desk on {host}"
    if secret is None or len(secret) < SHORTEST_SECRET:
        raise AccountError(
            what=f"it can be reached from elsewhere, and has no secret of {SHORTEST_SECRET} letters or more",
            where=where,
            remedy="Set PACTWATCH_SECRET, to what `openssl rand -hex 32` prints, say.",
        )
    if accounts is None:
        raise AccountError(
            what="it is not said where its accounts are kept",
            where=where,
            remedy="Give a file with --accounts.",
        )
    kept = Accounts(accounts, secret=secret.encode())
    if not kept.list_accounts():
        raise AccountError(
            what="it can be reached from elsewhere, and has no account",
            where=where,
            remedy=f"Make one: pactwatch account add NAME --role editor --accounts {accounts}.",
        )
    return Access(accounts=kept)


def _host_of(header: str) -> str:
    """Return the name in a Host header, without port and brackets."""
    name = header.strip().casefold()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0]
