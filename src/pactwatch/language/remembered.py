"""What was looked up or computed once, by what it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")


class Remembered(dict[K, V]):
    """The answers found so far; all are forgotten when there are too many.

    A dictionary answers a known question without a call, which a cache around a function does not.
    """

    def __init__(self, find: Callable[[K], V], *, most: int) -> None:
        super().__init__()
        self._find = find
        self._most = most

    def __missing__(self, asked: K) -> V:
        if len(self) >= self._most:
            self.clear()
        found = self[asked] = self._find(asked)
        return found
