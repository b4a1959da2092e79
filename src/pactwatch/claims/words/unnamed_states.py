"""States that a sentence counts and does not name: "a growing number of African states have struck deals"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.words.groups import load_group_words
from pactwatch.claims.words.plain_words import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.words.passages import Passage

_REACH, _NEAR = 5, 3
_OWNING = frozenset({"from", "of"})


def find_unnamed_states(passage: Passage) -> Iterator[int]:
    """Yield where the nouns for states stand that nobody names, in the order of the sentence.

    "The three countries" were named before, and "nationals *of* six countries" are people.
    """
    words, lowered = load_group_words(passage.language), passage.lowered
    if words.nouns.isdisjoint(lowered):
        return
    for at, word in enumerate(lowered):
        if word not in words.nouns:
            continue
        counting = [i for i in range(max(0, at - _REACH), at) if lowered[i] in words.counting]
        if not counting or not _go_together(passage, counting[-1], at):
            continue
        first = counting[-1]
        while first > 0 and lowered[first - 1] in words.before | words.counting:
            first -= 1
        opener = plain_words(passage.words[max(0, first - 1) : first], passage.language)
        if not any(each.lower in words.openers | _OWNING for each in opener):
            yield at


def find_no_state(passage: Passage) -> Iterator[int]:
    """Yield the nouns of "no country", "no other African state" in the order of the sentence."""
    words, lowered = load_group_words(passage.language), passage.lowered
    if words.none.isdisjoint(lowered):
        return
    for at, word in enumerate(lowered):
        before = [i for i in range(max(0, at - _NEAR), at) if lowered[i] in words.none]
        if word in words.one and before and _go_together(passage, before[-1], at):
            yield at


def _go_together(passage: Passage, counting: int, noun: int) -> bool:
    """Say whether only adjectives and "of" stand between a number and its noun."""
    between = load_group_words(passage.language).between
    plain = plain_words(passage.words[counting + 1 : noun], passage.language)
    return all(each.lower == "of" or (each.lower not in between and each.lower.isalpha()) for each in plain)
