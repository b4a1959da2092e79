"""Editors merge and split at the desk, and take it back."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from pactwatch import operations
from pactwatch.web import Settings, make_app

if TYPE_CHECKING:
    from pathlib import Path

OWN = {"Sec-Fetch-Site": "same-origin"}
TALKS = "Washington and Rwanda held talks on {} on a deal to send migrants to Rwanda."


@pytest.fixture
def desk(tmp_path: Path) -> TestClient:
    """A desk over two reports of one pair of states, two years apart."""
    for year in (2023, 2025):
        report = f"Kigali, May 5, {year} (AFP) - {TALKS.format(f'May 4, {year}')}"
        (tmp_path / f"{year}.txt").write_text(report, "utf-8")
    register = str(tmp_path / "register.db")
    list(operations.add([str(tmp_path / f"{year}.txt") for year in (2023, 2025)], register=register))
    app = make_app(Settings(register=register))
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


def words_of(page: str) -> str:
    """Return the words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_an_arrangement_is_split_at_a_day_and_made_whole_again(desk: TestClient) -> None:
    """The page says what stands, who decided it and why, with a button to undo it."""
    split = {"act": "split", "subject": "US-RW", "on": "2025-01-01", "note": "a new government"}

    answer = desk.post("/grouping", data=split, headers=OWN)
    number = re.search(r"/grouping/(\d+)/undo", answer.text)

    assert number is not None
    assert "What US-RW did from 1 January 2025 on is another arrangement" in words_of(answer.text)
    assert "a new government" in answer.text
    assert "2 arrangements of these two" in words_of(desk.get("/arrangements/US-RW").text)

    undone = desk.post(f"/grouping/{number[1]}/undo", headers=OWN)

    assert "Nobody has merged or split anything yet" in undone.text
    assert "2 arrangements of these two" not in words_of(desk.get("/arrangements/US-RW").text)


def test_two_reports_are_put_together_as_one_story(desk: TestClient) -> None:
    """They count as one origin then."""
    found = re.findall(r'href="/documents/([0-9a-f]+)', desk.get("/search?words=talks").text)
    one, other = dict.fromkeys(found)

    answer = desk.post("/grouping", data={"act": "merge", "subject": one, "other": other}, headers=OWN)

    assert f"Document {one} tells the story of document {other}" in words_of(answer.text)
    assert "2 reports tell one story" in words_of(desk.get(f"/documents/{one}").text)


def test_what_does_not_fit_is_said_and_not_recorded(desk: TestClient) -> None:
    """With what was written kept in the form."""
    answer = desk.post("/grouping", data={"act": "split", "subject": "US-RW"}, headers=OWN)

    assert answer.status_code == 400
    assert "It is not said when the new run begins" in answer.text
    assert 'value="US-RW"' in answer.text
    assert "Nobody has merged or split anything yet" in answer.text
