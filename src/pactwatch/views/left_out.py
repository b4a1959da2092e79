"""How much more there is than a page shows, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.register.arrangement import LeftOut

_WHAT = {
    "happenings": ("more happening that fewer stories tell", "more happenings that fewer stories tell"),
    "statements": ("older statement", "older statements"),
    "figures": ("more figure that fewer stories tell", "more figures that fewer stories tell"),
    "disagreements": ("more disagreement between fewer stories", "more disagreements between fewer stories"),
}
"""One of them, and several."""


def left_out_in_words(left_out: LeftOut) -> str:
    """Return "12 older statements, 3 more figures that fewer stories tell"; nothing where all is shown."""
    counts = left_out._asdict().items()
    return ", ".join(f"{count:,} {_WHAT[name][count > 1]}" for name, count in counts if count)
