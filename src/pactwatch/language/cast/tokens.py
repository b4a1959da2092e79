"""A report as a list of words with what stands between them, quick enough for whole reports."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_POSSESSIVES = ("'s", "’s")


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
    """The tokens of a text and their lower-case forms, in order."""

    __slots__ = ("lowers", "starts", "text", "tokens")

    def __init__(self, text: str, elided: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.tokens = _tokens(text, elided)
        self.lowers = [token.lower for token in self.tokens]
        self.starts = [token.start for token in self.tokens]

    def within(self, start: int, end: int) -> range:
        """Return the places of the tokens that begin inside a stretch of text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def joined(self, first: int, last: int) -> str:
        """Return the words of the tokens from ``first`` up to and not including ``last``, as they stand."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def runs_on(self, place: int) -> bool:
        """Say whether only a blank stands between a token and the next one."""
        token = self.tokens[place]
        return not token.is_possessive and (
            token.gap == " " or (token.gap == ". " and len(token.text) <= _ABBREVIATED)
        )


_ABBREVIATED = 3


def _tokens(text: str, elided: frozenset[str]) -> list[Token]:
    found = [span for match in _WORD.finditer(text) for span in _parts(match, elided)]
    tokens = []
    for place, (start, stop) in enumerate(found):
        word, end = text[start:stop], stop
        following = found[place + 1][0] if place + 1 < len(found) else len(text)
        gap = text[end:following]
        is_possessive = word.endswith(_POSSESSIVES) or (
            word.endswith("s") and gap[:1] in {"'", "’"} and gap[1:2] == " "
        )
        if word.endswith(_POSSESSIVES):
            word = word[:-2]
            end -= 2
            gap = " " if gap == " " else gap
        if gap in {"'", "’"} and elided:
            gap = " "
        tokens.append(Token(start, end, word, word.lower(), word[0].isupper(), is_possessive, gap))
    return tokens


def _parts(match: re.Match[str], elided: frozenset[str]) -> list[tuple[int, int]]:
    """Split an elided article from its noun: "l'avocate" is two words in French."""
    start, end = match.span()
    word = match.group()
    at = max(word.find("'"), word.find("’"))
    if at > 0 and word[:at].lower() in elided:
        return [(start, start + at), (start + at + 1, end)]
    return [(start, end)]
