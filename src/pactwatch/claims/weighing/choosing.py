"""Of several readings of a clause, the one that its traits speak for most."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, TypeVar

from pactwatch.claims.reason import Reason
from pactwatch.claims.weighing.weights import BIAS, load_column, load_weights, probability, strongest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FITS = "fits"
_SHOWN = 3
Option = TypeVar("Option")


def weigh_options(name: str, traits_by_option: Mapping[Option, Iterable[str]]) -> dict[Option, float]:
    """Return how likely it is that each option fits, by the weights of that name, the best first.

    Of options that fit alike, the one given first comes first.
    """
    weights = load_column(name, FITS)
    return weigh_scores(
        name,
        {option: sum(map(weights.get, traits, repeat(0.0))) for option, traits in traits_by_option.items()},
    )


def weigh_scores(name: str, scores: Mapping[Option, float]) -> dict[Option, float]:
    """Return the same from the sum of the weights of each option's traits."""
    bias = load_weights(name).weight(BIAS, BIAS)
    odds = {option: bias + score for option, score in scores.items()}
    return {option: probability(odds[option]) for option in sorted(odds, key=lambda option: -odds[option])}


def reasons_for(name: str, traits: Sequence[str], answer: str = FITS) -> Reason:
    """Return the traits that speak most for an answer, by the weights of that name, for a person to read."""
    return Reason(_tell_strongest, name, traits, answer)


def _tell_strongest(name: str, traits: Sequence[str], answer: str) -> str:
    return ", ".join(strongest(load_column(name, answer), traits, _SHOWN))


def likeliest_answer(name: str, traits: Sequence[str], answers: Sequence[str]) -> tuple[str, Reason]:
    """Return the answer that traits speak for most, by the weights of that name, and which traits do."""
    sums = load_weights(name).sums([BIAS, *traits])
    best = max(answers, key=sums.__getitem__)
    return best, reasons_for(name, traits, best)
