"""How long one record may take: counted in time of computing, so that a busy machine changes nothing."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import FrameType


class OverBudget(BaseException):
    """A record has used up its time. No ``Exception``: no reader that goes on after errors may catch it."""


class Budget:
    """A span of the computing time of this process, in its main thread: ``with budget: ...``."""

    __slots__ = ("_seconds",)

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        signal.signal(signal.SIGPROF, _stop)

    def __enter__(self) -> Self:
        signal.setitimer(signal.ITIMER_PROF, self._seconds)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise OverBudget
