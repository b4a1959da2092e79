from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from fastapi.testclient import TestClient


def text_of(page: str) -> str:
    """Return the words of the main part of a page on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())


def test_a_state_has_its_arrangements_on_either_side(desk: TestClient) -> None:
    """Rwanda receives from two senders, the United States send to three receivers."""
    rwanda, united_states = desk.get("/states/RW").text, desk.get("/states/us").text

    assert "To Rwanda" in rwanda
    assert "From Rwanda" not in rwanda
    assert united_states.count('scope="row"') == 3


def test_a_state_has_those_who_speak_for_it(desk: TestClient) -> None:
    """Each leads to all that they said."""
    page = desk.get("/states/RW").text

    assert 'href="/speakers/Anna%20Mukamana"' in page
    assert "Yvette Uwase" in page


def test_a_speaker_has_each_statement_with_its_sentence_and_arrangement(desk: TestClient) -> None:
    """Capitals make no difference."""
    page = text_of(desk.get("/speakers/henry%20OKELLO").text)

    assert "Henry Okello" in page
    assert "United States → Uganda" in page
    assert "has not signed any agreement" in page


def test_a_page_of_the_newest_statements_counts_all_and_leads_to_them(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mukamana confirmed talks, and said that they are held."""
    monkeypatch.setattr("pactwatch.web.pages.speaker._MOST_AT_FIRST", 1)
    short = desk.get("/speakers/Anna%20Mukamana").text
    whole = desk.get("/speakers/Anna%20Mukamana?whole=yes").text

    assert [page.count('class="statement"') for page in (short, whole)] == [1, 2]
    assert "Not shown here: 1 older statement." in short
    assert 'href="/speakers/Anna%20Mukamana?whole=yes"' in short
    assert "Not shown" not in whole
    assert _tally_of(short) == _tally_of(whole)


def _tally_of(page: str) -> str:
    return page[page.index('<ul class="tally">') : page.index("</ul>", page.index('<ul class="tally">'))]


def test_as_of_a_day_nobody_has_said_what_they_said_later(desk: TestClient) -> None:
    """Okello spoke in August."""
    assert desk.get("/speakers/Henry%20Okello?on=2025-07").status_code == 404


def test_an_origin_has_its_reports_and_what_they_tell(desk: TestClient) -> None:
    """The page of an arrangement leads to it."""
    address = re.search(r'href="(/origins/\w+)"', desk.get("/arrangements/US-PW").text)
    assert address is not None

    page = text_of(desk.get(address[1]).text)

    assert "One story, told by 1 report" in page
    assert "What it tells of United States → Palau" in page


@pytest.mark.parametrize("path", ["/states/XX", "/speakers/Nobody", "/origins/0123456789"])
def test_who_is_not_in_the_register_is_not_found(desk: TestClient, path: str) -> None:
    """With words that say so."""
    assert desk.get(path).status_code == 404
