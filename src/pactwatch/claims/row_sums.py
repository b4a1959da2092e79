"""Sums of rows of a table, for many sets of traits at once."""

from __future__ import annotations

from itertools import accumulate, chain, pairwise, repeat
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
