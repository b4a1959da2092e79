"""Words of a report with what stands between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.cast.tokens import Words


@given(st.text())
def test_every_word_stands_where_its_offsets_say(text: str) -> None:
    """Whatever the script, the offsets lead back to the word."""
    words = Words(text)

    assert all(text[token.start : token.end] == token.text for token in words.tokens)


def test_a_possessive_ending_is_no_part_of_a_word() -> None:
    """It is Uganda that is meant, and what follows is hers."""
    uganda, ministry = Words("Uganda's ministry").tokens

    assert (uganda.text, uganda.is_possessive, uganda.gap) == ("Uganda", True, " ")
    assert ministry.text == "ministry"


def test_an_elided_article_is_a_word_of_its_own_in_french() -> None:
    """Else neither "l'avocate" nor "d'Etat" would be known."""
    words = Words("l'avocate du ministre d’Etat", frozenset({"l", "d"}))

    assert words.lowers == ["l", "avocate", "du", "ministre", "d", "etat"]


def test_letters_with_full_stops_keep_the_last_one() -> None:
    """A state is shown as the report writes it: "U.S.", not "U.S"."""
    words = Words("They were convicted, the U.S. said. He left Rome.")

    assert words.joined(4, 5) == "U.S."
    assert words.joined(7, 8) == "left"
    assert words.joined(8, 9) == "Rome"


@pytest.mark.parametrize(
    ("text", "runs_on"),
    [
        ("Mr. Rama agreed", True),
        ("MR. RAMA: No.", True),
        ("U.S. District Judge Gray", True),
        ("BBC. John Chiligati said", False),
        ("Kampala. John Chiligati said", False),
    ],
)
def test_initials_of_a_body_end_a_sentence_and_an_abbreviated_title_does_not(
    text: str, *, runs_on: bool
) -> None:
    """Else "BBC. John Chiligati" would be one name."""
    assert Words(text).runs_on(0) is runs_on
