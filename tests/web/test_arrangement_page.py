from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from pactwatch import operations
from pactwatch.web import Settings, make_app
from pactwatch.web.site import publish

if TYPE_CHECKING:
    from pathlib import Path


def text_of(page: str) -> str:
    """Return the words of a page on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def section_of(page: str, name: str) -> str:
    """Return one section of a page."""
    start = page.index(f'<section id="{name}"')
    return page[start : page.index("</section>", start)]


def test_each_side_stands_beside_the_stage_and_leads_to_what_it_rests_on(desk: TestClient) -> None:
    """One click from a word of status to the sentence that says it."""
    page = desk.get("/arrangements/US-RW").text

    target = re.search(r'<p class="rests"><a href="#(h-\w+)">', page)
    assert target is not None
    assert f'<li id="{target[1]}"' in page


def test_a_denial_stands_beside_what_it_denies_with_both_quotes(desk: TestClient) -> None:
    """Neither is dropped because the other came later."""
    disagreements = text_of(section_of(desk.get("/arrangements/US-UG").text, "disagreements"))

    assert "Denied by Uganda" in disagreements
    assert "has not signed any agreement" in disagreements
    assert "signed an agreement to take deported migrants" in disagreements


def test_a_figure_says_what_it_counts_and_quotes_who_tells_it(desk: TestClient) -> None:
    """A cap is no number of people moved."""
    figures = text_of(section_of(desk.get("/arrangements/US-PW").text, "figures"))

    assert "Cap 75 people" in figures
    assert "take in up to 75 migrants" in figures


def test_a_day_is_as_precise_as_the_words(desk: TestClient) -> None:
    """Where only the report has a date, the page says "by"; both clocks are shown."""
    timeline = text_of(section_of(desk.get("/arrangements/US-RW").text, "timeline"))

    assert "4 Aug 2025 reported 5 Aug 2025 Signing" in timeline


def test_statements_stand_under_their_speakers(desk: TestClient) -> None:
    """With what they do: confirm, deny, announce."""
    said = text_of(section_of(desk.get("/arrangements/US-RW").text, "said"))

    assert re.search(r"Anna Mukamana .*Rwanda confirms", said)


def test_reports_are_listed_by_the_story_that_they_tell(desk: TestClient) -> None:
    """Ten copies are one story; here there are two."""
    reports = section_of(desk.get("/arrangements/US-RW").text, "reports")

    assert "2 reports, 2 origins" in reports
    assert reports.count('href="/origins/') == 2


@pytest.mark.parametrize("as_of", ["", "?on=2025-12", "?known-by=2099-12", "?on=2025-12&known-by=2099-12"])
def test_what_a_page_leaves_out_is_one_link_away(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch, as_of: str
) -> None:
    """Of now and of any other day, in a browser without scripts too, and as data."""
    monkeypatch.setattr("pactwatch.web.pages.arrangement.MOST_ON_A_PAGE", 1)
    short = desk.get(f"/arrangements/US-RW{as_of}").text
    link = re.search(r'href="([^"]+)">Show all</a>', short)
    assert link is not None

    whole = desk.get(unescape(link[1])).text
    data = re.search(r'href="([^"]+\.json[^"]*)"', whole)
    assert data is not None

    assert short.count('class="statement"') == 1
    assert whole.count('class="statement"') > 1
    assert "Not shown" not in whole
    monkeypatch.setattr("pactwatch.web.api.arrangements.MOST_ON_A_PAGE", 1)
    assert not any(desk.get(unescape(data[1])).json()["left_out"].values())


def test_rows_of_a_users_own_table_stand_apart_and_are_never_published(register: str, tmp_path: Path) -> None:
    """They count for nothing, and are nobody else's."""
    table, copy = tmp_path / "mine.csv", str(tmp_path / "register.db")
    table.write_text("sender,receiver,date,stage,note\nUS,RW,2025-07-01,signed,from my notebook\n", "utf-8")
    operations.backup(tmp_path / "backup", register=register)
    operations.restore(tmp_path / "backup", register=copy)
    list(operations.add([str(table)], register=copy))
    desk = TestClient(make_app(Settings(register=copy)), base_url="http://127.0.0.1")

    rows = text_of(section_of(desk.get("/arrangements/US-RW").text, "own-rows"))
    publish(tmp_path / "site", register=copy)

    assert "1 Jul 2025 signed from my notebook" in rows
    assert "not yet" in rows
    assert "notebook" not in (tmp_path / "site" / "arrangements" / "US-RW.html").read_text("utf-8")
