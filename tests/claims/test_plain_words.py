"""Small words of French and Spanish read as the English ones that the rules on states know."""

from __future__ import annotations

import pytest

from pactwatch.claims.plain_words import is_romance_nationality, plain_words
from pactwatch.language.romance.words import find_romance_words
from pactwatch.language.states import find_states


@pytest.mark.parametrize(
    ("text", "language", "word", "plain"),
    [
        ("Ils ont été envoyés vers le Rwanda.", "fr", 4, "to"),
        ("Neuf étrangers expulsés des Etats-Unis sont là.", "fr", 3, "from"),
        ("Le gouvernement des Etats-Unis se tait.", "fr", 2, "of"),
        ("Kigali a signé avec Londres.", "fr", 3, "with"),
        ("Los vuelos procedentes de Texas aterrizaron.", "es", 3, "from"),
        ("El pacto con Ruanda fue anulado.", "es", 2, "with"),
        ("They were sent to Rwanda.", "en", 3, "to"),
    ],
)
def test_a_preposition_reads_as_the_english_one(text: str, language: str, word: int, plain: str) -> None:
    """After what leaves a place "de" is "from", else "of"."""
    assert plain_words(find_romance_words(text), language)[word].lower == plain


@pytest.mark.parametrize(
    ("text", "language", "is_nationality"),
    [
        ("Un Irakien a été envoyé à Kigali.", "fr", True),
        ("Les autorités rwandaises se taisent.", "fr", False),
        ("Las familias de 200 guatemaltecos esperan.", "es", True),
        ("El canciller paraguayo firmó el pacto.", "es", False),
        ("Los venezolanos fueron liberados.", "es", True),
    ],
)
def test_a_demonym_is_a_person_or_a_side(text: str, language: str, *, is_nationality: bool) -> None:
    """Where people are from makes no state a party; for whom somebody acts does."""
    words = find_romance_words(text)
    mention = find_states(text, language=language)[0]
    first = next(at for at, word in enumerate(words) if word.start == mention.start)
    classes: list[set[str]] = [set() for _ in words]

    assert is_romance_nationality(words, classes, first, mention, language) is is_nationality
