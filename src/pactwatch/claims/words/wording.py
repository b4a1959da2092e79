"""What the bare words around the head of a clause say of the event that it may tell.

Traits (``traits``) see a clause by its syntax and by what is known of its words. Where either fails, in
headlines, bad rewrites and unheard-of turns of phrase, the words that stand beside the head still tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.weighing.trait_names import Names

if TYPE_CHECKING:
    from pactwatch.claims.words.passages import Passage
    from pactwatch.claims.words.predication import Predication

WORDING = "wording"
_BEFORE = 7
_AFTER = 10
_AT, _LEFT, _RIGHT, _SAID = map(Names, ("at:", "left:", "right:", "said:"))


def find_wording(told: Predication) -> list[str]:
    """Return the words of a clause's sentence with their places: at the head, left or right of it, anywhere.

    Of "Seven men landed in Kigali", told by "landed", that is ``left:men``, ``at:landed``, ``right:kigali``,
    ``said:seven`` and so on.
    """
    return [*find_beside(told), *find_words_said(told.passage)]


def find_beside(told: Predication) -> list[str]:
    """Return of the wording of a clause its head and the words left and right of it."""
    words, head = told.passage.lowered, told.clause.head
    return list(
        dict.fromkeys(
            [
                _AT[words[head]],
                *map(_LEFT.__getitem__, words[max(0, head - _BEFORE) : head]),
                *map(_RIGHT.__getitem__, words[head + 1 : head + 1 + _AFTER]),
            ]
        )
    )


def find_words_said(passage: Passage) -> list[str]:
    """Return what the wording of all clauses of a sentence has in common: the words said anywhere in it."""
    return list(map(_SAID.__getitem__, dict.fromkeys(passage.lowered)))
