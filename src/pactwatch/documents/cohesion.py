"""Whether a line has anything to do with the report in which it stands, told by the words they share."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM_LENGTH = 5
_FEWEST_STEMS = 25
_FEWEST_BLOCKS = 3


class Cohesion:
    """The content words of a report, and in how many of its blocks each stands.

    Words are compared by their first letters, so that "deported" and "deportations" are one. ``idle`` are
    words that tie no line to a report: those of grammar, and those that advertisements and pages have.
    """

    def __init__(self, blocks: Sequence[str], idle: Collection[str]) -> None:
        """Count the content words of the blocks, which are those that are no furniture."""
        self._idle = idle
        self._block_count = len(blocks)
        self._counts = Counter(stem for block in blocks for stem in self._stems_of(block))

    @property
    def can_tell(self) -> bool:
        """Whether the report has words enough to tell what has nothing to do with it."""
        return len(self._counts) >= _FEWEST_STEMS and self._block_count >= _FEWEST_BLOCKS

    def is_stranger(self, words: str, *, stands_in: str | None = None) -> bool:
        """Say whether the words share no content word with the report around them.

        ``stands_in`` is the block of which the words are a piece, where they are no block of their own.
        """
        around = self._stems_of(stands_in.replace(words, " ", 1)) if stands_in else ()
        return all(self._counts[stem] <= 1 and stem not in around for stem in self._stems_of(words))

    def _stems_of(self, block: str) -> set[str]:
        words = _WORD.findall(block.casefold())
        return {word[:_STEM_LENGTH] for word in words if word not in self._idle}
