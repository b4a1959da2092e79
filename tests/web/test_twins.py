"""Every page is there for programs as well, with the same filters and as of the same days."""

from __future__ import annotations

import csv
import html
import io
import re
from typing import TYPE_CHECKING

import feedparser
import pytest
from fastapi.testclient import TestClient

from pactwatch import operations
from pactwatch.views import exports
from pactwatch.web import Settings, make_app

if TYPE_CHECKING:
    from pathlib import Path

TWIN = re.compile(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"')
LINK = re.compile(r'href="(/[^"#]*)')
WITH_TWINS = {"", "register", "arrangements", "states", "speakers", "origins", "documents", "claims"}


def links_of(page: str) -> set[str]:
    """Return where the links of a page lead on the desk."""
    return {html.unescape(link) for link in LINK.findall(page)}


def twins_of(page: str) -> list[tuple[str, str]]:
    """Return media type and address of each twin that a page offers."""
    return [(media_type, html.unescape(address)) for media_type, address in TWIN.findall(page)]


def rows_of(table: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO(table)))


def test_every_page_that_a_reader_can_reach_is_there_as_data(desk: TestClient) -> None:
    """A crawler follows all links from the first page, and opens every twin."""
    waiting = {"/", "/search?words=Rwanda"}
    seen: set[str] = set()
    kinds: set[str] = set()
    while waiting and len(seen) < 150:
        address = min(waiting)
        waiting.discard(address)
        seen.add(address)
        answer = desk.get(address)
        kind = address.split("?")[0].split("/")[1]
        if answer.headers["content-type"].startswith("text/html") and answer.status_code == 200:
            twins = twins_of(answer.text)
            assert len(twins) >= 2 or kind not in WITH_TWINS, address
            for media_type, twin in twins:
                data = desk.get(twin)
                assert data.status_code == 200, twin
                assert data.headers["content-type"].startswith(media_type)
                assert data.headers["etag"]
            kinds |= {kind} if twins else set()
            found = {
                link for link in links_of(answer.text) if not link.startswith(("/static", "/log", "/account"))
            }
            waiting |= {link for link in found if "?" not in link} - seen

    assert kinds == {*WITH_TWINS, "search", "about", "review"}


def test_a_table_has_the_arrangements_that_the_page_shows(desk: TestClient) -> None:
    """The filters of the page are those of its twins."""
    address = "/register?sender=US&stage=signed&sort=-origins"
    (_, in_json), (_, in_csv) = twins_of(desk.get(address).text)

    names = [item["arrangement"] for item in desk.get(in_json).json()["items"]]
    table = rows_of(desk.get(in_csv).text)

    assert [row["arrangement"] for row in table] == names
    assert set(names) == {"US-PW", "US-RW"}
    assert {row["stage"] for row in table} == {"signed"}


def test_a_twin_is_as_of_the_days_of_its_page(desk: TestClient) -> None:
    """In June the signing of August had not happened."""
    twins = [address for _, address in twins_of(desk.get("/arrangements/US-RW?on=2025-06").text)]

    assert twins[0] == "/arrangements/US-RW.json?on=2025-06"
    assert desk.get(twins[0]).json()["stage"] == "talks"
    assert "signed" not in {row["type"] for row in rows_of(desk.get(twins[1]).text)}


def test_an_evidence_pack_is_two_clicks_away(desk: TestClient) -> None:
    """From the register to an arrangement, and from there to the file, as of the day of the page."""
    page = desk.get("/arrangements/US-RW?on=2025-06").text

    pack = "/api/v1/exports/zip?arrangement=US-RW&on=2025-06"
    assert pack in links_of(page)
    assert desk.get(pack).headers["content-type"] == "application/zip"
    assert "/api/v1/arrangements/US-RW/brief?on=2025-06" in links_of(page)
    assert "/api/v1/exports/xlsx" in links_of(desk.get("/register").text)


def test_what_has_no_page_has_no_twin(desk: TestClient) -> None:
    """A program hears so as programs do."""
    for address in ("/arrangements/US-CA.json", "/claims/ffffffffff.csv", "/speakers/Nobody.json"):
        answer = desk.get(address)
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_twin_that_a_program_has_is_not_given_again(desk: TestClient) -> None:
    """A feed is asked for every few minutes and changes once a day."""
    for address in ("/today.atom", "/arrangements/US-RW.json", "/register.csv"):
        etag = desk.get(address).headers["etag"]
        assert desk.get(address, headers={"If-None-Match": etag}).status_code == 304


@pytest.fixture
def growing(tmp_path: Path) -> tuple[TestClient, Path]:
    """A desk over a register that can be added to."""
    register = tmp_path / "register.db"
    report = tmp_path / "talks.txt"
    report.write_text(
        "Kigali, May 5, 2025 (AFP) - Washington and Rwanda are in talks on a deal to send migrants there.",
        "utf-8",
    )
    list(operations.add([str(report)], register=str(register)))
    return TestClient(make_app(Settings(register=str(register))), base_url="http://127.0.0.1"), tmp_path


def test_a_feed_tells_a_change_once_with_its_words_and_its_report(growing: tuple[TestClient, Path]) -> None:
    """As a feed reader understands it; what was told before keeps its id."""
    client, folder = growing
    first = feedparser.parse(client.get("/arrangements/US-RW.atom").content)
    (folder / "palau.txt").write_text(
        "Koror, Dec 24, 2025 (AFP) - The United States and Palau signed a memorandum on Tuesday under which "
        "Palau will take in up to 75 migrants deported from the United States.",
        "utf-8",
    )
    list(operations.add([str(folder / "palau.txt")], register=str(folder / "register.db")))
    everything = feedparser.parse(client.get("/today.atom").content)

    assert not first.bozo
    assert [entry.title for entry in first.entries] == ["United States → Rwanda: in talks"]
    assert "“Washington and Rwanda are in talks" in first.entries[0].content[0].value
    assert first.entries[0].link == "http://127.0.0.1/arrangements/US-RW"
    assert {entry.id for entry in first.entries} < {entry.id for entry in everything.entries}
    assert any("Palau" in entry.title for entry in everything.entries)
    assert [
        entry.id for entry in feedparser.parse(client.get("/arrangements/US-RW.atom").content).entries
    ] == [entry.id for entry in first.entries]


def test_foreign_text_is_text_in_a_feed() -> None:
    """Markup, control characters and entities of a report do nothing to the feed that quotes it."""
    harm = "]]>&lol;<script>alert(1)</script>\x00\x0b\uffff"
    row = dict.fromkeys(exports.CHANGE_COLUMNS, harm) | {
        "known_on": "2026-11-25",
        "permalink": "http://desk/x",
    }

    feed = exports.atom_feed([row], title=harm, address="http://desk/f.atom", page="http://desk/")

    parsed = feedparser.parse(feed)
    assert not parsed.bozo
    assert parsed.entries[0].title_detail.type == "text/plain"
    assert b"<script" not in feed


def test_what_waits_for_a_decision_is_a_table_in_the_order_of_the_queue(desk: TestClient) -> None:
    """Its first row is the claim that the page shows first, and a pair of states narrows it."""
    first = desk.get("/review?arrangement=US-RW", follow_redirects=False).headers["location"]
    answer = desk.get("/review.json?arrangement=US-RW").json()
    table = rows_of(desk.get("/review.csv?arrangement=US-RW").text)

    assert f"/review/{answer['items'][0]['claim']}" == first.partition("?")[0]
    assert [row["claim"] for row in table] == [item["claim"] for item in answer["items"]]
    assert len(table) == answer["waiting"] >= answer["weighty"] > 0
    assert {(row["sender"], row["receiver"]) for row in table} == {("US", "RW")}
    assert desk.get("/review.json").json()["waiting"] > answer["waiting"]


def test_a_claim_to_decide_on_is_there_with_what_hangs_on_it(desk: TestClient) -> None:
    """With its words and fields as they are on the page, and the one that comes next."""
    first, second = (item["claim"] for item in desk.get("/review.json").json()["items"][:2])

    item = desk.get(f"/review/{first}.json").json()

    assert (item["claim"], item["next"]) == (first, second)
    assert item["fields"]["type"]
    assert item["words"]
    assert item["hangs_on_it"]
    assert item["decided"] is None
    assert desk.get(f"/review/{'0' * 20}.json").status_code == 404


def test_the_numbers_of_the_page_on_counts_are_a_table(desk: TestClient) -> None:
    """Limits and scores, each as it stands on the page."""
    page = desk.get("/about").text
    rows = rows_of(desk.get("/about.csv").text)

    assert {row["table"] for row in rows} == {"limits", "figures", "types"}
    assert [row["value"] for row in rows if row["value"] not in page] == []
    assert [str(item["value"]) for item in desk.get("/about.json").json()["items"]] == [
        row["value"] for row in rows
    ]


def test_a_checked_text_is_data_and_stands_in_no_address(desk: TestClient) -> None:
    """The buttons of the form send it; each thing that it says is a row, with claims that tell the same."""
    text = "Rwanda signed an agreement with the United States in August 2025. The weather was fine."
    form = {"text": text, "published": "2025-09-01"}
    own = {"Sec-Fetch-Site": "same-origin"}

    in_json = desk.post("/check.json", data=form, headers=own).json()
    in_api = desk.post("/api/v1/check", json=form, headers=own).json()
    signed, other = rows_of(desk.post("/check.csv", data=form, headers=own).text)

    assert in_json == in_api
    assert (signed["verdict"], signed["arrangement"], other["verdict"]) == ("matched", "US-RW", "")
    assert all(desk.get(f"/claims/{claim}").status_code == 200 for claim in signed["same"].split())
    assert signed["same"]
    assert 'name="as" value="json"' in desk.get("/check").text
    assert desk.post("/check", data=form | {"as": "json"}, headers=own).json() == in_json
    assert desk.post("/check.json", data={"text": ""}, headers=own).status_code == 400
    assert desk.post("/check.json", data=form).status_code == 403
