"""Readers take exports without the names of people who are moved; an editor can have them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from pactwatch import operations
from pactwatch.web import Settings, make_app
from pactwatch.web.access import Access, Accounts, Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SENT = (
    "Kigali, Sep 5, 2025 (AFP) - The United States transferred seven migrants to Rwanda in August, among "
    "them Jorge Luna Prado, a 34-year-old Venezuelan man, government spokeswoman Yvette Uwase said."
)
API = "/api/v1"


@pytest.fixture
def desk(accounts: Accounts, tmp_path: Path) -> TestClient:
    """A desk with accounts over a report that names somebody who was moved."""
    (tmp_path / "sent.txt").write_text(SENT, "utf-8")
    register = str(tmp_path / "register.db")
    list(operations.add([str(tmp_path / "sent.txt")], register=register))
    app = make_app(Settings(register=register, access=Access(accounts=accounts)))
    return TestClient(app, base_url="http://desk.example", follow_redirects=False)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("path", [f"{API}/exports/csv", f"{API}/exports/jsonld", "/arrangements/US-RW.csv"])
def test_an_export_has_no_names(
    desk: TestClient, log_in: Callable[[Role | None], dict[str, str]], role: Role, path: str
) -> None:
    """Whoever takes it: an editor has to ask for them."""
    answer = desk.get(path, headers=log_in(role))

    assert answer.status_code == 200
    assert "[name withheld]" in answer.text
    assert "Prado" not in answer.text


@pytest.mark.parametrize("path", ["/exports/with-names/csv", "/arrangements/US-RW/brief/with-names"])
def test_names_are_for_editors_and_that_is_written_down(
    desk: TestClient, log_in: Callable[[Role | None], dict[str, str]], path: str, tmp_path: Path
) -> None:
    """With who took them."""
    log = tmp_path / "register.db.exports.jsonl"
    for role in (Role.READER, Role.REVIEWER):
        assert desk.get(API + path, headers=log_in(role)).status_code == 403
    assert not log.exists()

    answer = desk.get(API + path, headers=log_in(Role.EDITOR))

    row = json.loads(log.read_text("utf-8"))
    assert "Jorge Luna Prado" in answer.text
    assert (row["by"], row["with_names"]) == ("edda-editor", True)


def test_a_pack_with_names_is_offered_to_editors_and_refused_to_readers(
    desk: TestClient, log_in: Callable[[Role | None], dict[str, str]]
) -> None:
    """It holds whole texts; a reader hears why there is none."""
    refused = desk.get(f"{API}/exports/zip", headers=log_in(Role.READER))
    pages = [
        desk.get("/arrangements/US-RW", headers=log_in(role)).text for role in (Role.READER, Role.EDITOR)
    ]

    assert refused.status_code == 400
    assert "whole texts" in refused.json()["detail"]
    assert ["with-names/zip" in page for page in pages] == [False, True]
