"""Words without their endings: "flown" and "flew" are one stem, and so are "trasladados" and "trasladan"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pactwatch.language.inflection import base_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from snowballstemmer.basestemmer import BaseStemmer

_MOST_KNOWN = 1 << 16
_ALGORITHM = {"en": "english", "fr": "french", "es": "spanish"}


@functools.cache
def _stemmer(language: str) -> BaseStemmer:
    import snowballstemmer

    return snowballstemmer.stemmer(_ALGORITHM[language])


class _Stems(dict[str, str]):
    """The stems of the words of one language that were met so far, until they are many."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_KNOWN:
            self.clear()
        base = base_of(word) if self._language == "en" else word
        found = self[word] = str(_stemmer(self._language).stemWord(base))
        return found


_stems = functools.cache(_Stems)


def stem(word: str, language: str) -> str:
    """Return the stem of a lowered word, by the Snowball algorithm of its language.

    Irregular English verbs have the stem of their base ("flew": "fli", as "fly").
    """
    return _stems(language)[word]


def stems_of(words: Iterable[str], language: str) -> list[str]:
    """Return the stems of lowered words, in their order."""
    return list(map(_stems(language).__getitem__, words))
