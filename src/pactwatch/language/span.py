"""A stretch of text between two offsets."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of ``Document.text``: code points from ``start`` up to and not including ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of the span."""
        return text[self.start : self.end]

    def holds(self, other: tuple[int, int]) -> bool:
        """Say whether the other span lies wholly inside this one."""
        return self.start <= other[0] and other[1] <= self.end

    def meets(self, other: tuple[int, int]) -> bool:
        """Say whether the two spans share at least one code point."""
        return self.start < other[1] and other[0] < self.end
