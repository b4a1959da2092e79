"""Words as they are searched for: without capitals, and Latin letters without accents."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")


class Folded(NamedTuple):
    """A text without capitals and accents, and where each of its letters stands in the text itself."""

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Folded:
        """Fold a text."""
        if all(len(_LETTERS[ord(each)]) == 1 for each in set(text)):
            return cls(text.translate(_LETTERS), range(len(text)))
        letters = [(letter, place) for place, each in enumerate(text) for letter in _LETTERS[ord(each)]]
        return cls("".join(letter for letter, _ in letters), tuple(place for _, place in letters))

    def find(self, words: list[str]) -> tuple[int, int] | None:
        """Return where words that were folded follow one another in the text itself."""
        between = r"[\W_]+".join(map(re.escape, words))
        found = re.search(rf"(?<![^\W_]){between}(?![^\W_])", self.text)
        return (self.places[found.start()], self.places[found.end() - 1] + 1) if found else None


class _Letters(dict[int, str]):
    """What each letter becomes, worked out once for each."""

    def __missing__(self, code: int) -> str:
        letter = chr(code).lower()
        parts = unicodedata.normalize("NFD", letter)
        if unicodedata.category(parts[0]) == "Mn":
            letter = ""
        elif parts[0].isascii():
            letter = parts[0]
        self[code] = letter
        return letter


_LETTERS = _Letters()


def find_words(text: str) -> list[str]:
    """Return the words of a text, folded, in order.

    >>> find_words("Núñez: «GJADËR» 2025")
    ['nunez', 'gjader', '2025']
    """
    return _WORD.findall(unicodedata.normalize("NFC", text).translate(_LETTERS))


def fold_name(name: str) -> str:
    """Return a speaker's name as speakers are counted: capitals and spaces make no difference.

    >>> fold_name("Anna  MUKAMANA")
    'anna mukamana'
    """
    return " ".join(name.casefold().split())
