"""The offices, bodies and titles of every language keep the promises of their own examples."""

from __future__ import annotations

import pytest

from pactwatch.language.cast.description import describe
from pactwatch.language.cast.lexicon import load_offices
from pactwatch.language.cast.tokens import Words

LANGUAGES = ("en", "fr", "es")
EXAMPLES = [
    (language, entry, affiliation, words)
    for language in LANGUAGES
    for entry, affiliation, words in load_offices(language).examples
]


@pytest.mark.parametrize(("language", "entry", "affiliation", "words"), EXAMPLES)
def test_a_description_speaks_for_what_its_entry_says(
    language: str, entry: str, affiliation: str, words: str
) -> None:
    """An entry whose own example comes out as something else misleads whoever extends the file."""
    lexicon = load_offices(language)
    tokens = Words(words, lexicon.words.get("elided", frozenset()))

    found = describe(tokens, range(len(tokens.tokens)), lexicon, {})

    assert found is not None, entry
    assert (found.state or found.kind) == affiliation


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_kinds_of_small_words(language: str) -> None:
    """A rule that asks for a list of words must find one in each language."""
    english = set(load_offices("en").words)

    assert english - set(load_offices(language).words) == set()


def test_who_has_left_office_no_longer_speaks_for_the_government() -> None:
    """A former minister of the party that lost the election is in opposition from that day on."""
    known = load_offices("en").people["James", "Cleverly"]

    assert known.affiliation_on("2023-12-05") == "GB"
    assert known.affiliation_on("2024-07-22") == "opposition"
    assert known.affiliation_on(None) == "GB"
