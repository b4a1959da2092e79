"""Quotation marks at the edges of words that were said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.quotation_edges import without_marks
from pactwatch.language.span import Span


def within(text: str) -> str:
    """Return what is left of a text without the marks around it."""
    return without_marks(text, Span(0, len(text))).of(text)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ('"Nobody has landed,"', "Nobody has landed,"),
        ("‘Nobody has landed,’", "Nobody has landed,"),
        ("« Personne n'est venu »", "Personne n'est venu"),
        ("“The ‘safe’ island”", "The ‘safe’ island"),
        ("“Nobody has landed", "Nobody has landed"),
        ('nobody has landed"', "nobody has landed"),
    ],
)
def test_marks_around_all_that_was_said_are_no_part_of_it(said: str, left: str) -> None:
    """A quotation is its words; a mark whose partner is lost goes, too."""
    assert within(said) == left


@pytest.mark.parametrize(
    "said",
    [
        'it would see to their "safety and dignity"',
        "the deal was ‘cruel’",
        '"cruel" and "unlawful"',
        "« étonné » d'une décision",
        "they don’t come",
    ],
)
def test_a_mark_stays_with_its_partner(said: str) -> None:
    """Where part of what was said is quoted, both marks are shown."""
    assert within(said) == said


@given(st.text(alphabet="ab “”\"'’‘«»\n", min_size=1))
def test_words_are_never_lost_with_their_marks(text: str) -> None:
    """Only marks and spaces may go, and never all there is."""
    span = without_marks(text, Span(0, len(text)))
    assert 0 <= span.start < span.end <= len(text)
    assert not any(letter in "ab" for letter in text[: span.start] + text[span.end :])
