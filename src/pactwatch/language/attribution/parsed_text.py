"""A text with the parse of those of its sentences that have one."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.attribution.tree import Tree
    from pactwatch.language.span import Span


class Sentences(NamedTuple):
    """A text with its sentences, and the parse of each sentence that has one."""

    text: str
    spans: Sequence[Span]
    trees: Sequence[Tree | None]
    starts: list[int]

    def at(self, offset: int) -> tuple[Span, Tree | None]:
        """Return the sentence in which a character stands, or the last one before it."""
        index = max(0, bisect_right(self.starts, offset) - 1)
        return self.spans[index], self.trees[index]
