"""The page on the counts tells the rules that the code goes by, and the scores that were published."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.register.disagreement import NEAR
from pactwatch.views import about_page

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

EVALUATION = Path(__file__).parents[2] / "docs" / "evaluation.md"


def test_the_scores_are_those_of_the_evaluation() -> None:
    """Mend it with `python evaluation/report.py`, which writes both."""
    lines = [line for line in EVALUATION.read_text("utf-8").splitlines() if line.startswith("|")]
    written = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    written = [row for row in written if not set("".join(row)) <= set("-: ")]

    scores = about_page().scores

    assert [*scores.figures, *scores.types] == written


def test_the_page_tells_the_limits_of_the_rules(desk: TestClient) -> None:
    """Read from where the rules have them, so that they cannot drift apart."""
    page = " ".join(unescape(re.sub(r"<[^>]+>", "", desk.get("/about").text)).split())

    assert f"on two days at most {NEAR.days} days apart" in page
    assert "half B only measures" in page


def test_each_entry_of_its_contents_leads_to_a_part(desk: TestClient) -> None:
    """And other pages lead to parts of it."""
    page = desk.get("/about").text

    for fragment in re.findall(r'href="#([a-z]+)"', page):
        assert f'id="{fragment}"' in page
