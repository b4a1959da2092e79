"""The place, day and agency that open a report."""

from __future__ import annotations

import pytest

from pactwatch.language.dateline import find_story


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("KIGALI, Rwanda (AP) — Rwanda said no.", "Rwanda said no."),
        ("GUATEMALA CITY (AP) — The government said no.", "The government said no."),
        ("Accra, 5 mai 2025 (AFP) - Le gouvernement dit non.", "Le gouvernement dit non."),
        ("Tegucigalpa, July 25 2025 - Honduras said no.", "Honduras said no."),
        ("San José, 5 de marzo de 2025 – El Gobierno dijo no.", "El Gobierno dijo no."),
        ("Belize City, Oct. 20 — Belize said no.", "Belize said no."),
        ("Rwanda, in 12 words - no.", "Rwanda, in 12 words - no."),
        (
            "Tirana/Rome – “If Italy calls, we are there,” Rama said.",
            "“If Italy calls, we are there,” Rama said.",
        ),
        ("LONDON — Britain said no.", "Britain said no."),
        ("(Nairobi) – Rwanda said no.", "Rwanda said no."),
        ("(MENAFN) Rwanda said no.", "Rwanda said no."),
        ("AMSTERDAM (Reuters) -The Dutch said no.", "The Dutch said no."),
        ("SHENGJIN: Dozens of migrants left.", "Dozens of migrants left."),
        ("BURKE: No deal.\nREPORTER: Why?", "BURKE: No deal.\nREPORTER: Why?"),
        ("(Some of them said no.)", "(Some of them said no.)"),
        ("Rwanda said no - for now.", "Rwanda said no - for now."),
        ("The UK said no.", "The UK said no."),
    ],
)
def test_a_story_begins_after_its_dateline(text: str, story: str) -> None:
    """Whoever speaks in a story is named in it, not before it."""
    assert text[find_story(text, 0) :] == story


def test_a_known_city_and_a_dash_are_a_dateline_where_a_line_begins() -> None:
    """Nobody says "Mbabane - five men are held"; a theme before a dash is no place."""
    text = "Five men held\n\nMbabane - Five men are held.\n\nAnalysis - What follows is opinion."
    city, theme = text.index("Mbabane"), text.index("Analysis")

    assert text[find_story(text, city) :].startswith("Five men are")
    assert find_story(text, theme) == theme


def test_an_entry_of_a_live_page_begins_after_its_hour() -> None:
    """Nobody says the time at which they are quoted."""
    text = "Updates\n12:50 ‘We refuse,’ says Tripoli"

    assert text[find_story(text, text.index("12:50")) :] == "‘We refuse,’ says Tripoli"
