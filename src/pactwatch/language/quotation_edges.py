"""Words said, without the quotation marks around all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.language.span import Span

_SPACE = frozenset(" \n\t\u00a0\u202f")
_DOUBLE = re.compile('[“”„"«»‹›]')
_SINGLE = re.compile(r"(?<!\w)[‘'`]|[’'](?!\w)")
_MARKS = frozenset("“”„\"«»‹›‘’'`")


def without_marks(text: str, span: Span) -> Span:
    """Return a span without the spaces and the quotation marks around it; as it is where it has no word.

    A mark at an edge stays where its partner stands inside: of 'they will see to their "safety"' the last
    one belongs to the words, of '"It is safe"' neither does.
    """
    start, end = _trimmed(text, *span)
    is_marked = start < end and not _MARKS.isdisjoint((text[start], text[end - 1]))
    for mark in (_DOUBLE, _SINGLE, _DOUBLE) if is_marked else ():
        start, end = _trimmed(text, *_within(text, start, end, mark))
    return span._replace(start=start, end=end) if start < end else span


def _within(text: str, start: int, end: int, mark: re.Pattern[str]) -> tuple[int, int]:
    marks = [found.start() for found in mark.finditer(text, start, end)]
    opens, closes = marks[:1] == [start], marks[-1:] == [end - 1]
    is_around = opens and closes and len(marks) == len({start, end - 1})
    if is_around or (closes and len(marks) % 2):
        end -= 1
    if end > start and opens and (is_around or (len(marks) % 2 and not closes)):
        start += 1
    return start, max(start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _SPACE:
        start += 1
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    return start, end
