"""Traits of pairs in parts, each of which is found and weighed once for all pairs and clauses that share it.

Of some thirty pairs that a report may speak of, most show the same to most clauses: that no rule proposes
them, and that the clause names neither state.
"""

from __future__ import annotations

import threading
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pactwatch.claims.weighing.network import load_network

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE = "pairs"
_MOST_MET = 1 << 14
_KEPT = threading.local()
Part = tuple[str, ...]


class Shown(NamedTuple):
    """What speaks for each of several pairs: which parts, and what they add to each hidden unit."""

    parts: tuple[NDArray[np.intp], ...]
    sums: NDArray[np.float32]


class PairParts(dict[Part, int]):
    """The parts met so far, each with its number; what a part adds to each hidden unit is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[Part] = []
        self._network = load_network(TABLE)
        self._sums = np.empty((0, self._network.table.shape[1]), dtype=np.float32)
        self._known = 0

    @classmethod
    def of_reports(cls) -> PairParts:
        """Return the parts met in the reports that this thread has read.

        Once they are many, or the network is loaded anew, none are kept.
        """
        parts: PairParts | None = getattr(_KEPT, "parts", None)
        if parts is None or len(parts) > _MOST_MET or parts._network is not load_network(TABLE):  # noqa: SLF001
            parts = _KEPT.parts = cls()
        return parts

    def __missing__(self, part: Part) -> int:
        number = self[part] = len(self)
        self._parts.append(part)
        return number

    def show(self, *parts: NDArray[np.intp]) -> Shown:
        """Return what the parts of several pairs show; each array has the number of one part of each pair."""
        first, *others = parts
        return self.show_more(Shown((first,), self._sums_of(first)), *others)

    def show_more(self, shown: Shown, *parts: NDArray[np.intp]) -> Shown:
        """Return what is shown by more parts as well."""
        sums = shown.sums.copy()
        for part in parts:
            sums += self._sums_of(part)
        return Shown((*shown.parts, *parts), sums)

    def scores(self, shown: Shown) -> list[float]:
        """Return the score of each pair."""
        scores: list[float] = self._network.scores(shown.sums)[:, 0].tolist()
        return scores

    def traits(self, shown: Shown, place: int) -> list[str]:
        """Return the traits of the pair at a place."""
        return [trait for numbers in shown.parts for trait in self._parts[numbers[place]]]

    def _sums_of(self, part: NDArray[np.intp]) -> NDArray[np.float32]:
        if self._known < len(self):
            self._learn()
        found: NDArray[np.float32] = self._sums.take(part, axis=0)
        return found

    def _learn(self) -> None:
        known, self._known = self._known, len(self)
        if self._known > len(self._sums):
            more = np.empty_like(self._sums, shape=(2 * self._known, self._sums.shape[1]))
            more[:known] = self._sums[:known]
            self._sums = more
        self._sums[known : self._known] = self._network.sums_of_each(islice(self, known, None))
