"""Whatever bytes come, they become a document in normal form or a DocumentError."""

from __future__ import annotations

import gzip
import unicodedata
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.documents import Document, Skipped, Unreadable, read_documents

SEEDS = {
    "txt": (
        "Kenya opens – its doors\n\nBy Ann Doe\n5 May 2025\n\nREAD ALSO: Storm\n\n"
        "“We will wait,” he told AFP. [Photo: A plane]\n"
    ),
    "html": (
        "<html><head><meta charset='utf-8'>"
        '<script type="application/ld+json">{"@type":"Article"}</script></head>'
        "<body><article><h1>Kenya opens</h1><p>Nine people <b>landed</b>, the ministry said.</p>"
        "<aside>x</aside></article></body></html>"
    ),
    "xml": (
        "<rss><channel><item><title>Kenya opens</title>"
        "<description>&lt;p&gt;The ministry said so.&lt;/p&gt;</description></item></channel></rss>"
    ),
    "jsonl": '{"title": "Kenya opens", "summary": "They \\u0073aid so.", "published": "2025-05-05"}\n' * 2,
    "pdf": (
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        "2 0 obj\n<< /Kids [] /Count 0 >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    ),
}
EDITS = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 40), st.binary(max_size=12)), max_size=6)


def mutate(seed: str, edits: list[tuple[int, int, bytes]]) -> bytes:
    """Return the bytes of the seed with pieces cut out and others put in."""
    data = seed.encode()
    for at, count, piece in edits:
        data = data[:at] + piece + data[at + count :]
    return data


def check(data: bytes, name: str) -> None:
    """Read the bytes and hold each outcome against what documents promise."""
    for outcome in read_documents(["-"], stdin=BytesIO(data)):
        if isinstance(outcome, Unreadable | Skipped):
            continue
        assert isinstance(outcome, Document), name
        assert outcome.text.strip() == outcome.text != ""
        assert outcome.text == unicodedata.normalize("NFC", outcome.text)
        assert not {"\r", "\t", "\xa0", "\u200b", "\xad"} & set(outcome.text)
        assert outcome.title is None or outcome.text.startswith(outcome.title)
        assert outcome.text.encode("utf-8")


@settings(max_examples=500, deadline=None)
@given(EDITS)
def test_a_damaged_text_is_a_document_or_an_error(edits: list[tuple[int, int, bytes]]) -> None:
    """No crash, and no text that offsets cannot count in."""
    check(mutate(SEEDS["txt"], edits), "txt")


@settings(max_examples=500, deadline=None)
@given(EDITS)
def test_a_damaged_page_is_a_document_or_an_error(edits: list[tuple[int, int, bytes]]) -> None:
    """Browsers forgive much, and so must we."""
    check(mutate(SEEDS["html"], edits), "html")


@settings(max_examples=500, deadline=None)
@given(EDITS)
def test_a_damaged_feed_is_documents_or_errors(edits: list[tuple[int, int, bytes]]) -> None:
    """One broken item must not stop a run of thousands."""
    check(mutate(SEEDS["xml"], edits), "xml")


@settings(max_examples=500, deadline=None)
@given(EDITS, st.booleans(), st.integers(0, 30))
def test_damaged_json_lines_are_documents_or_errors(
    edits: list[tuple[int, int, bytes]], is_packed: bool, lost_count: int
) -> None:
    """Packed or not, whole or cut off."""
    data = mutate(SEEDS["jsonl"], edits)
    check(gzip.compress(data)[: -lost_count or None] if is_packed else data, "jsonl")


@settings(max_examples=500, deadline=None)
@given(EDITS)
def test_a_damaged_pdf_is_a_document_or_an_error(edits: list[tuple[int, int, bytes]]) -> None:
    """PDFs of courts come from old scanners and odd printers."""
    check(mutate(SEEDS["pdf"], edits), "pdf")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_reading_a_cleaned_text_again_changes_no_word_of_its_prose(text: str) -> None:
    """Cleaning is in normal form: a second pass finds no more spaces or marks to change."""
    first = list(read_documents(["-"], stdin=BytesIO(text.encode("utf-8", "replace"))))
    if first and isinstance(first[0], Document):
        assert "  " not in first[0].text
        assert "\n\n\n" not in first[0].text
