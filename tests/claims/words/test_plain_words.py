"""Small words of French and Spanish read as the English ones that the rules on states know."""

from __future__ import annotations

import pytest

from pactwatch.claims.words.plain_words import plain_words
from pactwatch.language.romance.words import find_romance_words


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
