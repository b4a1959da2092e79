"""What the bare words around the head of a clause say of the event that it may tell.

Traits (``traits``) see a clause by its syntax and by what is known of its words. Where either fails, in
headlines, bad rewrites and unheard-of turns of phrase, the words that stand beside the head still tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.trait_names import Names
from pactwatch.claims.weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from pactwatch.claims.predication import Predication

WORDING = "wording"
_RARITY = -1.0
_BEFORE = 7
_AFTER = 10
_AT, _LEFT, _RIGHT, _SAID = map(Names, ("at:", "left:", "right:", "said:"))


def find_wording(told: Predication) -> list[str]:
    """Return the words of a clause's sentence with their places: at the head, left or right of it, anywhere.

    Of "Seven men landed in Kigali", told by "landed", that is ``left:men``, ``at:landed``, ``right:kigali``,
    ``said:seven`` and so on.
    """
    words, head = told.passage.lowered, told.clause.head
    return list(
        dict.fromkeys(
            [
                _AT[words[head]],
                *[_LEFT[word] for word in words[max(0, head - _BEFORE) : head]],
                *[_RIGHT[word] for word in words[head + 1 : head + 1 + _AFTER]],
                *[_SAID[word] for word in words],
            ]
        )
    )


def weigh_wording(worded: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """Return how much the wording of each clause speaks for each type of event.

    Shape: clauses by types, in the order of ``EventType``; log odds, to be added to those of the traits. The
    bias of the wording is left out, as that of the traits says already how rare events are; a smaller one for
    all types stands in its place.
    """
    weights = load_weights(WORDING)
    sums = weights.sums_of_each(worded)
    return _RARITY + sums[:, [weights.answers.index(event.value) for event in EventType]]
