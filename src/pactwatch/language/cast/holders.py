"""Who is named: by the mention itself, or beside the office that it tells."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from pactwatch.language.cast.affiliation import speaker_of
from pactwatch.language.cast.description import describe
from pactwatch.language.cast.phrases import name_length
from pactwatch.language.cast.roles import find_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.cast.scene import Scene
    from pactwatch.language.cast.speaker import Person, Speaker

_TITLES = 2
_WHO = (["who"], ["qui"], ["quien"])


def resolve_name(scene: Scene, place: range, previous: Sequence[Speaker]) -> Speaker | None:
    """Resolve a mention that holds a name, unless the name only belongs to somebody else's description."""
    for each in place:
        person = scene.by_mention.get(each)
        if person is None:
            if scene.words.lowers[each] in scene.lexicon.words["complements"] and _has_head_before(
                scene, place, each
            ):
                return None
            continue
        end = each + name_length(scene, person, each)
        is_owner = scene.words.tokens[end - 1].is_possessive and end < place.stop
        if is_owner and not _is_paper(scene, range(end, place.stop)):
            return None
        return speaker_of(scene, person, previous)
    return None


def _is_paper(scene: Scene, place: range) -> bool:
    """Say whether somebody owns a text that speaks for its author: "Ann Gray's letter"."""
    described = describe(scene.words, place, scene.lexicon, scene.state_tokens)
    return described is not None and described.holder == "document"


def _has_head_before(scene: Scene, place: range, at: int) -> bool:
    core = range(place.start, at)
    named = next((each for each in range(at, place.stop) if each in scene.by_mention), None)
    if named is None:
        return len(core) > 0
    end = named + name_length(scene, scene.by_mention[named], named)
    role = find_role(scene.words, named, end, scene.lexicon)
    return len(core) > 0 and (role is None or not role.start <= at < role.stop)


def resolve_beside(scene: Scene, place: range, previous: Sequence[Speaker]) -> Speaker | None:
    """Return whose office a description is by the name right after or before it."""
    for each in place:
        person = scene.by_role.get(each)
        if person is not None and _is_before_name(person) and not _only_owns(scene, person, place):
            return speaker_of(scene, person, previous)
    return _apposed_to(scene, place, previous)


def resolve_office(scene: Scene, place: range, previous: Sequence[Speaker]) -> Speaker | None:
    """Return who has the office that a mention begins: "Home Office" of "Home Office minister Ann Gray"."""
    person = scene.by_role.get(place.start)
    role = person.role_tokens if person is not None else None
    if person is None or role is None or place.stop >= role.stop or not _is_before_name(person):
        return None
    return speaker_of(scene, person, previous)


def _is_before_name(person: Person) -> bool:
    """Say whether the office of a person is set off right before the name: "its head, Ann Gray,"."""
    role = person.role_tokens
    return role is not None and any(0 <= mention - role.stop <= _TITLES for mention in person.mentions)


def _only_owns(scene: Scene, person: Person, place: range) -> bool:
    """Say whether words name somebody only to tell whose they are: "President Paul Kagame's minister"."""
    ends = (each + name_length(scene, person, each) for each in person.mentions if each in place)
    return any(scene.words.tokens[end - 1].is_possessive and end < place.stop for end in ends)


def _apposed_to(scene: Scene, place: range, previous: Sequence[Speaker]) -> Speaker | None:
    """Return who is named before what describes them: "Ann Gray, a spokesman, said", "a lawyer who said"."""
    words = scene.words
    first = place.start
    if first > 0 and words.lowers[first - 1] in scene.lexicon.words["articles"]:
        first -= 1
    if first in {place.start, 0} or words.tokens[first - 1].gap != ", ":
        return None
    at = bisect_left(scene.mentions, first) - 1
    person = scene.by_mention[scene.mentions[at]] if at >= 0 else None
    if person is None or scene.mentions[at] + name_length(scene, person, scene.mentions[at]) != first:
        return None
    is_closed = (
        words.tokens[place.stop - 1].gap.startswith(",") or words.lowers[place.stop : place.stop + 1] in _WHO
    )
    return (
        speaker_of(scene, person, previous)
        if is_closed and not words.tokens[first - 1].is_possessive
        else None
    )
