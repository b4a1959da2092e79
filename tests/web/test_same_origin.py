"""Nothing is changed for a page of somebody else, and nobody is sent to one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.web.access import Role
from pactwatch.web.access.policy import load_rules
from pactwatch.web.access.same_origin import safe_next

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi.testclient import TestClient

    from pactwatch.web.access import Accounts

PASSWORD = "four words of no poem"  # noqa: S105 (of invented accounts)
UNSAFE = sorted({(rule.method, rule.path) for rule in load_rules() if rule.method != "GET"})
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
FOREIGN: dict[str, dict[str, str]] = {
    "another site": {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"} | FORM,
    "a neighbour of the same domain": {"Sec-Fetch-Site": "same-site", "Origin": "https://x.desk.example"}
    | FORM,
    "an older browser": {"Origin": "https://evil.example"} | FORM,
    "a page without origin": {"Origin": "null"} | FORM,
    "an empty origin": {"Origin": ""} | FORM,
    "the name in the path": {"Origin": "https://evil.example/desk.example"} | FORM,
    "the name before an at": {"Origin": "https://desk.example@evil.example"} | FORM,
    "a browser that says nothing": FORM,
    "JSON called text": {"Content-Type": "text/plain"},
    "JSON called form": {"Content-Type": "multipart/form-data; boundary=application/json"},
    "JSON in a parameter": {"Content-Type": "text/plain; x=application/json"},
    "JSON from another site": {"Sec-Fetch-Site": "cross-site", "Content-Type": "application/json"},
    "another method in a header": {"X-HTTP-Method-Override": "PUT", "Origin": "https://evil.example"} | FORM,
    "a wrong token": {"X-Form-Token": "0" * 64} | FORM,
}


@pytest.mark.parametrize("who", FOREIGN)
@pytest.mark.parametrize("route", UNSAFE, ids=" ".join)
def test_no_route_does_anything_for_a_page_of_somebody_else(
    guarded: TestClient,
    accounts: Accounts,
    log_in: Callable[[Role | None], dict[str, str]],
    route: tuple[str, str],
    who: str,
) -> None:
    """Though the browser sends the session of an editor along."""
    method, path = route
    cookie = log_in(Role.EDITOR)
    tokens = accounts.list_tokens("edda-editor")

    answer = guarded.request(
        method,
        path.replace("{number}", "1").replace("{claim_id}", "abcdef"),
        content="label=x&role=reader&days=1&name=edda-editor&act=accept",
        headers=FOREIGN[who] | cookie,
    )

    assert answer.status_code == 403
    assert "nothing was done" in answer.text
    assert "set-cookie" not in answer.headers
    assert accounts.list_tokens("edda-editor") == tokens
    assert guarded.get("/account", headers=cookie).status_code == 200


def test_a_form_of_the_desk_works_in_a_browser_that_says_nothing(
    guarded: TestClient, log_in: Callable[[Role | None], dict[str, str]]
) -> None:
    """It carries the token of the session."""
    cookie = log_in(Role.EDITOR)
    page = guarded.get("/account", headers=cookie).text
    token = page.split('name="form-token" value="')[1].split('"')[0]

    answer = guarded.post("/account/sessions/end", data={"form-token": token}, headers=cookie)

    assert answer.status_code == 303
    assert guarded.get("/account", headers=cookie).status_code == 303


def test_a_body_that_fills_the_memory_is_not_read(
    guarded: TestClient, log_in: Callable[[Role | None], dict[str, str]]
) -> None:
    """Two megabytes are enough for every form."""
    headers = {"Sec-Fetch-Site": "same-origin"} | FORM | log_in(Role.EDITOR)

    assert guarded.post("/check", content=b"x" * 2_000_001, headers=headers).status_code == 413


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "/\\evil.example",
        "/%5cevil.example",
        "/%5Cevil.example",
        "\\\\evil.example",
        "https://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "///evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/%09/evil.example",
        "/%0d%0aSet-Cookie:x=1",
        "/\r\nSet-Cookie: x=1",
        " /register",
        "/.//evil.example",
        "/@evil.example/..//evil.example",
        "",
        "evil.example",
        "\u2028/evil",
    ],
)
def test_after_logging_in_nobody_is_sent_elsewhere(guarded: TestClient, wanted: str) -> None:
    """Each of these has led out of somebody's application."""
    answer = guarded.post(
        "/log-in",
        data={"name": "edda-editor", "password": PASSWORD, "next": wanted},
        headers={"Sec-Fetch-Site": "same-origin"},
    )

    assert answer.headers["location"] == "/"


@given(st.text(alphabet="/\\.:@%25cC0aAdD9evil?#\t\n\r ", max_size=20))
def test_whatever_is_asked_for_the_next_page_is_one_of_this_desk(wanted: str) -> None:
    """As a browser understands it: backslashes are slashes, and line ends are nothing."""
    target = safe_next("/" + wanted).replace("\\", "/").replace("\t", "").replace("\n", "")

    assert urlsplit(urljoin("https://desk.example/log-in", target)).netloc == "desk.example"
    assert safe_next(safe_next(wanted)) == safe_next(wanted)
