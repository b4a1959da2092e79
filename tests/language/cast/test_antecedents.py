"""Who "he", "she" and "it" are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.language.cast import Speaker


@pytest.mark.parametrize(
    ("text", "pronoun", "before", "name"),
    [
        (
            "Peter Dutton spoke. In Port Moresby, Petrus Thomas fired back: they were Australia's, he said.",
            "he",
            "Peter Dutton",
            "Petrus Thomas",
        ),
        (
            "Matteo Piantedosi a fait appel. À Tirana, Edi Rama n'a pas réagi ; il avait parlé en mai.",
            "il",
            "Matteo Piantedosi",
            "Edi Rama",
        ),
        (
            "Germany's government was glad. The UN refugee agency is in no position to judge: it complained.",
            "it",
            "Germany's government",
            "UN refugee agency",
        ),
    ],
)
def test_whoever_opens_a_sentence_says_what_comes_after_its_colon(
    speaker_in: Callable[..., Speaker], text: str, pronoun: str, before: str, name: str
) -> None:
    """The one who spoke before has had his turn."""
    language = "fr" if pronoun == "il" else "en"
    at = f" {pronoun} "

    assert speaker_in(text, at, before=[before], language=language).name == name


def test_who_is_named_in_a_quotation_did_not_say_it(speaker_in: Callable[..., Speaker]) -> None:
    """A president of whom a minister speaks is not the one who speaks."""
    text = (
        "Samuel Ablakwa, the foreign minister of Ghana, spoke in Accra.\n\n"
        "“President Trump asked us. It was as if nobody wanted them,” he explained."
    )

    assert speaker_in(text, "he explained").name == "Samuel Ablakwa"


@pytest.mark.parametrize(
    ("introduced", "name"),
    [
        ("One of them, Ahmed, recalled being strapped into his seat.", "Ahmed"),
        ("Tesfay, 28, was on the plane to Kigali.", "Tesfay"),
        ("An Eritrean named Tesfay was on the plane to Kigali.", "Tesfay"),
        ("Marwan, from Afghanistan, was on the plane to Kigali.", "Marwan"),
        ("A former U.S. official was on the plane to Kigali.", "former U.S. official"),
    ],
)
def test_somebody_with_one_name_or_none_can_speak(
    speaker_in: Callable[..., Speaker], introduced: str, name: str
) -> None:
    """Those whom a deal moves are seldom named in full."""
    text = f"Justice minister Emmanuel Ugirashebuja was in Kigali.\n\n{introduced} “I had a price,” he said."

    assert speaker_in(text, "he said", before=["Emmanuel Ugirashebuja"]).name == name


def test_a_place_is_nobody(speaker_in: Callable[..., Speaker]) -> None:
    """A lone name after a preposition tells where, although an office follows it."""
    text = (
        "In Geneva, the UN high commissioner for refugees, Ruud Lubbers, was calm. He had told ministers so."
    )

    assert speaker_in(text, "He had").name == "Ruud Lubbers"
