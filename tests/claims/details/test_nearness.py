"""How far a time or a number stands from the words that tell an event."""

from __future__ import annotations

import pytest

from pactwatch.claims.details.nearness import count_between
from pactwatch.language.clauses import Word

SENTENCE = "Ghana took fourteen people in on Saturday"
WORDS = [Word(SENTENCE.index(word), SENTENCE.index(word) + len(word), word) for word in SENTENCE.split()]


@pytest.mark.parametrize(
    ("one", "other", "between"),
    [("took", "Saturday", 4), ("Saturday", "took", 4), ("took", "fourteen", 0), ("took", "took", 0)],
)
def test_only_the_words_between_two_others_are_counted(one: str, other: str, between: int) -> None:
    """It is as far from "took" to "Saturday" as back again, and neither of the two counts."""
    assert count_between(WORDS, SENTENCE.index(one), SENTENCE.index(other)) == between
