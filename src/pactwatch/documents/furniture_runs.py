"""Furniture by its company: short lines among furniture, and what hangs below the last prose."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pactwatch.documents.captions import reports_speech
from pactwatch.documents.furniture_rules import fold, tells_news
from pactwatch.documents.furniture_shapes import INNER_STOP, is_fragment, is_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_MOST_WORDS_BETWEEN = 6
_MOST_WORDS_BEFORE = 4
_MOST_WORDS_OVER_PROSE = 3
_LINK_LENGTH = 9
_LONGEST_HEADLINE = 130
_FEWEST_WORDS_OF_HEADLINE = 4
_FEWEST_WORDS_SHOUTED = 8
_GOES_ON = re.compile(
    r"^(?:he|she|they|it|the|this|that|these|those|there|but|and|some|his|her|their|its|il|elle|ils|elles|le|la|les|"
    r"l['’]|ce|cette|ces|mais|el|los|las|este|esta|estos|estas|pero|su|sus|in|at|on|under|after|en|dans|selon|según)\s",
    re.IGNORECASE,
)
_FEWEST_BELOW = 2
_BULLET = re.compile(r"^[-•*·▪–—]\s+")
# An item of a list that goes on from the prose, as no headline does: "* the parliament ratified it in May".
_ITEM = re.compile(r"^[-•*·▪–—]\s+[a-zà-ÿ]\w*\s")
_BULLET_OR_FIGURE = re.compile(r"^[-•*·▪–—]|\d")
CORRECTION = re.compile(
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
        if is_cut[number] or CORRECTION.match(block) or _ITEM.match(block):
            continue
        if furniture_seen or (has_furniture and _is_label(block, _MOST_WORDS_BEFORE)):
            found.add(number)
    return found


def find_list_items(blocks: Sequence[str], is_cut: Sequence[bool], heads: Collection[int]) -> set[int]:
    """Return the numbers of the blocks that are headlines of other stories, though they end as sentences.

    ``heads`` are the numbers of the lines that head a list. The headlines stand below the last paragraph
    of the report and below such a head; and either the same link follows each ("Read more"), or two
    headlines without a full stop follow.
    """
    if not heads:
        return set()
    backwards = range(len(blocks) - 1, -1, -1)
    last = next((n for n in backwards if not is_cut[n] and _is_paragraph(blocks[n])), 0)
    head = next((n for n in range(last + 1, len(blocks)) if n in heads), len(blocks))
    links = Counter(fold(blocks[n])[:_LINK_LENGTH] for n in range(head + 1, len(blocks)) if is_cut[n])
    found: set[int] = set()
    for number in range(head + 1, len(blocks)):
        if is_cut[number]:
            continue
        after = blocks[number + 1 : number + 3]
        is_linked = bool(after) and is_cut[number + 1] and links[fold(after[0])[:_LINK_LENGTH]] > 1
        is_listed = len(after) > 1 and not any(is_cut[number + 1 : number + 3])
        is_among = is_listed and all(map(_is_headline, after))
        if is_linked or is_among or number - 1 in found:
            found.add(number)
    return found


def _is_headline(block: str) -> bool:
    return is_fragment(block) and len(block.split()) >= _FEWEST_WORDS_OF_HEADLINE


def find_shouted(blocks: Sequence[str], is_cut: Sequence[bool], *, start: int) -> set[int]:
    """Return the numbers of the headlines in capitals that point to other stories between two paragraphs.

    Subheadings and the heads of documents are shorter, or stand over a text that begins.
    """
    return {
        number
        for number in range(start + 1, len(blocks) - 1)
        if not is_cut[number]
        and blocks[number].isupper()
        and len(blocks[number].split()) >= _FEWEST_WORDS_SHOUTED
        and is_fragment(blocks[number])
        and all(is_prose(blocks[other]) and not is_cut[other] for other in (number - 1, number + 1))
    }


def _is_paragraph(block: str) -> bool:
    """Say whether the block is more than a headline can be: long, quoted, or going on from one above."""
    if is_fragment(block):
        return False
    goes_on = _GOES_ON.match(block) or reports_speech(block) or INNER_STOP.search(block)
    return len(block) > _LONGEST_HEADLINE or block[0] in '“"«' or bool(goes_on)


def _find_over_prose(
    blocks: Sequence[str], is_cut: Sequence[bool], fragments: Sequence[bool], start: int
) -> set[int]:
    """Return the labels among furniture over the first prose, where no subheading stands yet.

    They follow furniture, or stand over several pieces of it: the author's name over date and length.
    """
    end = next((n for n in range(start, len(blocks)) if not is_cut[n] and not fragments[n]), len(blocks))
    found: set[int] = set()
    below = sum(is_cut[start:end])
    for number in range(start, end):
        below -= is_cut[number]
        follows = number > start and (is_cut[number - 1] or number - 1 in found)
        stands_over = below >= _FEWEST_BELOW and is_cut[number + 1]
        if (
            not is_cut[number]
            and (follows or stands_over)
            and _is_label(_BULLET.sub("", blocks[number]), _MOST_WORDS_OVER_PROSE)
        ):
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
