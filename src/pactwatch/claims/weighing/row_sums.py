"""Sums of rows of a table, for many sets of traits at once."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

_Number = TypeVar("_Number", np.float32, np.float64)
_UNKNOWN = -1
_NOTHING = 0
_MOST_MET = 1 << 16
_FEWEST = 1 << 10


def sum_rows(
    table: NDArray[_Number], row_by_trait: Mapping[str, int], many: Iterable[Iterable[str]]
) -> NDArray[_Number]:
    """Return for each set of traits the sum of their rows; traits that have none count nothing.

    Args:
        table: The rows.
        row_by_trait: Which row each trait has.
        many: The sets of traits.
    """
    listed = [_rows(row_by_trait, traits) for traits in many]
    if not listed:
        return np.empty((0, table.shape[1]), dtype=table.dtype)
    rows: NDArray[np.intp] = np.array(list(chain.from_iterable(listed)), dtype=np.intp)
    found: NDArray[_Number] = table.take(rows, axis=0)
    found[rows == _UNKNOWN] = 0
    starts = list(accumulate(map(len, listed[:-1]), initial=0))
    sums: NDArray[_Number] = np.add.reduceat(found, starts, axis=0)
    return sums


def _rows(row_by_trait: Mapping[str, int], traits: Iterable[str]) -> list[int]:
    """Return the rows of some traits, with one of nothing before them, so that no set of them is empty."""
    return [_UNKNOWN, *[row_by_trait.get(trait, _UNKNOWN) for trait in traits]]


class Twins(dict[str, int]):
    """Two tables over one vocabulary, for traits that are asked of both: each is looked up but once.

    The rows of the traits met so far, a small part of all, stand side by side, those of the first table with
    ``width`` numbers, each found by the number that this dictionary gives its trait. Row 0 is of nothing, and
    stands for traits that neither table knows. All are forgotten once they are many.
    """

    def __init__(
        self,
        first: tuple[Mapping[str, int], NDArray[np.float64]],
        second: tuple[Mapping[str, int], NDArray[np.float32]],
    ) -> None:
        """Each table is given with the row of each of its traits."""
        super().__init__()
        self._sources: tuple[tuple[Mapping[str, int], NDArray[Any]], ...] = (first, second)
        self.width = first[1].shape[1]
        self._table = np.zeros((_FEWEST, self.width + second[1].shape[1]), dtype=np.float32)
        self._met: list[str] = [""]
        self._filled = 1

    def __missing__(self, trait: str) -> int:
        row = self[trait] = len(self._met) if any(trait in rows for rows, _ in self._sources) else _NOTHING
        if row != _NOTHING:
            self._met.append(trait)
        return row

    def sums(self, many: Sequence[Sequence[str]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return for each set of traits, none of them empty, the sums of their rows in both tables."""
        if len(self) > _MOST_MET:
            self.clear()
            del self._met[1:]
            self._filled = 1
        rows = np.array(list(map(self.__getitem__, chain.from_iterable(many))), dtype=np.intp)
        if self._filled < len(self._met):
            self._fill()
        starts = list(accumulate(map(len, many[:-1]), initial=0))
        sums: NDArray[np.float32] = np.add.reduceat(self._table.take(rows, axis=0), starts, axis=0)
        return sums[:, : self.width], sums[:, self.width :]

    def _fill(self) -> None:
        """Put the rows of the traits met since the last time into the table."""
        start, self._filled = self._filled, len(self._met)
        if self._filled > len(self._table):
            more = np.zeros_like(self._table, shape=(2 * self._filled, self._table.shape[1]))
            more[:start] = self._table[:start]
            self._table = more
        self._table[start : self._filled] = 0.0
        for (rows, known), columns in zip(
            self._sources, (slice(self.width), slice(self.width, None)), strict=True
        ):
            new = [(at, rows[trait]) for at, trait in enumerate(self._met[start:], start) if trait in rows]
            if new:
                here, there = zip(*new, strict=True)
                self._table[list(here), columns] = known[list(there)]
