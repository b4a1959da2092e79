"""Pleas of a publisher to its readers: to pay, to subscribe, to stay; told by who speaks, and among what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.documents.furniture_rules import load_furniture, tells_news, words_of_line
from pactwatch.documents.voice import PUBLISHER, QUOTED, READER, SPEAKER

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_PLEA = 300
_LONGEST_AMONG = 320
_MOST_WORDS_OF_A_SLOGAN = 12
_PLEADING_KINDS = frozenset({"newsletter", "appeal", "contact", "cookies", "page-tools", "comments"})


def find_pleas(blocks: Sequence[str], kinds: Sequence[str | None], *, start: int) -> set[int]:
    """Return the numbers of the blocks in which a publisher pleads with its readers.

    ``kinds`` gives for each block what kind of furniture it is already, or None. "Local journalism
    needs your support!" pleads wherever it stands. Lines that speak of us to you, or open with a
    request, do where all around them is furniture, some of it of the same kind.
    """
    found = {n for n in range(start, len(blocks)) if kinds[n] is None and _pleads(blocks[n])}
    waiting: list[int] = []
    before: str | None = None
    for number in range(start, len(blocks)):
        kind = "appeal" if number in found else kinds[number]
        if kind is not None:
            if before and not _PLEADING_KINDS.isdisjoint({before, kind}):
                found.update(waiting)
            waiting, before = [], kind
        elif before and _may_plead(blocks[number]):
            waiting.append(number)
        else:
            waiting, before = [], None
    if before in _PLEADING_KINDS:
        found.update(waiting)
    return found


def _pleads(block: str) -> bool:
    """Say whether the block asks for what publishers live on."""
    if len(block) > _LONGEST_PLEA or not _is_unquoted(block):
        return False
    lexicon = load_furniture()
    words = words_of_line(block)
    speaks = not lexicon.reader.isdisjoint(words) or words[0] in lexicon.bids
    return speaks and not lexicon.craft.isdisjoint(words) and not lexicon.wants.isdisjoint(words)


def _may_plead(block: str) -> bool:
    """Say whether the block is a plea if those around it are."""
    if len(block) > _LONGEST_AMONG or not _is_unquoted(block):
        return False
    lexicon = load_furniture()
    words = words_of_line(block)
    if not PUBLISHER.isdisjoint(words) and not READER.isdisjoint(words):
        return True
    is_slogan = len(words) <= _MOST_WORDS_OF_A_SLOGAN
    opens = words[0] in lexicon.bids
    things = lexicon.things.union(lexicon.craft).intersection(words)
    speaks = not lexicon.reader.isdisjoint(words)
    return (is_slogan and (opens or speaks or bool(things))) or ((opens or speaks) and bool(things))


def _is_unquoted(block: str) -> bool:
    """Say whether nobody is quoted in the block, and no news told."""
    if QUOTED.search(block) or SPEAKER.match(block) or not words_of_line(block):
        return False
    return not tells_news(block)
