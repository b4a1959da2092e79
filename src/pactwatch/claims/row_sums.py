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
_NOTHING = 0
_MOST_MET = 1 << 16


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
    told = [at for at, (start, end) in enumerate(pairwise(bounds)) if start < end]
    sums = np.zeros((len(listed), table.shape[1]), dtype=table.dtype)
    if told:
        found = table.take(rows[is_known], axis=0)
        sums[told] = np.add.reduceat(found, [bounds[at] for at in told], axis=0)
    return sums


class _Rows(dict[str, int]):
    """The rows of the traits met so far, a small part of all: they lie closer together in memory."""

    def __init__(self, row_by_trait: Mapping[str, int]) -> None:
        super().__init__()
        self._row_by_trait = row_by_trait

    def __missing__(self, trait: str) -> int:
        row = self._row_by_trait.get(trait, _NOTHING)
        if len(self) < _MOST_MET:
            self[trait] = row
        return row


class Twins(NamedTuple):
    """Two tables over one vocabulary, for traits that are asked of both: each is looked up but once.

    The rows of both stand side by side in ``table``, those of the first with ``width`` numbers. The first row
    is of nothing, and stands for traits that are unknown.
    """

    rows: _Rows
    table: NDArray[np.float32]
    width: int

    @classmethod
    def of(
        cls,
        first: tuple[Mapping[str, int], NDArray[np.float64]],
        second: tuple[Mapping[str, int], NDArray[np.float32]],
    ) -> Self:
        """Return two tables, each given with the row of each of its traits, over all traits of either."""
        traits = {**first[0], **second[0]}
        row_by_trait = dict(zip(traits, range(1, len(traits) + 1), strict=True))
        width = first[1].shape[1]
        table = np.zeros((1 + len(row_by_trait), width + second[1].shape[1]), dtype=np.float32)
        for (rows, known), columns in ((first, slice(width)), (second, slice(width, None))):
            table[[row_by_trait[trait] for trait in rows], columns] = known[list(rows.values())]
        return cls(_Rows(row_by_trait), table, width)

    def sums(self, many: Sequence[Sequence[str]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return for each set of traits, none of them empty, the sums of their rows in both tables."""
        rows = np.array(list(map(self.rows.__getitem__, chain.from_iterable(many))), dtype=np.intp)
        starts = list(accumulate(map(len, many[:-1]), initial=0))
        sums: NDArray[np.float32] = np.add.reduceat(self.table.take(rows, axis=0), starts, axis=0)
        return sums[:, : self.width], sums[:, self.width :]
