"""Every route, with everybody who may come, is let in or kept out as the table says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from pactwatch.register.decision import Act
from pactwatch.web import Settings, make_app
from pactwatch.web.access import Role, Visitor, may, may_take_back
from pactwatch.web.access.policy import load_rules
from pactwatch.web.access.visitor import Means

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = Path(__file__).parents[2] / "docs" / "access.md"
PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")
EVERYBODY = ("nobody", *Role)


def routes_of(register: str) -> set[tuple[str, str]]:
    """Return the method and path of every route of the desk, mounts included."""
    app = make_app(Settings(register=register))
    found: set[tuple[str, str]] = set()
    for route in iter_route_contexts(app.router.routes):
        path, methods = str(getattr(route, "path", "")), getattr(route, "methods", None)
        is_mount = methods is None
        found |= {("GET", f"{path}/{{path:path}}")} if is_mount else {(each, path) for each in methods or ()}
    return {(method, path) for method, path in found if method != "HEAD"}


def test_the_table_has_every_route_and_no_other(register: str) -> None:
    """A route in no row of web/access/policy.toml is closed to everybody: say there who may call it."""
    assert {(rule.method, rule.path) for rule in load_rules()} == routes_of(register)


def test_the_printed_table_is_the_one_that_is_held_to() -> None:
    """Mend docs/access.md: a row for each route, a column for each role."""
    marks = {
        (rule.method, rule.path): [
            "yes" if may(visitor, rule.method, example_of(rule.path)) else "–" for visitor in visitors()
        ]
        for rule in load_rules()
    }
    wanted = {f"| `{method} {path}` | {' | '.join(row)} |" for (method, path), row in marks.items()}

    printed = {line for line in DOCS.read_text("utf-8").splitlines() if re.match(r"\| `[A-Z]+ /", line)}

    assert printed == wanted


def visitors() -> list[Visitor | None]:
    """Return somebody unknown, and somebody of each role."""
    return [None, *(Visitor(name="ann", role=role, means=Means.SESSION) for role in Role)]


def example_of(path: str) -> str:
    """Return a path of a route."""
    return PARAMETER.sub("12", path)


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: f"{rule.method} {rule.path}")
def test_each_role_is_let_in_where_the_table_lets_it(
    guarded: TestClient, log_in: Callable[[Role | None], dict[str, str]], rule: object
) -> None:
    """Whoever may not hears so before anything is done or looked up."""
    method, path = rule.method, example_of(rule.path)  # type: ignore[attr-defined]
    for who, visitor in zip([None, *Role], visitors(), strict=True):
        guarded.cookies.clear()
        headers = log_in(who)
        answer = guarded.request(method, path, headers={"Sec-Fetch-Site": "same-origin"} | headers)
        if may(visitor, method, path):
            assert answer.status_code != 403, who
            assert answer.headers.get("location", "") != f"/log-in?next={path}"
        elif visitor is None:
            assert answer.status_code in {303, 401}
            assert answer.headers.get("location", "/log-in").startswith("/log-in")
        else:
            assert answer.status_code == 403


def test_what_is_not_there_and_what_is_closed_are_the_same_to_somebody_unknown(guarded: TestClient) -> None:
    """Nobody learns from the outside which arrangements a desk knows of."""
    answers = [guarded.get(path) for path in ("/arrangements/US-RW", "/arrangements/XX-YY", "/nowhere")]

    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.text for answer in answers}) == 1


def test_a_page_that_was_drawn_for_somebody_is_for_nobody_else(
    guarded: TestClient, log_in: Callable[[Role | None], dict[str, str]]
) -> None:
    """Pages are remembered; who may see them is asked each time, and forms bear the token of their reader."""
    for path in ("/register", "/arrangements/US-RW", "/"):
        own = guarded.get(path, headers=log_in(Role.EDITOR))
        other = guarded.get(path, headers=log_in(Role.READER))

        assert own.status_code == other.status_code == 200
        assert "edda-editor" in own.text
        assert "edda-editor" not in other.text
        assert 'href="/review"' not in other.text
        assert guarded.get(path).status_code == 303


def test_a_route_that_the_table_does_not_have_is_closed_to_an_editor(register: str) -> None:
    """Whoever adds a route has to say who may call it."""
    app = make_app(Settings(register=register))
    app.add_api_route("/new", lambda: "open")

    with TestClient(app, base_url="http://localhost") as client:
        assert client.get("/new").status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
def test_a_method_that_no_route_has_is_refused(desk: TestClient, method: str) -> None:
    """No header or trick turns one method into another."""
    answer = desk.request(method, "/register", headers={"X-HTTP-Method-Override": "GET"})

    assert answer.status_code in {404, 405}


@pytest.mark.parametrize("act", Act)
def test_whoever_may_decide_may_take_it_back_and_nobody_else(act: Act) -> None:
    """An undoing counts as what it undoes, so the act itself is nobody's to take back."""
    allowed = {visitor.role for visitor in visitors() if visitor and may_take_back(visitor, act)}

    assert not may_take_back(None, act)
    assert (
        allowed
        == {
            Act.ENTER: {Role.REVIEWER, Role.EDITOR},
            Act.ACCEPT: {Role.REVIEWER, Role.EDITOR},
            Act.REJECT: {Role.REVIEWER, Role.EDITOR},
            Act.EDIT: {Role.REVIEWER, Role.EDITOR},
            Act.MERGE: {Role.EDITOR},
            Act.SPLIT: {Role.EDITOR},
            Act.UNDO: set(),
        }[act]
    )
