"""Lines of several pieces set side by side, as pages have them at their head and foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pactwatch.documents.cohesion import Cohesion
from pactwatch.documents.furniture_rules import find_rule, tells_news
from pactwatch.documents.furniture_shapes import shape_of
from pactwatch.documents.furniture_strangers import Strangers, load_stranger_words
from pactwatch.documents.publication import is_date_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 220
_LONGEST_NAME = 40
_TOP_BLOCKS = 3
_ENDS = (".", "”", '"', "»", ":", ";", ",", "…")
_MARKS = re.compile(r"\s+(?:[|·•♦♥❤*✦◆]+|//+|::+)\s+")


def find_pieced(blocks: Sequence[str], is_cut: Sequence[bool], *, start: int) -> set[int]:
    """Return the numbers of the lines of which one piece is furniture and the rest is not of the report.

    "Share this letter on WhatsApp · Today's best pies" is such a line under a report of a court. Over the
    report, so is one with the day on which it came out: "Daily Pulse * 26 October 2025 * swipe for more".
    """
    lines = {
        n: _MARKS.split(blocks[n]) for n in range(start, len(blocks)) if not is_cut[n] and _may_be(blocks[n])
    }
    if not lines:
        return set()
    kept = [block for block, cut in zip(blocks, is_cut, strict=True) if not cut]
    strangers, cohesion = Strangers(kept), Cohesion(kept, load_stranger_words().idle)
    found: set[int] = set()
    for number, pieces in lines.items():
        is_top = number < start + _TOP_BLOCKS
        own = [piece for piece in pieces if not _is_furniture(piece, strangers, is_top=is_top)]
        is_headed = is_top and all(len(piece) <= _LONGEST_NAME for piece in own)
        if len(own) < len(pieces) and (
            is_headed or (cohesion.can_tell and all(map(cohesion.is_stranger, own)))
        ):
            found.add(number)
    return found


def _may_be(block: str) -> bool:
    """Say whether the block is a line of pieces and tells nothing."""
    return (
        len(block) <= _LONGEST
        and _MARKS.search(block) is not None
        and not block.endswith(_ENDS)
        and not tells_news(block)
    )


def _is_furniture(piece: str, strangers: Strangers, *, is_top: bool) -> bool:
    """Say whether a piece is furniture on its own: by a rule, by its shape, or as a stranger."""
    if not piece.strip():
        return True
    is_day = is_top and is_date_line(piece)
    by_rule = find_rule(piece, is_top=is_top, is_late=False, is_told=False) is not None
    return is_day or by_rule or shape_of(piece) is not None or strangers.has(piece)
