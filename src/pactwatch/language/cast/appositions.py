"""Whom a description means by the name set off after it: "their lawyer, Lee Gelernt of the ACLU, said"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from pactwatch.language.cast.lexicon import longest_match
from pactwatch.language.cast.phrases import name_length

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
    first = _after_titles(scene, first)
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


def name_before(scene: Scene, stop: int, cue: int) -> range | None:
    """Return the tokens of the name that is set off right before a cue, after a description and its clause.

    Of "a lawyer who has tried since July to see them, Ann Gray, says" it is "Ann Gray". ``stop`` is where the
    description ends, ``cue`` the token of the cue.
    """
    at = bisect_left(scene.mentions, cue) - 1
    first = scene.mentions[at] if at >= 0 else 0
    if first < stop or scene.words.tokens[cue - 1].gap != ", ":
        return None
    place = range(first, first + name_length(scene, scene.by_mention[first], first))
    opens = first
    while opens > stop and scene.words.tokens[opens - 1].gap == " ":
        opens -= 1
    is_set_off = scene.words.tokens[opens - 1].gap == ", " and _after_titles(scene, opens) == first
    return place if place.stop == cue and is_set_off else None


def _after_titles(scene: Scene, at: int) -> int:
    """Return the place of a name after the title or the office that begins at a token, if one does."""
    words, person = scene.words, scene.by_role.get(at)
    if person is not None and person.role_tokens is not None and person.role_tokens.stop in person.mentions:
        return person.role_tokens.stop
    while at + 1 < len(words.tokens) and _is_title(scene, at) and words.runs_on(at):
        at += 1
    return at


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
