"""Marks that lead to notes and sources: ``the agreement was signed.[7][8] The first flight …``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST = 3
_NUMBER = re.compile(r"(?<=\S)\[\d{1,3}\]")
_MARK = r"\[(?:\d{1,3}|[a-c]|(?:note|nb|n) ?\d{1,2}|(?:citation|clarification) needed)\]"
_MARKS = re.compile(rf"(?<=[^\s\[(])(?:{_MARK})+(?!\w)")


def without_references(blocks: Sequence[str]) -> tuple[str, ...]:
    """Return the paragraphs without marks of references, where there are several.

    They hide where sentences end. A letter that an editor has put into a quotation ("th[e] deal") stays, as
    does a paragraph of a judgment that is cited ("at [64]").
    """
    if sum(len(_NUMBER.findall(block)) for block in blocks if "[" in block) < _FEWEST:
        return tuple(blocks)
    return tuple(_MARKS.sub("", block) for block in blocks)
