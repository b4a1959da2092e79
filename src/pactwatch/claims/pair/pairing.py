"""Which pairs of states the clauses of a report concern: rules propose, a network over traits decides.

Each clause is weighed twice: by itself, as the report goes on, and again by what the others concern.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.pair.company import find_company, find_last_told
from pactwatch.claims.pair.compared import find_compared
from pactwatch.claims.pair.pair_company import UNKNOWN, find_company_traits
from pactwatch.claims.pair.pair_parts import TABLE
from pactwatch.claims.pair.sent_on import find_sent_on
from pactwatch.claims.reason import Reason
from pactwatch.claims.weighing.choosing import FITS
from pactwatch.claims.weighing.network import load_network
from pactwatch.claims.words.state_words import load_state_words
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pactwatch.claims.pair.pair_in_clause import Asked
    from pactwatch.claims.pair.pair_parts import Shown
    from pactwatch.claims.pair.pair_traits import PairTraits
    from pactwatch.claims.pair.parties import Pair
    from pactwatch.claims.words.candidates import Candidate

_LEAST = 0.3
_ALSO = 0.5
_ALSO_BY_RULE = 0.2
_LEAST_UNCOMPARED = 0.002
_SHOWN = 3


class Weighed(NamedTuple):
    """A clause with how likely each pair of the report is the one that it concerns, and what says so.

    ``shown`` is None where the report names no two states that could be a pair.
    """

    asked: Asked
    shown: Shown | None
    likely: Mapping[Pair, float]


class Choice(NamedTuple):
    """A pair that a clause concerns, how likely, and the traits that speak most for it."""

    pair: Pair
    sureness: float
    because: Reason


def weigh_pairs(finder: PairTraits, asked: Asked) -> Weighed:
    """Weigh the pairs of a report at one clause, by itself."""
    return _weigh(finder, asked, finder.show(asked) if finder.possible else None)


def weigh_together(finder: PairTraits, weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    """Yield every clause of a report again, weighed by what the others concern as well."""
    for each, company in zip(weighed, find_company_traits([each.likely for each in weighed]), strict=True):
        if each.shown is not None:
            yield _weigh(finder, each.asked, finder.show_more(each.shown, company, UNKNOWN))
        else:
            yield each


def _weigh(finder: PairTraits, asked: Asked, shown: Shown | None) -> Weighed:
    likely = {} if shown is None else likelihoods(finder.possible, finder.scores(shown))
    return Weighed(asked, shown, likely)


class Chosen(NamedTuple):
    """The pairs that a clause concerns, the likeliest first, and how likely it is one of them."""

    pairs: Sequence[Pair] = ()
    sureness: float = 0.0


def choose_pairs(weighed: Weighed) -> Chosen:
    """Return the pair that fits a clause best, and others of the same sender that fit it as well.

    "Washington has sent groups to Rwanda and Ghana" concerns US-RW and US-GH. Where a clause names whereto,
    nobody else takes: "177 were flown to Honduras" is not of Costa Rica, however much the report is. A
    clause on "the other two" or "both countries" concerns those for which these stand, "Ghana, Togo and Chad,
    which took ten" is of Chad; how likely these are is then what their sender is. No pair is returned where
    none fits.
    """
    likely = _without_compared(weighed)
    if not likely:
        return Chosen()
    best = max(likely, key=likely.__getitem__)
    named, aims = _named_in_clause(weighed.asked.candidate)
    of_sender = [pair for pair in likely if pair.sender == best.sender]
    told = _receivers_told(weighed, best, named)
    if told:
        chosen, counted = [pair for pair in of_sender if pair.receiver in told], of_sender
    else:
        together = _named_together(weighed, best)
        ruled = weighed.asked.by_rule if best in weighed.asked.by_rule else ()
        chosen = counted = [
            pair
            for pair in of_sender
            if pair.receiver in together
            or (
                likely[pair] >= (_ALSO_BY_RULE if pair in ruled else _ALSO) * likely[best]
                and (pair.receiver in named or best.receiver not in aims)
            )
        ]
    sureness = sum(likely[pair] for pair in counted)
    if sureness < _LEAST:
        return Chosen()
    return Chosen(sorted(chosen, key=likely.__getitem__, reverse=True), sureness)


def _named_together(weighed: Weighed, best: Pair) -> AbstractSet[str]:
    """Return the states that a clause names in one breath with a receiver, or has words that stand for."""
    stood_for = weighed.asked.stood_for
    together = find_company(weighed.asked.candidate, best.receiver)
    return together | stood_for if best.receiver in stood_for else together


def _receivers_told(weighed: Weighed, best: Pair, named: AbstractSet[str]) -> frozenset[str]:
    """Return the receivers that a clause is of by its words, whichever pair fits best."""
    stood_for = weighed.asked.stood_for
    is_other = best.receiver not in stood_for and all(map(is_known_sender, named))
    return find_last_told(weighed.asked.candidate) or (stood_for if is_other else frozenset())


def _without_compared(weighed: Weighed) -> Mapping[Pair, float]:
    """Return how likely the pairs are that a clause may concern, without those that it is only likened to.

    Nor is it of a state to which people were sent on.

    What is left has the likelihood of these among them: it is one of the pairs of a report all the same.
    """
    likely = weighed.likely
    candidate = weighed.asked.candidate
    compared = find_compared(candidate) | find_sent_on(candidate) if likely else frozenset()
    left = {pair: fit for pair, fit in likely.items() if compared.isdisjoint(pair)} if compared else {}
    if not left or max(left.values()) < _LEAST_UNCOMPARED:
        return likely
    most = sum(likely.values()) / sum(left.values())
    return {pair: fit * most for pair, fit in left.items()}


def _named_in_clause(candidate: Candidate) -> tuple[set[str], set[str]]:
    """Return the states that a clause names, and those of them that it says somebody goes to."""
    parties, into = candidate.passage.parties_at(candidate.clause.whole), load_state_words().into
    return {party.code for party in parties}, {p.code for p in parties if p.preposition in into}


def explain_choices(finder: PairTraits, weighed: Weighed) -> Iterator[Choice]:
    """Yield the pairs that a clause concerns, each with how likely it is one of them, and why."""
    chosen = choose_pairs(weighed)
    for pair in chosen.pairs:
        traits = finder.traits(weighed.shown, pair) if weighed.shown is not None else []
        yield Choice(pair, chosen.sureness, Reason(_tell_strongest, traits))


def _tell_strongest(traits: Sequence[str]) -> str:
    return ", ".join(load_network(TABLE).strongest(traits, FITS, _SHOWN))


def likelihoods(pairs: Iterable[Pair], scores: Sequence[float]) -> dict[Pair, float]:
    """Return how likely each pair is the one, from its score, where that none is has the score 0."""
    most = max(0.0, *scores)
    odds = [math.exp(score - most) for score in scores]
    whole = sum(odds) + math.exp(-most)
    return {pair: each / whole for pair, each in zip(pairs, odds, strict=True)}
