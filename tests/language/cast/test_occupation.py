"""Whom somebody speaks for whose office stands apart, or who has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pactwatch.language.cast import build_cast
from pactwatch.language.sentences import find_sentences
from pactwatch.language.states import find_states

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.language.cast import Speaker


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("So said Ann Gray of the Harbour Legal Fund, a Maine attorney who met them.", "Ann Gray", "lawyer"),
        ("Ann Gray of the Legal Aid Society, counsel for the men, agreed.", "Ann Gray", "lawyer"),
        ("Their lawyer, Ann Gray of the Legal Aid Society, agreed.", "Ann Gray", "lawyer"),
        ("Ann Gray, acting general counsel of DHS, agreed.", "Ann Gray", "US"),
        ("Ann Gray, the law society's vice-president, spoke in Uganda.", "Ann Gray", "ngo"),
        ("UNHCR complained in Italy. “No,” its Rome spokesman, Max Roe, said.", "Max Roe", "un"),
        ("Turkey replied through its ambassador to the EU, Max Roe, who agreed.", "Max Roe", "TR"),
        ("Sweden agreed. His Estonian colleague, Ann Gray, did too.", "Ann Gray", "EE"),
        ("A colleague, Ann Gray, was in Estonia.", "Ann Gray", "other"),
        ("In Germany, Ann Gray (Bund) disagreed.", "Ann Gray", "opposition"),
        ("In Vienna, the daily Neue Welle said so.", "Neue Welle", "media"),
        ("A 31-year-old Angolan teacher said so.", "31-year-old Angolan teacher", "person"),
    ],
)
def test_a_body_beside_a_name_and_an_office_after_it_are_told_apart(
    speaker_in: Callable[..., Speaker], text: str, name: str, side: str
) -> None:
    """A lawyer of a charity is a lawyer; an envoy to the Union does not speak for it."""
    assert speaker_in(text, name).affiliation == side


def test_a_known_official_spoke_for_whom_they_did_on_the_day() -> None:
    """In a report of 2024 that recalls April 2022, a premier of then speaks for his state."""
    text = "Boris Johnson spoke in Kent."
    cast = build_cast(text, find_sentences(text), find_states(text), language="en", published="2024-07-06")

    assert cast.side_on("Boris Johnson", "2022-04-14") == "GB"
    assert cast.side_on("Boris Johnson", "2024-07-06") == "opposition"
    assert cast.side_on("Boris Johnson", "2024-07") == "GB"


@pytest.mark.parametrize(
    ("name", "day", "side"),
    [
        ("Richard Marles", "2016-03-07", "opposition"),
        ("Richard Marles", "2025-09-01", "AU"),
        ("Tony Abbott", "2011-08-10", "opposition"),
        ("Tony Abbott", "2014-09-26", "AU"),
        ("Lemogang Kwape", "2024-05-01", "BW"),
        ("Edmund Yakani", "2025-07-10", "ngo"),
    ],
)
def test_who_is_known_speaks_for_a_government_while_it_governs(
    speaker_in: Callable[..., Speaker], name: str, day: str, side: str
) -> None:
    """A minister of today was in opposition ten years ago, whatever states a report names."""
    text = f"Britain asked Australia and Botswana. {name} would not hear of it."
    assert speaker_in(text, name, day=day).affiliation == side
