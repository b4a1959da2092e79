"""Which pairs of states the clauses of a report concern: rules propose, a network over traits decides.

Each clause is weighed twice: by itself, as the report goes on, and again by what the others concern.
"""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.choosing import FITS
from pactwatch.claims.network import load_network
from pactwatch.claims.pair_company import find_company_traits
from pactwatch.claims.pair_traits import TABLE
from pactwatch.claims.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pactwatch.claims.pair_in_clause import Asked
    from pactwatch.claims.pair_traits import PairTraits, Part
    from pactwatch.claims.parties import Pair

_LEAST = 0.3
_ALSO = 0.6
_SHOWN = 3


class Weighed(NamedTuple):
    """A clause with how likely each pair of the report is the one that it concerns, and what says so."""

    asked: Asked
    parts_by_pair: Mapping[Pair, Sequence[Part]]
    likely: Mapping[Pair, float]


class Choice(NamedTuple):
    """A pair that a clause concerns, how likely, and the traits that speak most for it."""

    pair: Pair
    sureness: float
    because: Reason


def weigh_pairs(finder: PairTraits, asked: Asked) -> Weighed:
    """Weigh the pairs of a report at one clause, by itself."""
    parts = finder.find_parts(asked)
    return Weighed(asked, parts, _likely(finder, parts))


def weigh_together(finder: PairTraits, weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    """Yield every clause of a report again, weighed by what the others concern as well."""
    for each, company in zip(weighed, find_company_traits([each.likely for each in weighed]), strict=True):
        parts = {pair: (*found, finder.part(company[pair])) for pair, found in each.parts_by_pair.items()}
        yield Weighed(each.asked, parts, _likely(finder, parts))


def choose_pairs(weighed: Weighed) -> Iterator[Pair]:
    """Yield the pair that fits a clause best, and others of the same sender that fit it as well.

    "Washington has sent groups to Rwanda and Ghana" concerns US-RW and US-GH, as the rules list both. Nothing
    is yielded where no pair fits.
    """
    likely, by_rule = weighed.likely, weighed.asked.by_rule
    best = max(likely, key=lambda pair: likely[pair], default=None)
    if best is None:
        return
    alike = [pair for pair in sorted(likely, key=lambda pair: -likely[pair]) if pair.sender == best.sender]
    chosen = [
        pair
        for pair in alike
        if pair == best or likely[pair] >= _ALSO * likely[best] or (best in by_rule and pair in by_rule)
    ]
    if sum(likely[pair] for pair in chosen) >= _LEAST:
        yield from chosen


def explain_choices(weighed: Weighed) -> Iterator[Choice]:
    """Yield the pairs that a clause concerns, each with how likely it is one of them, and why."""
    chosen = list(choose_pairs(weighed))
    sureness = sum(weighed.likely[pair] for pair in chosen)
    for pair in chosen:
        yield Choice(pair, sureness, Reason(_tell_strongest, weighed.parts_by_pair[pair]))


def _tell_strongest(parts: Sequence[Part]) -> str:
    traits = chain.from_iterable(part.traits for part in parts)
    return ", ".join(load_network(TABLE).strongest(traits, FITS, _SHOWN))


def likelihoods(pairs: Iterable[Pair], scores: Sequence[float]) -> dict[Pair, float]:
    """Return how likely each pair is the one, from its score, where that none is has the score 0."""
    most = max(0.0, *scores)
    odds = [math.exp(score - most) for score in scores]
    whole = sum(odds) + math.exp(-most)
    return {pair: each / whole for pair, each in zip(pairs, odds, strict=True)}


def _likely(finder: PairTraits, parts_by_pair: Mapping[Pair, Sequence[Part]]) -> dict[Pair, float]:
    if not parts_by_pair:
        return {}
    return likelihoods(parts_by_pair, finder.scores(list(parts_by_pair.values())).tolist())
