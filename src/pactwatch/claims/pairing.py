"""Which pair of states a clause concerns: rules propose, weighed traits decide."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.choosing import reasons_for, weigh_scores
from pactwatch.claims.pair_traits import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.pair_in_clause import Asked
    from pactwatch.claims.pair_traits import PairTraits
    from pactwatch.claims.parties import Pair

_LEAST = 0.3
_ALSO = 0.5


class Choice(NamedTuple):
    """A pair that a clause concerns, how likely, and the traits that speak most for it."""

    pair: Pair
    sureness: float
    because: str


def choose_pairs(finder: PairTraits, asked: Asked) -> Iterator[Choice]:
    """Yield the pair that fits a clause best, and others of the same sender that fit it as well.

    "Washington has sent groups to Rwanda and Ghana" concerns US-RW and US-GH, as the rules list both. Nothing
    is yielded where no pair fits.
    """
    parts = finder.find_parts(asked)
    scores = {pair: sum(chain(*[part.weights for part in found])) for pair, found in parts.items()}
    fits = weigh_scores(TABLE, scores)
    best = next(iter(fits), None)
    if best is None or fits[best] < _LEAST:
        return
    for pair, fit in fits.items():
        is_listed = best in asked.by_rule and pair in asked.by_rule
        if pair == best or (pair.sender == best.sender and (is_listed or fit >= _ALSO)):
            traits = chain.from_iterable(part.traits for part in parts[pair])
            yield Choice(pair, fit, reasons_for(TABLE, traits))
