from __future__ import annotations

import gzip
import json
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from pactwatch.documents import NOT_A_REPORT, Document, Skipped, Unreadable, read_documents
from pactwatch.documents.kind import is_of_another_kind

if TYPE_CHECKING:
    from pathlib import Path

ITEM = {
    "title": "Kenya to take 40 people",
    "summary": "<p>Kenya <b>agreed</b> to it, the ministry said.</p>",
    "link": "https://news.example/1",
    "published": "2025-05-06 10:00:00+00:00",
}
TEXT = "Kenya to take 40 people\n\nKenya agreed to it, the ministry said."
RSS = (
    '<?xml version="1.0"?><rss><channel><title>The Example</title><language>en-gb</language><item>'
    "<title>Kenya to take 40 people</title>"
    "<link>https://news.example/1</link>"
    "<pubDate>Tue, 06 May 2025 10:00:00 GMT</pubDate>"
    "<description>&lt;p&gt;Kenya agreed to it, the ministry said.&lt;/p&gt;</description>"
    "</item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>'
    "<entry><title>Kenya to take 40 people</title>"
    '<link href="https://news.example/1"/><published>2025-05-06T10:00:00Z</published>'
    "<summary>Kenya agreed to it, the ministry said.</summary></entry></feed>"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("feed.jsonl", json.dumps(ITEM).encode()),
        ("feed.jsonl.gz", gzip.compress(json.dumps(ITEM).encode())),
        ("feed.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [ITEM]}).encode()),
        ("feed.xml", RSS.encode()),
        ("feed.atom", ATOM.encode()),
        ("feed.xml.gz", gzip.compress(ATOM.encode())),
    ],
)
def test_every_kind_of_feed_gives_the_same_document(tmp_path: Path, name: str, data: bytes) -> None:
    """One item reads alike in RSS, Atom, JSON Feed and JSON lines."""
    (tmp_path / name).write_bytes(data)

    (document,) = read_documents([str(tmp_path / name)])

    assert isinstance(document, Document)
    assert (document.address, document.text, document.published) == (
        "https://news.example/1",
        TEXT,
        "2025-05-06",
    )


def test_the_gate_sees_a_line_before_it_is_parsed() -> None:
    """A line that is not even JSON is skipped if it cannot be on topic; escapes are seen through."""
    lines = b'{"broken\n{"title":"\\u0052wanda to take 40","summary":"The ministry said so."}\n'

    skipped, document = read_documents(["-"], stdin=BytesIO(lines), keeps=lambda line: b"Rwanda" in line)

    assert skipped == Skipped("-#1")
    assert isinstance(document, Document)


def test_a_folder_is_read_in_order_and_passes_over_other_files(tmp_path: Path) -> None:
    """A picture beside the reports is no failure, and is not hidden either."""
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "c.png").write_bytes(b"\x89PNG")
    (tmp_path / "d.txt").write_bytes(b"")

    outcomes = list(read_documents([str(tmp_path)]))

    assert [type(outcome) for outcome in outcomes] == [Document, Document, Skipped, Unreadable]
    assert [outcome.address for outcome in outcomes] == [
        str(tmp_path / name) for name in ("a.txt", "b.txt", "c.png", "d.txt")
    ]


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    """Silence would look like reports that tell of nothing."""
    (outcome,) = read_documents([str(tmp_path)])

    assert isinstance(outcome, Unreadable)
    assert outcome.error.what == "this folder is empty"


@pytest.mark.parametrize(
    "feed", ["<rss><channel><title>News", "<rss><channel><title>News</title></channel></rss>"]
)
def test_a_feed_without_an_item_is_said_to_have_none(feed: str) -> None:
    """Whether it was cut off or never had one: no report came of it."""
    (outcome,) = read_documents(["-"], stdin=BytesIO(feed.encode()))

    assert isinstance(outcome, Unreadable)
    assert outcome.error.what == "this is no feed that can be read: no item in it has a title or a text"


@pytest.mark.parametrize("name", ["talks.yaml", "register.csv", "map.png", "report.docx", "TALKS.YAML.gz"])
def test_a_file_that_is_no_report_by_its_name_is_passed_over(tmp_path: Path, name: str) -> None:
    """`add folder/*` names labels and tables too; their words are nobody's report."""
    (tmp_path / name).write_text(TEXT)

    (outcome,) = read_documents([str(tmp_path / name)])

    assert outcome == Skipped(str(tmp_path / name), NOT_A_REPORT)


def test_a_file_with_an_unknown_ending_is_read() -> None:
    """Reporters number their notes as they like; only what is known to be something else is passed over."""
    assert not is_of_another_kind("talks.2025")
    assert not is_of_another_kind("talks")


def test_a_web_address_is_answered_with_how_to_save_the_page() -> None:
    """Nothing is fetched."""
    (outcome,) = read_documents(["https://news.example/1"])

    assert isinstance(outcome, Unreadable)
    assert "curl" in outcome.error.remedy


def test_a_line_that_is_cut_off_does_not_stop_the_others() -> None:
    """The run goes on, and the error names the line."""
    first, second = read_documents(["-"], stdin=BytesIO(b'{"title":"Kenya\n' + json.dumps(ITEM).encode()))

    assert isinstance(first, Unreadable)
    assert first.address == "-#1"
    assert isinstance(second, Document)


def test_gzip_that_is_cut_off_gives_what_it_holds_and_says_so(tmp_path: Path) -> None:
    """A download that broke off is read as far as it goes."""
    packed = gzip.compress(f"{TEXT}\n\n{TEXT}".encode())
    (tmp_path / "report.txt.gz").write_bytes(packed[:-8])

    (document,) = read_documents([str(tmp_path / "report.txt.gz")])

    assert isinstance(document, Document)
    assert document.incomplete is not None
    assert document.text.startswith(TEXT)


def test_a_file_too_large_for_a_report_is_refused_at_once(tmp_path: Path) -> None:
    """Fifty megabytes are an archive, not a report; and a small gzip can unpack to as much."""
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"The plane landed. " * 3_000_000))

    (outcome,) = read_documents([str(tmp_path / "bomb.txt.gz")])

    assert isinstance(outcome, Unreadable)
    assert "larger than" in outcome.error.what


def test_entities_of_a_feed_are_not_expanded() -> None:
    """A billion laughs stay one."""
    bomb = RSS.replace("<rss>", '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss>').replace(
        "40", "40 &b;"
    )

    (outcome,) = read_documents(["-"], stdin=BytesIO(bomb.encode()))

    assert "haha" not in str(outcome)


def test_half_a_character_in_a_feed_costs_only_itself() -> None:
    """A feed that names it by number is a feed all the same."""
    words = "<description>The ministry&#xD83D;&#55357; said so.</description>"
    feed = f"<rss><channel><item><title>Kenya opens</title>{words}</item></channel></rss>"
    (document,) = read_documents(["-"], stdin=BytesIO(feed.encode()))

    assert isinstance(document, Document)
    assert document.text == "Kenya opens\n\nThe ministry\ufffd\ufffd said so."
