"""Who comes in, for how long, and after how many tries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from pactwatch.errors import AccountError
from pactwatch.web import Settings, make_app
from pactwatch.web.access import Access, Accounts, Role, accounts_beside, open_access
from pactwatch.web.access.attempts import MOST_FOR_AN_ACCOUNT, WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from httpx2 import Response

PASSWORD = "four words of no poem"  # noqa: S105 (of invented accounts)
OWN = {"Sec-Fetch-Site": "same-origin"}


def try_to_log_in(client: TestClient, name: str, password: str, **fields: str) -> Response:
    """Send the form as a browser does."""
    return client.post("/log-in", data={"name": name, "password": password, **fields}, headers=OWN)


def test_a_name_and_its_password_begin_a_session_that_scripts_cannot_read(guarded: TestClient) -> None:
    """And the page that was wanted is opened."""
    answer = try_to_log_in(guarded, "rita-reader", PASSWORD, next="/register?stage=signed")

    assert answer.headers["location"] == "/register?stage=signed"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert guarded.get("/register").status_code == 200


def test_over_https_the_cookie_is_for_https_only(guarded_app: Callable[[str], TestClient]) -> None:
    """It is bound to the host, and cannot be set by another one of the same domain."""
    cookie = try_to_log_in(guarded_app("https://desk.example"), "rita-reader", PASSWORD).headers["set-cookie"]

    assert cookie.startswith("__Host-pactwatch=")
    assert "Secure" in cookie


def test_a_session_that_somebody_gave_is_not_taken_up(guarded: TestClient) -> None:
    """Whoever plants a cookie in a browser does not share the session that is begun with it."""
    guarded.cookies.set("pactwatch", "planted")

    try_to_log_in(guarded, "rita-reader", PASSWORD)

    assert guarded.cookies.get("pactwatch", domain="desk.example") != "planted"
    guarded.cookies.clear()
    guarded.cookies.set("pactwatch", "planted")
    assert guarded.get("/register").status_code == 303


def test_whoever_logs_out_is_out_also_with_the_old_cookie(guarded: TestClient) -> None:
    """The session ends on the desk, not only in the browser."""
    cookie = try_to_log_in(guarded, "rita-reader", PASSWORD).headers["set-cookie"].split(";")[0]

    guarded.post("/log-out", headers=OWN)

    guarded.cookies.clear()
    assert guarded.get("/register", headers={"Cookie": cookie}).status_code == 303


def test_after_five_wrong_passwords_the_right_one_is_not_looked_at(guarded: TestClient) -> None:
    """For a quarter of an hour; the answer says how long, and is the same for a name that does not exist."""
    for name in ("rita-reader", "nobody-at-all"):
        tries = [try_to_log_in(guarded, name, f"wrong password {number}") for number in range(7)]

        assert [answer.status_code for answer in tries] == [401] * MOST_FOR_AN_ACCOUNT + [429] * 2
        assert try_to_log_in(guarded, name.upper(), PASSWORD).status_code == 429
    assert 0 < int(tries[-1].headers["retry-after"]) <= WINDOW + 1


def test_a_token_does_what_its_role_may_until_it_is_revoked(guarded: TestClient, accounts: Accounts) -> None:
    """A program of a reviewer that only reads cannot decide, and a revoked token ends within a second."""
    token = accounts.make_token("rosa-reviewer", "feed", Role.READER, days=1)
    headers = {"Authorization": f"Bearer {token}"}

    assert guarded.get("/register", headers=headers).status_code == 200
    assert guarded.get("/review", headers=headers).status_code == 403
    (own,) = [each for each in accounts.list_tokens("rosa-reviewer") if each.label == "feed"]
    accounts.revoke_token("rosa-reviewer", own.number)
    assert guarded.get("/register", headers=headers).status_code == 401


def test_a_wrong_token_is_not_helped_by_a_session(guarded: TestClient) -> None:
    """A page of somebody else that adds a header must not act with the cookie of the reader."""
    try_to_log_in(guarded, "rita-reader", PASSWORD)

    assert guarded.get("/register", headers={"Authorization": "Bearer pactwatch_x"}).status_code == 401


def test_a_desk_that_others_can_reach_does_not_start_without_account_and_secret(tmp_path: Path) -> None:
    """An open instance is what others have been broken into by."""
    path = tmp_path / "register.accounts.db"
    for secret in (None, "short", "s" * 32):
        with pytest.raises(AccountError):
            open_access("0.0.0.0", accounts=path, secret=secret)  # noqa: S104 (it is refused)
    with pytest.raises(AccountError, match="where its accounts are kept"):
        open_access("192.168.1.5", accounts=accounts_beside("postgresql://host/name"), secret="s" * 32)
    Accounts(path).add("ann", Role.EDITOR, PASSWORD)

    assert open_access("0.0.0.0", accounts=path, secret="s" * 32).accounts is not None  # noqa: S104


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:8010"},
        {"Host": "localhost@evil.example"},
        {"Host": ""},
        {"X-Forwarded-For": "203.0.113.9"},
        {"Forwarded": "for=203.0.113.9"},
    ],
)
def test_a_desk_without_log_in_answers_only_to_its_own_machine(
    desk: TestClient, headers: dict[str, str]
) -> None:
    """A name that is made to mean this machine, or a proxy, does not open it to others."""
    assert desk.get("/register", headers=headers).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8010", "127.0.0.1", "[::1]:8010", "LOCALHOST"])
def test_on_its_own_machine_nobody_logs_in(desk: TestClient, host: str) -> None:
    """By whichever name the machine calls itself."""
    assert desk.get("/register", headers={"Host": host}).status_code == 200


def test_whoever_works_alone_decides_under_the_name_of_the_login() -> None:
    """As at the command line."""
    visitor = Access.for_one_person("ann").local

    assert visitor is not None
    assert (visitor.name, visitor.role) == ("ann", Role.EDITOR)


def test_the_account_page_changes_the_password_and_makes_tokens(
    guarded: TestClient, accounts: Accounts
) -> None:
    """Each is shown once, and only to whom it belongs."""
    accounts.add("carla", Role.REVIEWER, PASSWORD)
    try_to_log_in(guarded, "carla", PASSWORD)

    made = guarded.post(
        "/account/tokens", data={"label": "feed", "role": "reader", "days": "30"}, headers=OWN
    )
    too_much = guarded.post(
        "/account/tokens", data={"label": "feed", "role": "editor", "days": "30"}, headers=OWN
    )
    wrong = guarded.post("/account/password", data={"old": "wrong", "new": "x" * 20}, headers=OWN)
    changed = guarded.post(
        "/account/password", data={"old": PASSWORD, "new": "five new words for me"}, headers=OWN
    )

    assert "pactwatch_" in made.text
    assert made.headers["cache-control"] == "no-store"
    assert too_much.status_code == 400
    assert wrong.status_code == 400
    assert changed.headers["location"] == "/log-in"
    assert guarded.get("/account").status_code == 303
    assert try_to_log_in(guarded, "carla", "five new words for me").status_code == 303


def test_the_desk_without_accounts_has_no_log_in_to_guess_at(register: str) -> None:
    """Its page leads on."""
    with TestClient(make_app(Settings(register=register)), base_url="http://localhost") as client:
        assert client.get("/log-in", follow_redirects=False).headers["location"] == "/"
