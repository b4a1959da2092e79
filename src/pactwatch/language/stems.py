"""Words without their endings: "flown" and "flew" are one stem, and so are "trasladados" and "trasladan"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pactwatch.language.inflection import base_of
from pactwatch.language.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from snowballstemmer.basestemmer import BaseStemmer

_MOST_KNOWN = 1 << 16
_ALGORITHM = {"en": "english", "fr": "french", "es": "spanish"}


@functools.cache
def _stemmer(language: str) -> BaseStemmer:
    import snowballstemmer

    return snowballstemmer.stemmer(_ALGORITHM[language])


@functools.cache
def _stems(language: str) -> Remembered[str, str]:
    def find(word: str) -> str:
        return str(_stemmer(language).stemWord(base_of(word) if language == "en" else word))

    return Remembered(find, most=_MOST_KNOWN)


def stem(word: str, language: str) -> str:
    """Return the stem of a lowered word, by the Snowball algorithm of its language.

    Irregular English verbs have the stem of their base ("flew": "fli", as "fly").
    """
    return _stems(language)[word]


def stems_of(words: Iterable[str], language: str) -> list[str]:
    """Return the stems of lowered words, in their order."""
    return list(map(_stems(language).__getitem__, words))
