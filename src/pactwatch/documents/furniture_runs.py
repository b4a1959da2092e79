"""Furniture by its company: short lines among furniture, and what hangs below the last prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pactwatch.documents.furniture_rules import tells_news
from pactwatch.documents.furniture_shapes import is_fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_WORDS_BETWEEN = 6
_MOST_WORDS_BEFORE = 4
_MOST_WORDS_OVER_PROSE = 2
_BULLET_OR_FIGURE = re.compile(r"^[-•*·▪–—]|\d")
_CORRECTION = re.compile(
    r"^(?:corr|clarif|editor's note|note|nota|rectif|erratum|fe de errat|précision)", re.IGNORECASE
)


def find_company(blocks: Sequence[str], is_cut: Sequence[bool], *, start: int) -> set[int]:
    """Return the numbers of lines that are furniture because of the lines around them.

    ``is_cut`` says of each block whether it is furniture by itself. Below the last prose of the report
    every fragment that follows furniture goes (the headlines of other stories, the answers of a poll,
    tags). Between paragraphs a short fragment goes that stands between two pieces of furniture; one
    that stands before prose stays, since it may be a subheading.
    """
    fragments = [number >= start and is_fragment(block) for number, block in enumerate(blocks)]
    last = max((n for n in range(len(blocks)) if not is_cut[n] and not fragments[n]), default=len(blocks))
    found = _find_between(blocks, is_cut, fragments, start, last)
    found |= _find_over_prose(blocks, is_cut, fragments, start)
    if last < start:
        return found
    furniture_seen = False
    below = range(last + 1, len(blocks))
    has_furniture = any(is_cut[number] for number in below)
    for number in below:
        furniture_seen = furniture_seen or is_cut[number]
        block = blocks[number]
        if is_cut[number] or _CORRECTION.match(block):
            continue
        if furniture_seen or (has_furniture and _is_label(block, _MOST_WORDS_BEFORE)):
            found.add(number)
    return found


def _find_over_prose(
    blocks: Sequence[str], is_cut: Sequence[bool], fragments: Sequence[bool], start: int
) -> set[int]:
    """Return the labels after furniture over the first prose, where no subheading stands yet."""
    found: set[int] = set()
    for number in range(start, len(blocks)):
        if is_cut[number]:
            continue
        follows = number > start and (is_cut[number - 1] or number - 1 in found)
        if not fragments[number]:
            break
        if follows and _is_label(blocks[number], _MOST_WORDS_OVER_PROSE):
            found.add(number)
    return found


def _find_between(
    blocks: Sequence[str], is_cut: Sequence[bool], fragments: Sequence[bool], start: int, last: int
) -> set[int]:
    """Return the fragments that stand, one or several, between two pieces of furniture."""
    found: set[int] = set()
    waiting: list[int] = []
    after_furniture = False
    for number in range(start, min(last, len(blocks))):
        if is_cut[number]:
            if after_furniture:
                found.update(waiting)
            waiting, after_furniture = [], True
        elif fragments[number] and _is_label(blocks[number], _MOST_WORDS_BETWEEN):
            waiting.append(number)
        else:
            waiting, after_furniture = [], False
    return found


def _is_label(block: str, most_words: int) -> bool:
    return len(block.split()) <= most_words and not _BULLET_OR_FIGURE.search(block) and not tells_news(block)
