"""Sums of rows of a table, for many sets of traits at once."""

from __future__ import annotations

from itertools import accumulate, chain, pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

_Number = TypeVar("_Number", np.float32, np.float64)
_UNKNOWN = -1


def sum_rows(
    table: NDArray[_Number], row_by_trait: Mapping[str, int], many: Iterable[Iterable[str]]
) -> NDArray[_Number]:
    """Return for each set of traits the sum of their rows; traits that have none count nothing.

    Args:
        table: The rows.
        row_by_trait: Which row each trait has.
        many: The sets of traits.
    """
    listed = [list(traits) for traits in many]
    every = chain.from_iterable(listed)
    rows: NDArray[np.intp] = np.fromiter(map(row_by_trait.get, every, repeat(_UNKNOWN)), dtype=np.intp)
    is_known: NDArray[np.bool_] = rows != _UNKNOWN
    known_before = [0, *is_known.cumsum().tolist()]
    bounds = [known_before[end] for end in accumulate(map(len, listed), initial=0)]
    found = table.take(rows[is_known], axis=0)
    sums = np.empty((len(listed), table.shape[1]), dtype=table.dtype)
    for at, (start, end) in enumerate(pairwise(bounds)):
        np.add.reduce(found[start:end], axis=0, out=sums[at])
    return sums


class Twins(NamedTuple):
    """Two tables over one vocabulary, for traits that are asked of both: each is looked up but once.

    The first row of each is of nothing, and stands for traits that are unknown.
    """

    row_by_trait: Mapping[str, int]
    first: NDArray[np.float64]
    second: NDArray[np.float32]

    @classmethod
    def of(
        cls,
        first: tuple[Mapping[str, int], NDArray[np.float64]],
        second: tuple[Mapping[str, int], NDArray[np.float32]],
    ) -> Self:
        """Return two tables, each given with the row of each of its traits, over all traits of either."""
        traits = {**first[0], **second[0]}
        row_by_trait = dict(zip(traits, range(1, len(traits) + 1), strict=True))
        return cls(row_by_trait, _spread(*first, row_by_trait), _spread(*second, row_by_trait))

    def sums(self, many: Sequence[Sequence[str]]) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
        """Return for each set of traits, none of them empty, the sums of their rows in both tables."""
        every = chain.from_iterable(many)
        rows: NDArray[np.intp] = np.fromiter(map(self.row_by_trait.get, every, repeat(0)), dtype=np.intp)
        starts = list(accumulate(map(len, many[:-1]), initial=0))
        return (
            np.add.reduceat(self.first.take(rows, axis=0), starts, axis=0),
            np.add.reduceat(self.second.take(rows, axis=0), starts, axis=0),
        )


def _spread(
    rows: Mapping[str, int], table: NDArray[_Number], row_by_trait: Mapping[str, int]
) -> NDArray[_Number]:
    """Return a table with its rows where another vocabulary has them, and zeros between."""
    spread = np.zeros((1 + len(row_by_trait), table.shape[1]), dtype=table.dtype)
    spread[[row_by_trait[trait] for trait in rows]] = table[list(rows.values())]
    return spread
