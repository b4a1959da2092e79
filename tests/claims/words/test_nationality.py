"""Demonyms that tell where people are from, and those that stand for a state."""

from __future__ import annotations

import pytest

from pactwatch.claims.words.nationality import is_nationality
from pactwatch.language.romance.words import find_romance_words
from pactwatch.language.states import find_states


@pytest.mark.parametrize(
    ("text", "language", "is_person"),
    [
        ("Un Irakien a été envoyé à Kigali.", "fr", True),
        ("Les autorités rwandaises se taisent.", "fr", False),
        ("Las familias de 200 guatemaltecos esperan.", "es", True),
        ("El canciller paraguayo firmó el pacto.", "es", False),
        ("Un total de 119 migrantes irregulares cubanos llegaron.", "es", True),
        ("Los venezolanos fueron liberados.", "es", True),
        ("Two Venezuelans were freed.", "en", True),
        ("An Iraqi was sent to Kigali.", "en", True),
        ("The Rwandan minister signed.", "en", False),
        ("Ministers held talks with the Cambodians.", "en", False),
    ],
)
def test_a_demonym_is_a_person_or_a_side(text: str, language: str, *, is_person: bool) -> None:
    """Where people are from makes no state a party; for whom somebody acts does."""
    words = find_romance_words(text)
    mention = find_states(text, language=language)[0]
    first = next(at for at, word in enumerate(words) if word.start == mention.start)
    classes: list[set[str]] = [{"people"} if word.lower == "migrantes" else set() for word in words]

    assert is_nationality(words, classes, first, first + 1, mention, language) is is_person
