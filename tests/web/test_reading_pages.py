"""A document, a claim, a search and a check in a browser."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from pactwatch import operations

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

OWN = {"Sec-Fetch-Site": "same-origin"}


def links_of(page: str, path: str) -> list[str]:
    """Return the addresses of a page that begin so, each once."""
    return list(dict.fromkeys(re.findall(rf'href="({path}[^"#?]*)', page)))


def plain(page: str) -> str:
    """Return the words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


@pytest.fixture
def document(desk: TestClient) -> str:
    """The path of the report of the signing."""
    return links_of(desk.get("/search?words=spokeswoman").text, "/documents/")[0]


def test_a_document_shows_all_of_its_text_with_the_words_of_claims_marked(
    desk: TestClient, document: str
) -> None:
    """Nothing of the report is left out, and each mark has its claim beside it."""
    page = desk.get(document).text

    assert "Rwanda signs deal to take up to 250 migrants" in plain(page)
    assert "deported migrants, government spokeswoman Yvette Uwase said." in re.sub(
        r"(?<=[a-z ])\d+(?=[a-z])", "", plain(page)
    )
    claims = {link.removeprefix("/claims/") for link in links_of(page, "/claims/")}
    assert claims
    for claim in claims:
        assert f'id="c-{claim}"' in page
        assert f'href="#c-{claim}"' in page


def test_a_document_says_what_was_cut_as_long_as_its_file_is_there(desk: TestClient, document: str) -> None:
    """Read again from the same bytes."""
    assert "Nothing: the whole of the file is shown above." in desk.get(document).text


def test_a_claim_has_its_words_its_fields_and_who_found_it(desk: TestClient, document: str) -> None:
    """That is what somebody who is sent the address wants to know."""
    claim = next(
        link
        for link in links_of(desk.get(document).text, "/claims/")
        if "Signing" in plain(desk.get(link).text)
    )

    page = desk.get(claim).text

    assert "<mark>Rwanda signed an agreement with the United States on Monday</mark>" in page
    assert "Found by pactwatch" in plain(page)
    assert 'href="/arrangements/US-RW"' in page
    assert f'href="{document}' in page


def test_a_claim_that_was_edited_shows_what_was_before_and_who_did_it(
    desk: TestClient, document: str, register: str
) -> None:
    """Nothing is overwritten, and what no longer stands is told as such."""
    claim = links_of(desk.get(document).text, "/claims/")[0].removeprefix("/claims/")
    made = operations.review("reject", claim, register=register, by="ann", note="of another year")

    rejected = plain(desk.get(f"/claims/{claim}").text)
    beside = plain(desk.get(document).text)
    operations.review("undo", str(made.number), register=register, by="ben")
    undone = plain(desk.get(f"/claims/{claim}").text)

    assert "does not count" in rejected
    assert "Rejected by ann" in rejected
    assert "of another year" in rejected
    assert "rejected by ann" in beside
    assert "no longer stands" in undone
    assert "undone by ben" in undone


@pytest.mark.parametrize("path", ["/documents/abcdef01", "/claims/abcdef01", "/claims/x", "/documents/%00"])
def test_what_is_not_there_is_said_in_words(desk: TestClient, path: str) -> None:
    """And nothing is said of where the register lies."""
    answer = desk.get(path)

    assert answer.status_code == 404
    assert ".db" not in answer.text


def test_a_search_marks_the_words_and_narrows_by_pair_year_and_language(desk: TestClient) -> None:
    """Each number is how many documents the next click shows."""
    page = desk.get("/search", params={"words": "RWANDA"}).text

    assert "<mark>Rwanda</mark>" in page
    (link, number), *_ = re.findall(r'href="(/search\?words=RWANDA&amp;pair=US-RW)">[^<]*<b>(\d+)</b>', page)
    narrowed = desk.get(unescape(link)).text
    assert 'aria-current="true"' in narrowed
    assert f"{number} reports have all these words" in plain(narrowed)


@pytest.mark.parametrize(
    ("words", "count"),
    [('"in talks with"', 1), ('"with talks in"', 0), ("kígali MUKAMANA", 1), ("nothing-like-this", 0)],
)
def test_words_in_quotes_stand_together(desk: TestClient, words: str, count: int) -> None:
    """Neither capitals nor accents matter."""
    page = plain(desk.get("/search", params={"words": words}).text)

    assert f"{count or 'No'} report has all these words" in page


@pytest.mark.parametrize("words", ["?", '"', "''", "( OR", "NEAR(", "* :"])
def test_signs_alone_are_no_search(desk: TestClient, words: str) -> None:
    """They are no language of a database either."""
    answer = desk.get("/search", params={"words": words})

    assert answer.status_code == 200
    assert "no word to look for" in answer.text or "No report has" in plain(answer.text)


@pytest.mark.parametrize(
    "state", ["pair=us-rw", "pair=US-RW'--", "year=20x5", "language=en'", "page=0", "page=99999", "page=x"]
)
def test_a_state_of_the_url_that_is_none_is_refused(desk: TestClient, state: str) -> None:
    """Rather than shown as if nothing were cut."""
    assert desk.get(f"/search?words=rwanda&{state}").status_code == 400


def test_a_paragraph_comes_back_sentence_by_sentence(desk: TestClient) -> None:
    """With the words of reports for what is matched, and what was not checked told as such."""
    text = "Rwanda signed an agreement with the United States to take migrants. Tea is cheap in Kigali."

    page = desk.post("/check", data={"text": text, "published": "2025-09-01"}, headers=OWN).text

    assert "Matched" in plain(page)
    assert "Not checked: no claim on an arrangement is read here." in plain(page)
    assert "<mark>Rwanda signed an agreement" in page


def test_a_text_that_is_too_long_comes_back_with_what_to_do(desk: TestClient) -> None:
    """And with what fits of it, so that nothing has to be pasted again."""
    answer = desk.post("/check", data={"text": "word " * 5000}, headers=OWN)

    assert answer.status_code == 400
    assert "more than 20,000" in answer.text


def test_documents_claims_and_searches_are_as_of_the_days_of_the_page(
    desk: TestClient, document: str
) -> None:
    """What was not known here by then is not shown, and what had not happened is not counted."""
    claim = links_of(desk.get(document).text, "/claims/")[0]

    for path in (document, claim):
        assert desk.get(f"{path}?known-by=2020").status_code == 404
        assert "You are reading the register as of" in desk.get(f"{path}?known-by=2099").text
    assert "Nothing" not in plain(desk.get("/search?words=Rwanda").text)
    assert "No report has all these words" in plain(desk.get("/search?words=Rwanda&known-by=2020").text)
    assert "1 report has all these words" in plain(desk.get("/search?words=Rwanda&on=2023").text)
    assert "0 events" in plain(desk.get(f"{document}?on=2025-07").text)
