"""A report as a list of words with what stands between them, quick enough for whole reports."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_APOSTROPHES = frozenset({"'", "’"})


class Token(NamedTuple):
    """A word from ``start`` to ``end`` without a possessive ending; ``gap`` is what stands before the next.

    Of "Uganda's ministry" the first token is "Uganda" with ``is_possessive``; its gap is a blank.
    """

    start: int
    end: int
    text: str
    lower: str
    is_capitalised: bool
    is_possessive: bool
    gap: str


class Words:
    """The tokens of a text, their forms and their lower-case forms, in order."""

    __slots__ = ("forms", "lowers", "starts", "text", "tokens")

    def __init__(self, text: str, elided: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.tokens = _tokens(text, elided)
        self.forms = [token.text for token in self.tokens]
        self.lowers = [token.lower for token in self.tokens]
        self.starts = [token.start for token in self.tokens]

    def within(self, start: int, end: int) -> range:
        """Return the places of the tokens that begin inside a stretch of text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def joined(self, first: int, last: int) -> str:
        """Return the words of the tokens from ``first`` up to and not including ``last``, as they stand.

        The last full stop of "U.S." is one of its letters' own.
        """
        end = self.tokens[last - 1].end
        end += "." in self.tokens[last - 1].text and self.text[end : end + 1] == "."
        return " ".join(self.text[self.tokens[first].start : end].split())

    def runs_on(self, place: int) -> bool:
        """Say whether only a blank stands between a token and the next, or the stop of an abbreviation."""
        token = self.tokens[place]
        if token.gap != ". " or token.is_possessive or len(token.text) > _ABBREVIATED:
            return token.gap == " " and not token.is_possessive
        following = self.tokens[place + 1].text if place + 1 < len(self.tokens) else ""
        is_initials = len(token.text) > 1 and token.text.isupper() and "." not in token.text
        return not is_initials or following.isupper()


_ABBREVIATED = 3
_MAKE_TOKEN = functools.partial(tuple.__new__, Token)  # in a third of the time that it takes to call it


def _tokens(text: str, elided: frozenset[str]) -> list[Token]:
    spans = [match.span() for match in _WORD.finditer(text)]
    if elided:
        spans = [part for span in spans for part in _parts(text, span, elided)]
    tokens = []
    followings = [start for start, _ in spans[1:]] + [len(text)]
    for (start, stop), following in zip(spans, followings, strict=False):
        word, end, gap = text[start:stop], stop, text[stop:following]
        is_possessive = False
        if word[-1] == "s":
            is_possessive = word[-2:-1] in _APOSTROPHES
            if is_possessive:
                word, end = word[:-2], end - 2
            elif gap[:1] in _APOSTROPHES and gap[1:2] == " ":
                is_possessive = True
        if elided and gap in _APOSTROPHES:
            gap = " "
        tokens.append(_MAKE_TOKEN((start, end, word, word.lower(), word[0].isupper(), is_possessive, gap)))
    return tokens


def _parts(text: str, span: tuple[int, int], elided: frozenset[str]) -> list[tuple[int, int]]:
    """Split an elided article from its noun: "l'avocate" is two words in French."""
    start, end = span
    word = text[start:end]
    at = max(word.find("'"), word.find("’"))
    if at > 0 and word[:at].lower() in elided:
        return [(start, start + at), (start + at + 1, end)]
    return [span]
