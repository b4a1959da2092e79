"""Learn by which weights the traits of several options tell the one that fits, where exactly one does.

The options of a question are weighed against each other: what all of them show counts for none. That nothing
fits is an option too, with traits of its own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from learning.networks import table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from learning.questions import Question

_MOST_STEPS = 200
_LEAST_LIKELY = 1e-12


def learn_choices(questions: Sequence[Question], strength: float, least_seen: int) -> dict[str, float]:
    """Return the weight of each trait that at least so many options show.

    The option None stands for all that is not offered: it is the right one where no other is.

    Args:
        questions: Of each the options with their traits, and those that fit.
        strength: How much a weight may grow for what it explains, as in a logistic regression.
        least_seen: Of how many options a trait must be one to be weighed.
    """
    rows: list[list[str]] = []
    right: list[bool] = []
    sizes: list[int] = []
    for question in questions:
        options = question.traits_by_option
        fitting = (question.accepted & options.keys()) or {None}
        if len(options) > len(fitting):
            rows += options.values()
            right += [option in fitting for option in options]
            sizes.append(len(options))
    seen = Counter(trait for row in rows for trait in set(row))
    table, names = table_of(rows, sorted(trait for trait, count in seen.items() if count >= least_seen))
    starts = np.cumsum([0, *sizes[:-1]])
    place = np.repeat(np.arange(len(sizes)), sizes)
    fits = np.array(right, dtype=np.float64)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = table @ weights
        likely = np.exp(scores - np.maximum.reduceat(scores, starts)[place])
        likely /= np.add.reduceat(likely, starts)[place]
        rightly = np.maximum(np.add.reduceat(likely * fits, starts), _LEAST_LIKELY)
        slope = table.T @ (likely - likely * fits / rightly[place]) + weights / strength
        return float(-np.log(rightly).sum() + weights @ weights / (2 * strength)), slope

    start = np.zeros(len(names))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS})
    return dict(zip(names, found.x.tolist(), strict=True))
