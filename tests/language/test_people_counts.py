from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.language.people_counts import find_counts, find_people_counts


def counts_in(text: str, language: str = "en") -> list[tuple[int | None, str]]:
    """Return the count and the qualifier of each count in a text."""
    return [(one.count, one.qualifier) for one in find_people_counts(text, language=language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It will take up to 250 migrants.", "en", [(250, "up_to")]),
        ("as many as seventy-five third-country nationals", "en", [(75, "up_to")]),
        ("no more than 7,500 refugees", "en", [(7500, "up_to")]),
        ("The first five men landed and ten more followed.", "en", [(5, "exact"), (10, "exact")]),
        ("About eight others came.", "en", [(8, "about")]),
        ("Fourteen West Africans landed.", "en", [(14, "exact")]),
        ("They expelled one Salvadoran man.", "en", [(1, "exact")]),
        ("It agreed to take an Iraqi.", "en", [(1, "exact")]),
        ("It has so far taken 15.", "en", [(15, "exact")]),
        ("By March 377 had gone and 380 had come.", "en", [(377, "exact"), (380, "exact")]),
        ("A second group, of eight, went the same way.", "en", [(8, "exact")]),
        ("43 asylum seekers, including 12 children", "en", [(43, "exact"), (12, "among")]),
        ("nine people - six men and three women - left", "en", [(9, "exact"), (6, "among"), (3, "among")]),
        (
            "eight men to Juba, five men and three men to Accra",
            "en",
            [(8, "exact"), (5, "exact"), (3, "exact")],
        ),
        ("more than 200 detainees", "en", [(200, "at_least")]),
        ("a country of 13 million people", "en", [(13_000_000, "population")]),
        ("dozens of migrants and several hundred Cubans", "en", [(None, "exact"), (None, "exact")]),
        ("Doscientas personas, entre ellas 81 niños", "es", [(200, "exact"), (81, "among")]),
        ("El segundo, con 65, llegó después.", "es", [(65, "exact")]),
        ("hasta 1.200 solicitantes", "es", [(1200, "up_to")]),
        ("Neuf étrangers ont débarqué.", "fr", [(9, "exact")]),
        ("Le 12 sept. 2025, sept migrants ont débarqué.", "fr", [(7, "exact")]),
        ("Il en accepte jusqu'à 90 ; sept ont débarqué en mai.", "fr", [(90, "up_to"), (7, "exact")]),
        ("jusqu'à 1 200 demandeurs d'asile", "fr", [(1200, "up_to")]),
        ("des centaines de migrants", "fr", [(None, "exact")]),
    ],
)
def test_people_are_counted_as_the_report_counts_them(
    text: str, language: str, expected: list[tuple[int | None, str]]
) -> None:
    """Caps, arrivals and parts are told apart by the words before the number."""
    assert counts_in(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The court ruled by four votes to three.",
        "It paid $6 million in 2024.",
        "They left on May 14 at 11:41 PM.",
        "The plane arrived at 6 o'clock in the morning.",
        "A man aged 43 spent six weeks there.",
        "Article 31 of the treaty names 12 planes.",
        "a Rwandan-backed group",
        "Five more US deportation flights are due.",
        "25% of them",
        "The video has 900,000 views.",
        "The flight was due to take off at 7 p.m. Eastern.",
        "Two planes landed on 9 and 23 July.",
        "Another 50 million is to follow next year.",
    ],
)
def test_other_numbers_are_not_people(text: str) -> None:
    """Votes, money, dates, ages, articles and shares count something else."""
    assert counts_in(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eswatini got its first five in July and Ghana 14 last month.", [14]),
        ("Panama, which housed 299 in a hotel, is done.", [299]),
        ("It paid $6 million in 2024 for 25% of it.", []),
        ("Article 31 was passed on 14 May.", []),
        ("Mexico takes Cubans under Title 42, and none under Protocol 16.", []),
        ("Flights will leave in ten to twelve weeks, and 5-10 days later.", []),
        ("One or two have come so far, the premier said.", []),
        ("The first two groups of men were taken back, and three flights cancelled.", []),
        ("He said two more flights and three U.S. military planes were due.", []),
    ],
)
def test_numbers_of_no_known_thing_are_kept_apart(text: str, expected: list[int]) -> None:
    """They may count people, which no word says: sums, shares, days, groups and flights do not."""
    assert [other.count for other in find_counts(text).others] == expected


@settings(max_examples=100)
@given(st.text(alphabet="0123456789,. -aeimnoprst\n", max_size=80), st.sampled_from(["en", "fr", "es"]))
def test_whatever_the_text_counts_lie_in_order_within_it(text: str, language: str) -> None:
    """Offsets hold for any run of figures and letters."""
    found = find_people_counts(text, language=language)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= after.start for one, after in itertools.pairwise(found))
