"""How long sessions and tokens hold, how often a password is tried, and which names there may be."""

from __future__ import annotations

import sqlite3
import statistics
import time
from typing import TYPE_CHECKING

import pytest

from pactwatch.errors import AccountError
from pactwatch.web.access import Accounts, Role
from pactwatch.web.access.accounts import IDLE, LONGEST
from pactwatch.web.access.attempts import MOST_FOR_AN_ACCOUNT, MOST_FROM_AN_ADDRESS, WINDOW, TooManyError

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "four words of no poem"  # noqa: S105 (of invented accounts)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def make_accounts(folder: Path, secret: bytes = b"s" * 32) -> tuple[Accounts, Clock]:
    """Return accounts with one of ann, an editor, and the clock that they go by."""
    clock = Clock()
    accounts = Accounts(folder / "a.accounts.db", secret=secret, clock=clock)
    if not accounts.list_accounts():
        accounts.add("ann", Role.EDITOR, PASSWORD)
    return accounts, clock


@pytest.mark.parametrize(("seconds", "is_in"), [(IDLE - 60, True), (IDLE + 60, False)])
def test_a_session_that_is_not_used_ends(tmp_path: Path, seconds: float, is_in: bool) -> None:
    """A browser left open in a hotel is not open for ever."""
    accounts, clock = make_accounts(tmp_path)
    session = accounts.log_in("ann", PASSWORD, address="::1") or ""

    clock.now += seconds

    assert (accounts.find_session(session) is not None) is is_in


def test_a_session_ends_after_two_weeks_however_often_it_is_used(tmp_path: Path) -> None:
    """Then the password is asked for again."""
    accounts, clock = make_accounts(tmp_path)
    session = accounts.log_in("ann", PASSWORD, address="::1") or ""

    while clock.now < 1_000_000 + LONGEST - IDLE:
        clock.now += IDLE - 60
        assert accounts.find_session(session)
    clock.now += IDLE - 60

    assert accounts.find_session(session) is None


def test_another_secret_ends_every_session(tmp_path: Path) -> None:
    """Whoever got hold of the file, or of a cookie, is out with one change."""
    accounts, _ = make_accounts(tmp_path)
    session = accounts.log_in("ann", PASSWORD, address="::1") or ""

    other, _ = make_accounts(tmp_path, b"t" * 32)

    assert accounts.find_session(session) is not None
    assert other.find_session(session) is None


def test_tries_are_forgotten_after_a_quarter_of_an_hour(tmp_path: Path) -> None:
    """And after a right password at once."""
    accounts, clock = make_accounts(tmp_path)
    for _ in range(MOST_FOR_AN_ACCOUNT):
        assert accounts.log_in("ann", "wrong", address="10.0.0.1") is None

    clock.now += WINDOW + 1

    assert accounts.log_in("ann", PASSWORD, address="10.0.0.1")


def test_one_address_cannot_try_one_password_on_many_accounts(tmp_path: Path) -> None:
    """Though each account has had only one wrong try."""
    accounts, _ = make_accounts(tmp_path)
    for number in range(MOST_FROM_AN_ADDRESS):
        accounts.log_in(f"name{number}", "Summer2026!!", address="10.0.0.1")

    with pytest.raises(TooManyError):
        accounts.log_in("another", "Summer2026!!", address="10.0.0.1")
    assert accounts.log_in("ann", PASSWORD, address="10.0.0.2")


def test_a_wrong_name_takes_as_long_as_a_wrong_password(tmp_path: Path) -> None:
    """Else the time would tell which names have an account."""
    accounts, clock = make_accounts(tmp_path)
    times: dict[str, list[float]] = {"ann": [], "bob": []}
    for _ in range(8):
        for name, own in times.items():
            clock.now += WINDOW
            began = time.perf_counter()
            accounts.log_in(name, "a wrong password", address="::1")
            own.append(time.perf_counter() - began)

    known, unknown = (statistics.median(each) for each in times.values())
    assert abs(known - unknown) < max(0.005, 0.35 * known)


def test_the_file_holds_no_password_session_or_token(tmp_path: Path) -> None:
    """Who steals it has nothing to log in with, and others on the machine cannot read it."""
    accounts, _ = make_accounts(tmp_path)
    session = accounts.log_in("ann", PASSWORD, address="::1") or ""
    token = accounts.make_token("ann", "feed", Role.READER, days=1)

    path = tmp_path / "a.accounts.db"
    with sqlite3.connect(path) as connection:
        words = "\n".join(connection.iterdump())
    assert not any(secret in words for secret in (PASSWORD, session, token))
    assert "$argon2id$" in words
    assert path.stat().st_mode & 0o077 == 0


def test_secrets_are_long_and_never_the_same(tmp_path: Path) -> None:
    """256 bits of the system's own randomness each."""
    accounts, _ = make_accounts(tmp_path)

    secrets = {accounts.make_token("ann", "t", Role.READER, days=1) for _ in range(50)}

    assert len(secrets) == 50
    assert all(len(secret.removeprefix("pactwatch_")) >= 43 for secret in secrets)


def test_a_token_never_does_more_than_its_account(tmp_path: Path) -> None:
    """Whoever becomes a reader has no reviewing programs left."""
    accounts, _ = make_accounts(tmp_path)
    token = accounts.make_token("ann", "bot", Role.EDITOR, days=1)

    accounts.set_role("ann", Role.READER)

    visitor = accounts.find_token(token)
    assert visitor is not None
    assert visitor.role is Role.READER
    with pytest.raises(AccountError, match="only a reader"):
        accounts.make_token("ann", "bot", Role.EDITOR, days=1)


def test_another_password_or_no_account_ends_sessions_and_tokens(tmp_path: Path) -> None:
    """At once, not when they would have ended."""
    accounts, _ = make_accounts(tmp_path)
    session = accounts.log_in("ann", PASSWORD, address="::1") or ""
    token = accounts.make_token("ann", "bot", Role.EDITOR, days=1)

    accounts.set_password("ann", "another four words here")

    assert accounts.find_session(session) is None
    assert accounts.find_token(token) is None
    session = accounts.log_in("ann", "another four words here", address="::1") or ""
    accounts.remove("Ann")
    assert accounts.find_session(session) is None


@pytest.mark.parametrize(
    "password", ["short", "aaaaaaaaaaaaaaa", "ann-annann-ann", "x" * 300, "passwordpassword"]
)
def test_a_password_that_would_be_guessed_is_refused(tmp_path: Path, password: str) -> None:
    """With the reason, and what to take instead."""
    accounts, _ = make_accounts(tmp_path)

    with pytest.raises(AccountError):
        accounts.add("annann", Role.READER, password)


@pytest.mark.parametrize("name", ["", " ", "a\nb", "<script>", "ann", "ANN ", "x" * 80, "\u202eann"])
def test_a_name_that_could_be_taken_for_another_is_refused(tmp_path: Path, name: str) -> None:
    """Decisions bear it."""
    accounts, _ = make_accounts(tmp_path)

    with pytest.raises(AccountError):
        accounts.add(name, Role.READER, PASSWORD)
