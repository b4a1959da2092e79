"""Words without their endings: "flown" and "flew" are one stem, and so are "trasladados" and "trasladan"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pactwatch.language.inflection import base_of

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

_ALGORITHM = {"en": "english", "fr": "french", "es": "spanish"}


@functools.cache
def _stemmer(language: str) -> BaseStemmer:
    import snowballstemmer

    return snowballstemmer.stemmer(_ALGORITHM[language])


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str, language: str) -> str:
    """Return the stem of a lowered word, by the Snowball algorithm of its language.

    Irregular English verbs have the stem of their base ("flew": "fli", as "fly").
    """
    if language == "en":
        word = base_of(word)
    return str(_stemmer(language).stemWord(word))
