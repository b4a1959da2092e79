from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from pactwatch.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Export = Callable[..., Path]


def test_every_line_of_a_brief_leads_to_exact_words(export: Export) -> None:
    """Each mark has a footnote, and each footnote a quotation, a permalink and a document."""
    brief = export("brief.md", "US-RW", site="https://desk.example").read_text("utf-8")

    body, _, words = brief.partition("## The words")
    marks = set(re.findall(r"\[\^(\d+)\]", body))
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", words, re.MULTILINE))
    assert marks == notes.keys()
    for line in body.splitlines():
        if line.startswith("- ") and "Rests on" not in line:
            assert "[^" in line
    assert all(
        re.match(r"“.+” .*<https://desk\.example/claims/\w+>, document \w+\.$", each)
        for each in notes.values()
    )


def test_a_brief_says_where_an_arrangement_stands_and_what_hashes_show(export: Export) -> None:
    """An editor reads the first lines, a lawyer the last."""
    brief = export("brief.md", "US-RW").read_text("utf-8")

    assert brief.startswith("# Pactwatch register: United States (US) → Rwanda (RW)\n")
    assert "- **Stage: signed**" in brief
    assert "No hash shows that a report was published" in brief
    assert len(re.findall(r"SHA-256 [0-9a-f]{64}", brief)) == 3


def test_foreign_text_stays_text_in_a_brief(export: Export) -> None:
    """As a reader of CommonMark with tables and HTML switched on shows it."""
    brief = export("brief.md", "US-RW").read_text("utf-8")

    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(brief)

    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert 'href="z"' not in page
    assert "<code" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_brief_is_on_one_pair(export: Export) -> None:
    """On all at once it would be no brief."""
    with pytest.raises(ExportError, match="one pair"):
        export("brief.md")
