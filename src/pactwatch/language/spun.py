"""Plain words for what machines that reword articles make of them.

"The Rwandan remote pastor" is the foreign minister, "the Joined together States" are the United States. Such
a report is read with the plain words in their place, and what is found is then looked up in its own text.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.language.scan import Scanner
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pactwatch.language.scan import Hit

_ENOUGH = 2
_WRITTEN_SMALL = "america"
_CHOICE = re.compile(r"(?<!\\)\{([^}\\]*)\}")


class Swap(NamedTuple):
    """A stretch of a report's text, and where the plain words for it stand in the plain text."""

    spun: Span
    plain: Span


class PlainText(NamedTuple):
    """A report's text with plain words in the place of spun ones, and each such place in order."""

    text: str
    swaps: Sequence[Swap]

    def original(self, start: int, end: int) -> Span:
        """Return where a stretch of the plain text stands in the report; words swapped count as a whole."""
        return Span(self._original(start, at_end=False), self._original(end, at_end=True))

    def swaps_in(self, start: int, end: int) -> Sequence[Swap]:
        """Return the swaps that a stretch of the plain text shares words with."""
        return [swap for swap in self.swaps if swap.plain.meets((start, end))]

    def _original(self, at: int, *, at_end: bool) -> int:
        number = bisect_right(self.swaps, at, key=lambda swap: swap.plain.start) - 1
        if number < 0:
            return at
        spun, plain = self.swaps[number]
        if at >= plain.end:
            return at - plain.end + spun.end
        if at == plain.start:
            return spun.start
        return spun.end if at_end else spun.start


class SpunWords(NamedTuple):
    """The spun wordings with the plain one of each: those that give a report away, and all others.

    Of the wordings that give a report away, the first ``certain`` ones do so alone.
    """

    telling: Scanner
    every: Scanner
    plain: Sequence[str]
    certain: int


@functools.cache
def load_spun_words() -> SpunWords:
    """Load the spun wordings of English.

    Raises:
        LexiconError: If the file is not TOML or lacks a table.
    """
    return load_data_file(
        "pactwatch.language",
        "lexicons/en/spun.toml",
        _build,
        remedy="Give the tables `certain`, `likely` and `possible`, with lists of spun words for plain ones.",
    )


def _build(data: dict[str, Any]) -> SpunWords:
    plain: dict[str, str] = {}
    counts = []
    for table in ("certain", "likely", "possible"):
        for spun, meant in _pairs(data[table]):
            plain.setdefault(spun, meant)
        counts.append(len(plain))
    certain, likely, _ = counts
    terms = list(plain)
    return SpunWords(Scanner(terms[:likely]), Scanner(terms), list(plain.values()), certain)


def _pairs(table: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for meant, wordings in table.items():
        meanings = _chosen(meant)
        for wording in wordings:
            yield from zip(_chosen(wording), itertools.cycle(meanings), strict=False)


def _chosen(wording: str) -> list[str]:
    r"""Return what a wording with choices may be: "remote {pastor|serve}" is two, "\{that\}" is in braces."""
    pieces = [piece.split("|") for piece in _CHOICE.split(wording)]
    return ["".join(chosen).replace("\\", "") for chosen in itertools.product(*pieces)]


def find_plain_text(text: str) -> PlainText | None:
    """Return the text of an English report with plain words for spun ones, or None where none are spun.

    One wording that may be a person's own changes nothing; two different ones do, and then also words such
    as "outcasts" are taken for what machines mean by them.
    """
    words = load_spun_words()
    small = _lowered(text)
    hits = [hit for hit in words.telling.find(small) if _fits(hit, text, words.plain[hit.term])]
    if len({hit.term for hit in hits}) >= _ENOUGH:
        hits = [hit for hit in words.every.find(small) if _fits(hit, text, words.plain[hit.term])]
    else:
        hits = [hit for hit in hits if hit.term < words.certain]
    return _swapped(text, hits, words.plain) if hits else None


def _lowered(text: str) -> str:
    """Return the text in small letters, each in its place ("İ" has no single small one)."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(each.lower()[0] for each in text)


def _fits(hit: Hit, text: str, plain: str) -> bool:
    """Say whether words that would be a name are written as one, and "america" as only machines write it."""
    written = text[hit.start : hit.end]
    if written.lower() == _WRITTEN_SMALL:
        return written == _WRITTEN_SMALL
    is_name = plain != plain.lower()
    return not is_name or any(word[:1].isupper() for word in written.split())


def _swapped(text: str, hits: Sequence[Hit], plain: Sequence[str]) -> PlainText:
    pieces: list[str] = []
    swaps = []
    reached = length = 0
    for hit in hits:
        spun, meant = _swap_of(hit, text, plain[hit.term])
        length += spun.start - reached
        swaps.append(Swap(spun, Span(length, length + len(meant))))
        pieces += text[reached : spun.start], meant
        reached, length = spun.end, length + len(meant)
    return PlainText("".join([*pieces, text[reached:]]), swaps)


def _swap_of(hit: Hit, text: str, plain: str) -> tuple[Span, str]:
    """Return which words are swapped, and for what: of "choose ordered" only the first, for "judge"."""
    spun = text[hit.start : hit.end]
    meant = _as_written(plain, spun)
    before = _shared(f"{spun} ", f"{meant} ")
    after = _shared(f" {spun[before:]}"[::-1], f" {meant[before:]}"[::-1])
    if max(before, after) >= min(len(spun), len(meant)):
        return Span(hit.start, hit.end), meant
    return Span(hit.start + before, hit.end - after), meant[before : len(meant) - after]


def _shared(one: str, other: str) -> int:
    """Return how many letters both begin with, up to the last space among them."""
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in same).rfind(" ") + 1


def _as_written(plain: str, spun: str) -> str:
    """Return plain words with the capitals of the spun ones: "Remote Pastor", "Foreign Minister"."""
    if spun.isupper():
        return plain.upper()
    words = spun.split()
    if len(words) > 1 and words[-1][:1].isupper() and words[0][:1].isupper():
        return plain.title() if plain == plain.lower() and "'" not in plain else plain
    return plain[:1].upper() + plain[1:] if spun[:1].isupper() else plain
