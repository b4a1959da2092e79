"""Whom a description means by the name set off after it: "their lawyer, Lee Gelernt of the ACLU, said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.cast.lexicon import longest_match

if TYPE_CHECKING:
    from pactwatch.language.cast.scene import Scene

_LONGEST_NAME = 6
_CLOSES = (",", ".", " (")


def name_after(scene: Scene, stop: int) -> range | None:
    """Return the tokens of the name that is set off after a description which ends before ``stop``.

    A title may stand before the name, and a body after it: of "their foreign minister, Mr. Tuggar, said" it
    is "Tuggar". States, offices and days are no names: "a minister, Ghana said".
    """
    words, lexicon = scene.words, scene.lexicon
    first = stop
    if not 0 < first < len(words.tokens) or words.tokens[first - 1].gap != ", ":
        return None
    while first + 1 < len(words.tokens) and _is_title(scene, first) and words.runs_on(first):
        first += 1
    end = first
    while end < min(len(words.tokens), first + _LONGEST_NAME):
        if not (
            words.tokens[end].is_capitalised
            or (end > first and words.lowers[end] in lexicon.words["particles"])
        ):
            break
        end += 1
        if not (words.runs_on(end - 1) or words.tokens[end - 1].is_possessive):
            break
    place = range(first, end)
    return place if place and _is_closed(scene, end) and _is_name(scene, place) else None


def _is_title(scene: Scene, at: int) -> bool:
    lower = scene.words.lowers[at]
    return lower in scene.lexicon.titles or lower in scene.lexicon.words["ranks"]


def _is_closed(scene: Scene, end: int) -> bool:
    """Say whether nothing but a body's name follows a name: "Meredyth Yoon of a law centre"."""
    if scene.words.tokens[end - 1].gap.startswith(_CLOSES):
        return True
    is_last = end >= len(scene.words.tokens)
    return (
        not is_last
        and scene.words.runs_on(end - 1)
        and scene.words.lowers[end] in scene.lexicon.words["belonging"]
    )


def _is_name(scene: Scene, place: range) -> bool:
    if place.start in scene.by_mention:
        return True
    words, lexicon = scene.words, scene.lexicon
    return not any(
        each in scene.codes
        or words.lowers[each] in lexicon.words["not_names"]
        or words.lowers[each].isdigit()
        for each in place
    ) and not any(longest_match(lexicon.heads, words.lowers, each) for each in place)
