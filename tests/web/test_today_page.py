from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from pactwatch import operations
from pactwatch.claims.reading import Reading
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register
from pactwatch.web import Settings, make_app

if TYPE_CHECKING:
    from pathlib import Path

TALKS = "Kigali, May 5, 2025 (AFP) - Washington and Rwanda are in talks on a deal to send migrants to Rwanda."
SIGNED = (
    "Kigali, Aug 5, 2025 (AFP) - Rwanda signed an agreement with the United States on Monday to take in "
    "deported migrants."
)
PALAU = (
    "Koror, Dec 24, 2025 (AFP) - The United States and Palau signed a memorandum of understanding on Tuesday "
    "under which Palau will take in up to 75 migrants deported from the United States."
)


def record(register: str, folder: Path, day: str, *texts: str) -> None:
    """Record reports as if it were a day."""
    for text in texts:
        (folder / "report.txt").write_text(text, "utf-8")
        readings = [
            each for each in operations.read([str(folder / "report.txt")]) if isinstance(each, Reading)
        ]
        with Register.open(
            register, create=True, clock=lambda: datetime.fromisoformat(day).replace(tzinfo=UTC)
        ) as opened:
            list(
                record_deliveries(opened, [Delivery.of_row(each.to_dict(), reader="r") for each in readings])
            )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A desk over what was recorded on 1 and 20 November."""
    folder = tmp_path_factory.mktemp("today")
    register = str(folder / "register.db")
    record(register, folder, "2026-11-01T08:00", TALKS)
    record(register, folder, "2026-11-20T08:00", SIGNED, PALAU)
    return TestClient(make_app(Settings(register=register)), base_url="http://127.0.0.1")


def text_of(page: str) -> str:
    """Return the words of the main part of a page on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())


def test_a_stage_that_has_changed_stands_beside_the_one_before_with_both_sentences(desk: TestClient) -> None:
    """What an editor needs in the morning: what was said, and what is said now."""
    page = text_of(desk.get("/?since=2026-11-10").text)

    assert re.search(r"Before in talks .* are in talks on a deal .* Now signed .* signed an agreement", page)


def test_an_arrangement_that_nobody_had_told_of_is_new(desk: TestClient) -> None:
    """It has a sentence, and no before."""
    page = text_of(desk.get("/?since=2026-11-10").text)

    new = page[page.index("New arrangements") :]
    assert "United States → Palau" in new
    assert "United States → Rwanda" not in new[: new.index("Waiting for a decision")]


def test_where_nothing_became_known_the_page_says_so(desk: TestClient) -> None:
    """And when something last did."""
    page = text_of(desk.get("/?since=2026-11-21").text)

    assert (
        "Nothing became known since 21 November 2026. The newest report was recorded on 20 November" in page
    )


def test_what_was_known_by_a_day_can_be_compared_with_what_was_known_before(desk: TestClient) -> None:
    """Nothing of the 20th is known by the 15th."""
    page = text_of(desk.get("/?since=2026-10&known-by=2026-11-15").text)

    assert "United States → Rwanda" in page
    assert "Palau" not in page


def test_the_page_begins_where_the_reader_last_looked(desk: TestClient) -> None:
    """The day of the last look is in a cookie that no script can read."""
    desk.cookies.clear()
    answer = desk.get("/", headers={"cookie": "pactwatch-looked=2026-10-01.2026-11-10"})

    assert 'name="since" value="2026-11-10"' in answer.text
    assert "pactwatch-looked=2026-11-10." in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]


def test_a_cookie_that_makes_no_sense_is_passed_over(desk: TestClient) -> None:
    """Whoever wrote it."""
    desk.cookies.clear()

    assert desk.get("/", headers={"cookie": "pactwatch-looked=<script>"}).status_code == 200
