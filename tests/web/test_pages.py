from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

PAGES = ("/register", "/arrangements/US-RW", "/arrangements/XX-YY", "/nowhere", "/static/desk.css")


def test_the_register_leads_to_each_arrangement(desk: TestClient) -> None:
    """A reader who looks for Rwanda finds it by name, with where it stands."""
    page = desk.get("/register").text

    assert 'href="/arrangements/US-RW"' in page
    assert "United States → Rwanda" in page
    assert "signed" in page


def test_an_arrangement_quotes_the_sentence_that_its_stage_rests_on(desk: TestClient) -> None:
    """The words of the claim are marked in their sentence, and lead to their place in the report."""
    page = desk.get("/arrangements/US-RW").text

    assert "<mark>Rwanda signed an agreement with the United States on Monday</mark> to take in" in page
    assert 'href="/documents/' in page


def test_a_page_as_of_a_day_shows_what_was_then_and_keeps_the_day_in_its_links(desk: TestClient) -> None:
    """In June the signing of August had not happened."""
    page = desk.get("/arrangements/US-RW?on=2025-06").text

    assert "in talks" in page
    assert "signed an agreement" not in page
    assert "/register?on=2025-06" in page


@pytest.mark.parametrize("path", PAGES)
def test_whatever_is_answered_no_foreign_script_may_run(desk: TestClient, path: str) -> None:
    """Errors and files bear the policy as pages do."""
    headers = desk.get(path).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_what_is_not_there_is_said_in_words(desk: TestClient) -> None:
    """And nothing is said of where the register lies."""
    answer = desk.get("/arrangements/US-CA")

    assert answer.status_code == 404
    assert "knows of no arrangement US-CA" in answer.text
    assert ".db" not in answer.text


def test_a_day_that_is_none_is_refused(desk: TestClient) -> None:
    """Rather than shown as if it were now."""
    answer = desk.get("/register?on=yesterday")

    assert answer.status_code == 400
    assert "is no date" in answer.text
