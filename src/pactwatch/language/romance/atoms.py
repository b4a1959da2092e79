"""A French or Spanish sentence as a row of words, marks and whole quotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.language.quotations import Quotation
    from pactwatch.language.span import Span

_QUOTE_MARKS = frozenset("«»“”„\"‹›‘’'") | {"``", "''"}
_TOKEN = re.compile(
    r"(?:EE\. ?UU\.?|(?:[A-ZÀ-Þ]{1,2}\.){2,}|(?:MM?|Mme|Dr|Me|Pr|Sra?|Dra|Gral|Lic)\.(?=\s))"
    r"|[^\W\d_]+['’](?=[^\W_])"
    r"|-(?:t-)?(?:ils?|elles?|on|je)\b"
    r"|\w+(?:[-‐](?!(?:t-)?(?:ils?|elles?|on|je)\b)\w+)*"
    r"|``|''|[^\w\s]"
)


_LONGEST_UNIT = 250


class Atom(NamedTuple):
    """A word, a mark, or a whole quotation with its marks; offsets are of the whole text.

    ``kind`` is ``word``, ``name`` (a capital first), ``number``, ``clitic`` (the ``il`` of "a-t-il dit"),
    ``mark`` or ``quote``. ``quotation`` is the place of a quotation in the list that was given, else -1.
    """

    start: int
    end: int
    lower: str
    kind: str
    quotation: int = -1


def find_units(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> list[list[Atom]]:
    """Return the atoms of each sentence; a sentence that ends inside a quotation goes on after it.

    What never comes to a full stop is cut after ``_LONGEST_UNIT`` atoms.

    In ``« Non. Jamais », a dit le ministre.`` the quotation of two sentences is one atom of one unit.
    """
    outer = [index for index, quotation in enumerate(quotations) if quotation.depth == 0]
    units: list[list[Atom]] = []
    atoms = _read(text, quotations, outer)
    current: list[Atom] = []
    sentence = 0
    for atom in atoms:
        while sentence < len(sentences) and sentences[sentence].end <= atom.start:
            sentence += 1
            if current and current[-1].end <= sentences[sentence - 1].end:
                units.append(current)
                current = []
        if current and "\n" in text[current[-1].end : atom.start]:
            units.append(current)
            current = []
        current.append(atom)
        if len(current) >= _LONGEST_UNIT:
            units.append(current)
            current = []
    return [*units, current] if current else units


def _read(text: str, quotations: Sequence[Quotation], outer: list[int]) -> Iterator[Atom]:
    """Yield the atoms of the text, each outermost quotation as one."""
    reached = 0
    for index in outer:
        quotation = quotations[index]
        opens = _mark_before(text, quotation.start, reached) if quotation.is_opened else quotation.start
        yield from _words(text, reached, opens)
        closes = _mark_after(text, quotation.end) if quotation.is_closed else quotation.end
        yield Atom(opens, closes, "", "quote", index)
        reached = closes
    yield from _words(text, reached, len(text))


def _mark_before(text: str, start: int, reached: int) -> int:
    at = start
    while at > reached and text[at - 1].isspace():
        at -= 1
    while at > reached and text[at - 1] in _QUOTE_MARKS | {"`"}:
        at -= 1
    return at


def _mark_after(text: str, end: int) -> int:
    at = end
    while at < len(text) and text[at] in " \u00a0\u202f":
        at += 1
    return at + 1 if at < len(text) else at


def _words(text: str, start: int, end: int) -> Iterator[Atom]:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first = word[0]
        if first.isalpha():
            kind = "name" if first.isupper() else "word"
        elif first.isdigit():
            kind = "number"
        else:
            kind = "clitic" if len(word) > 1 and first == "-" else "mark"
        lower = word.rpartition("-")[2] if kind == "clitic" else word.rstrip("'’") or word
        yield Atom(match.start(), match.end(), lower.lower(), kind)
