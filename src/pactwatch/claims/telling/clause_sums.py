"""How much all that the clauses of a report show speaks for each type of event.

What the clauses of a sentence have in common is weighed once a sentence, and each trait is looked up once for
the weights and the network that know it.
"""

from __future__ import annotations

import functools
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from pactwatch.claims.event import EventType
from pactwatch.claims.weighing.clause_network import CLAUSES, cued_traits
from pactwatch.claims.weighing.network import load_network
from pactwatch.claims.weighing.row_sums import Twins
from pactwatch.claims.weighing.weights import BIAS, load_weights
from pactwatch.claims.words.wording import WORDING, find_beside, find_words_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from pactwatch.claims.telling.traits import SentenceTraits
    from pactwatch.claims.words.predication import Predication

TYPES_TABLE = "types"
_WORDS = ("left:", "right:", "said:", "cued:")
_TOGETHER = 1.0
_RARITY = -1.0


@functools.cache
def load_twins(name: str) -> Twins:
    """Load the weights of that name together with what the network of clauses knows of their traits.

    A trait of a clause and a word may have one name: "at:taker".
    """
    weights, network = load_weights(name), load_network(CLAUSES)
    is_asked = _may_be_word if name == WORDING else _may_be_trait
    rows = {trait: row for trait, row in network.row_by_trait.items() if is_asked(trait)}
    return Twins((weights.row_by_trait, weights.table), (rows, network.table))


def _may_be_trait(name: str) -> bool:
    return not name.startswith(_WORDS)


def _may_be_word(name: str) -> bool:
    return name.startswith((*_WORDS, "at:"))


def weigh_clauses(
    told: Sequence[Sequence[Predication]], shown: Sequence[SentenceTraits]
) -> NDArray[np.float64]:
    """Return the score of each answer of the weights of types, for each clause of some sentences; log odds.

    Added to those of the types are what the wording and the network of all that a clause shows say of them.
    The bias of the wording is left out, as that of the traits says already how rare events are; a smaller one
    for all types stands in its place.

    Args:
        told: The clauses of each sentence; there must be one.
        shown: What they show.
    """
    weights, wording, network = load_weights(TYPES_TABLE), load_weights(WORDING), load_network(CLAUSES)
    told, shown = list(filter(None, told)), [each for each in shown if each.own]
    sentence_of = np.repeat(np.arange(len(told)), list(map(len, told)))
    traits = [*(each.shared for each in shown), *chain.from_iterable(each.own for each in shown)]
    words = [*map(_words_of_all, told), *map(_words_of, chain.from_iterable(told))]
    by_traits, hidden_by_traits = load_twins(TYPES_TABLE).sums(traits)
    by_words, hidden_by_words = load_twins(WORDING).sums(words)
    hidden = hidden_by_traits + hidden_by_words
    together = network.scores(hidden[sentence_of] + hidden[len(told) :])
    by_words = by_words[sentence_of] + by_words[len(told) :]
    sums: NDArray[np.float64] = (
        by_traits[sentence_of] + by_traits[len(told) :] + weights.table[weights.row_by_trait[BIAS]]
    )
    sums[:, [weights.answers.index(event) for event in EventType]] += (
        _TOGETHER
        + _RARITY
        + by_words[:, [wording.answers.index(event) for event in EventType]]
        + together[:, [network.answers.index(event) for event in EventType]]
    )
    return sums


def _words_of_all(clauses: Sequence[Predication]) -> list[str]:
    return find_words_said(clauses[0].passage)


def _words_of(clause: Predication) -> list[str]:
    return find_beside(clause) + cued_traits({cue.cue.event.value for cue in clause.cues})
