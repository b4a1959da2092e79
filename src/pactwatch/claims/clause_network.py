"""What traits and words of a clause say of its events when a small network weighs them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.network import load_network
from pactwatch.claims.trait_names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from pactwatch.claims.predication import Predication

CLAUSES = "clauses"
_CUED = Names("cued:")


def find_clause_traits(traits: Sequence[str], worded: Sequence[str], cued: Iterable[str]) -> list[str]:
    """Return all that a network is told of a clause: its traits, its wording, and the types of its cues."""
    return [*traits, *worded, *map(_CUED.__getitem__, sorted(cued))]


def weigh_clauses(
    told: Sequence[Predication], traits: Sequence[Sequence[str]], worded: Sequence[Sequence[str]]
) -> NDArray[np.float32]:
    """Return how much all that each clause shows speaks for each type of event.

    Shape: clauses by types, in the order of ``EventType``; log odds.
    """
    network = load_network(CLAUSES)
    shown = (
        find_clause_traits(each, words, {cue.cue.event.value for cue in clause.cues})
        for clause, each, words in zip(told, traits, worded, strict=True)
    )
    scores = network.scores(network.sums_of_each(shown))
    in_order: NDArray[np.float32] = scores[:, [network.answers.index(event.value) for event in EventType]]
    return in_order
