"""What several tables say of the same answers, added up."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

_Answer = TypeVar("_Answer", bound="Hashable")


def add_up(tables: Iterable[Mapping[_Answer, float]]) -> dict[_Answer, float]:
    """Return the sum of the numbers that each answer has in any of the tables."""
    totals: defaultdict[_Answer, float] = defaultdict(float)
    for table in tables:
        for answer, number in table.items():
            totals[answer] += number
    return dict(totals)
