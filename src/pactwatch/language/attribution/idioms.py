"""Cues of several words: ``let it be known``, ``made it clear``, ``let slip``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.attribution.lexicon import Cue

if TYPE_CHECKING:
    from pactwatch.language.attribution.lexicon import AttributionLexicon
    from pactwatch.language.attribution.tree import Tree

_LONGEST = 3


class Idiom(NamedTuple):
    """An idiom as a cue that says something; ``end`` is the token after its last word."""

    cue: Cue
    end: int


def find_idiom(tree: Tree, verb: int, lexicon: AttributionLexicon) -> Idiom | None:
    """Return the idiom that begins with a verb: ``lets it be known``."""
    of_verb = lexicon.idioms.get(tree.words[verb])
    if of_verb is None:
        return None
    for length in range(_LONGEST, 0, -1):
        if tuple(tree.words[verb + 1 : verb + 1 + length]) in lexicon.idiom_words:
            cue = Cue("say", of_verb.kind, frozenset({"clause"}), frozenset(), of_verb.cue_ids)
            return Idiom(cue, verb + 1 + length)
    return None
