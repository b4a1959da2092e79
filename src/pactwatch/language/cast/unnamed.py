"""Who is meant by words that name neither a person nor a body: both governments, the Jamaican, a diplomat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pactwatch.language.cast.affiliation import government_of
from pactwatch.language.cast.lexicon import longest_match
from pactwatch.language.cast.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.cast.description import Description
    from pactwatch.language.cast.scene import Scene
    from pactwatch.language.states import StateMention

_FEWEST_WORDS = 2
_AGED = re.compile(r"^\d+-year")
_ONE_OF = frozenset({"one", "another", "un", "une", "uno", "una", "otro", "otra"})
_ONE = frozenset(
    {"a", "an", "one", "another", "un", "une", "una", "cet", "cette", "ce", "este", "esta", "aquel"}
)


def side_of(scene: Scene, described: Description, place: range, previous: Sequence[Speaker]) -> str:
    """Return the state of a government voice; "a Western diplomat" and "two sources" are nobody's."""
    lowers = [scene.words.lowers[each] for each in place]
    is_unplaced = any(scene.words.lowers[each] in scene.lexicon.words["unplaced"] for each in described.head)
    is_owned = any(lower in scene.lexicon.words["possessives"] for lower in lowers) or (
        place.start > 0 and scene.words.lowers[place.start - 1] in scene.lexicon.words["possessives"]
    )
    is_official = bool({"government", *scene.lexicon.words["ministerial"]}.intersection(lowers))
    is_told = described.state is not None and not _only_stays(scene, described, place)
    if is_unplaced and not is_told and not is_owned and not is_official:
        return "other"
    return described.state or government_of(scene, described, place, previous)


def _only_stays(scene: Scene, described: Description, place: range) -> bool:
    """Say whether the words tell no more than where somebody is: "a diplomat in Yaounde"."""
    after = described.head.stop
    return (
        after + 1 < place.stop
        and scene.words.lowers[after] in scene.lexicon.words["whereabouts"]
        and not any(each in scene.codes for each in range(place.start, after))
    )


def both_sides(scene: Scene, place: range, name: str) -> Speaker | None:
    """Resolve "both governments" and "the two sides" to the state that was named last before."""
    lowers = [scene.words.lowers[each] for each in place]
    words = scene.lexicon.words
    names_state = any(each in scene.state_tokens for each in place)
    if names_state or lowers[-1] not in words["sides"] or not words["pairs"].intersection(lowers[:2]):
        return None
    named = scene.context.between(0, scene.words.tokens[place.start].start)
    return Speaker(name, None, named[-1].code, "mention.both-sides", "plural") if named else None


def native_in(scene: Scene, opening: range) -> Speaker | None:
    """Return the native that opens a sentence: "The Jamaican among the five phoned this paper"."""
    first = opening.start
    if len(opening) <= _FEWEST_WORDS or first + 1 not in scene.state_tokens:
        return None
    start, end = scene.words.tokens[first + 1].start, scene.words.tokens[first + 1].end
    states = scene.context.between(start, end)
    is_native = (
        bool(states) and states[0].kind == "demonym" and not scene.words.tokens[first + 2].is_capitalised
    )
    after = longest_match(scene.lexicon.heads, scene.words.lowers, first + 2)
    if not is_native or after is not None or not is_one_person(scene, range(first + 1, first + 2)):
        return None
    name = scene.words.joined(first, first + 2)
    return Speaker(name, None, "person", "states.native", at=scene.words.tokens[first].start)


def is_one_of_group(scene: Scene, place: range) -> bool:
    """Say whether a description means one of a group: "one of the deported men"."""
    return len(place) > _FEWEST_WORDS and scene.words.lowers[place.start] in _ONE_OF


def is_one_person(scene: Scene, demonym: range) -> bool:
    """Say whether a demonym means one native: "a Zimbabwean", "the Jamaican", not "the Dutch"."""
    before = scene.words.lowers[demonym.start - 1] if demonym.start else ""
    return before in _ONE or (before == "the" and scene.words.lowers[demonym.stop - 1].endswith("an"))


def is_native(scene: Scene, place: range, named: Sequence[StateMention]) -> bool:
    """Say whether a description means somebody by where they are from: "a 27-year-old Angolan"."""
    before = {scene.words.lowers[each] for each in range(max(0, place.start - 1), place.start + 1)}
    after = scene.words.within(named[0].start, named[0].end).stop
    words = scene.lexicon.words
    is_last = after >= place.stop or scene.words.lowers[after] in words["complements"] | words["relatives"]
    is_aged = any(_AGED.search(scene.words.lowers[each]) for each in place[:_FEWEST_WORDS])
    return named[0].kind == "demonym" and (is_aged or (is_last and not _ONE.isdisjoint(before)))
