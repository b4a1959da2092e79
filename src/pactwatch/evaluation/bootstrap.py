"""How far a score would move on other reports of the same kind."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.evaluation.scores import ReportScore, Scores

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DRAWS = 1000
_SEED = 20250505
_TAIL = 0.025


class Interval(NamedTuple):
    """The middle 95 % of a score over resampled reports."""

    low: float
    high: float


def bootstrap(
    reports: Sequence[ReportScore], figures: dict[str, Callable[[Scores], float | None]]
) -> dict[str, Interval | None]:
    """Return the interval of each figure when whole reports are drawn again, with replacement.

    Reports and not claims are drawn, as the claims of one report stand and fall together. The draws are
    the same each time. A figure that most draws do not have gets None.
    """
    draw = random.Random(_SEED)  # noqa: S311 (not for secrets)
    drawn: dict[str, list[float]] = {name: [] for name in figures}
    for _ in range(_DRAWS):
        scores = Scores.of(draw.choices(reports, k=len(reports)))
        for name, figure in figures.items():
            value = figure(scores)
            if value is not None:
                drawn[name].append(value)
    return {name: _middle(sorted(values)) for name, values in drawn.items()}


def _middle(values: list[float]) -> Interval | None:
    if len(values) * 2 < _DRAWS:
        return None
    return Interval(values[int(_TAIL * len(values))], values[int((1 - _TAIL) * len(values)) - 1])
