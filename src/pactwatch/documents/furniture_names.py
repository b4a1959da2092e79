"""Names of authors that stand alone over the date or the role: "Ann Doe", "Max Roe in Kigali"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pactwatch.documents.furniture_rules import tells_news

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD_BLOCKS = 14
_LONGEST = 70
_WORD = r"[A-ZÀ-Þ][\w.'’-]+"
_FULL = rf"{_WORD}(?: (?:de|da|van|von|bin|al|el|la|del|{_WORD})){{1,3}}"
_NAMES = re.compile(
    rf"{_FULL}(?:(?:, | and | et | y | & ){_FULL}){{0,2}}(?:,? (?:in|at|à|en|au) {_WORD}(?: {_WORD})?)?"
)
_BELOW = frozenset({"date", "byline"})


def find_names(blocks: Sequence[str], kinds: Sequence[str | None], *, start: int) -> set[int]:
    """Return the numbers of the lines near the headline that are names over a date, a role or a byline.

    ``kinds`` gives for each block what kind of furniture it is already, or None.
    """
    found: set[int] = set()
    for number in range(min(start + _HEAD_BLOCKS, len(blocks) - 1) - 1, start - 1, -1):
        block = blocks[number]
        if kinds[number] is not None or len(block) > _LONGEST or kinds[number + 1] not in _BELOW:
            continue
        if _NAMES.fullmatch(block) and not tells_news(block):
            found.add(number)
    return found
