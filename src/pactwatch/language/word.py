"""The words of a text, for readers that look at wordings and not at syntax."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(
    r"\d{4}([-/])\d\d?\1\d\d?(?!\d)|\d\d?([./-])\d\d?\2\d{4}(?!\d)"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th|er|º|ª)?"
    r"|[^\W\d_]+|\n\s*|[^\w\s]"
)


class Word(NamedTuple):
    """A word, a number, a sign or a line break of a text, with its offsets and its lower case.

    Hyphens and apostrophes stand alone: "two-year" is three words, "Monday's" too. A date in
    figures ("12/06/2025") is one.
    """

    start: int
    end: int
    lower: str
    is_capital: bool


_MAKE_WORD = functools.partial(tuple.__new__, Word)  # in a third of the time that it takes to call it


@functools.lru_cache(maxsize=4)
def find_words(text: str) -> tuple[Word, ...]:
    """Yield the words of a text in order.

    >>> [word.lower for word in find_words("Up to 1,200 on May 5th")]
    ['up', 'to', '1,200', 'on', 'may', '5th']
    """
    matches = list(_WORD.finditer(text))
    forms = [match.group() for match in matches]
    starts, ends = [match.start() for match in matches], [match.end() for match in matches]
    lowers = ["\n" if form[0] == "\n" else form.lower().replace("’", "'") for form in forms]
    capitals = [form[0].isupper() for form in forms]
    return tuple(map(_MAKE_WORD, zip(starts, ends, lowers, capitals, strict=True)))


def lower_at(words: Sequence[Word], index: int) -> str:
    """Return the word of a place in lower case; after the last one, a line break."""
    return words[index].lower if index < len(words) else "\n"
