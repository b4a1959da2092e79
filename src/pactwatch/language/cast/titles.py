"""Who has an office that words name without its holder: "the minister", "its president", "the judge"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

from pactwatch.language.cast.affiliation import government_of, speaker_of
from pactwatch.language.cast.state_offices import may_hold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.cast.description import Description
    from pactwatch.language.cast.scene import Scene
    from pactwatch.language.cast.speaker import Person, Speaker

_MENTIONS_BACK = 60
_GROUPS = frozenset({"plural", "thing"})
_UNPLACED = "name.unknown"
_SAME_OFFICE = ("judges", "spokespeople", "counsels", "presidents", "legislators")


def by_title(
    scene: Scene, place: range, described: Description, previous: Sequence[Speaker]
) -> Speaker | None:
    """Resolve "the minister", "the spokeswoman", "the lawyer" to the person with that office."""
    if described.holder != "person" or not is_definite(scene, place):
        return None
    words = scene.words
    if words.lowers[place.start] in scene.lexicon.words["same"]:
        same = next((each for each in reversed(previous[-2:]) if each.gender not in _GROUPS), None)
        return same._replace(because="title.same") if same is not None else None
    title = set(words.lowers[described.head.start : described.head.stop][-1:])
    for office in _SAME_OFFICE:
        title |= scene.lexicon.words[office] if title & scene.lexicon.words[office] else set()
    fitting = [
        speaker
        for speaker in reversed(previous)
        if speaker.role
        and title & set(speaker.role.lower().split())
        and _same_field(scene, place, speaker.role)
    ]
    if fitting and (described.state in {None, fitting[0].affiliation}):
        return fitting[0]._replace(because="title.spoke-before")
    found = (
        _named_before(scene, place, title, described, previous)
        or _named_later(scene, place, title, described, previous)
        or _untitled_leader(scene, place, title, described, previous)
        or _varied(scene, place, described, previous)
    )
    if found is not None or len(place) > len(described.head):
        return found
    return _last_of_side(scene, title, described, previous)


def _named_before(
    scene: Scene, place: range, title: set[str], described: Description, previous: Sequence[Speaker]
) -> Speaker | None:
    """Resolve an office to the last one before who is named with it."""
    stop = bisect_left(scene.mentions, place.start)
    for each in reversed(scene.mentions[max(0, stop - _MENTIONS_BACK) : stop]):
        person = scene.by_mention[each]
        is_fitting = person.role is not None and _same_field(scene, place, person.role)
        if person.role is not None and is_fitting and title & set(person.role.lower().split()):
            speaker = speaker_of(scene, person, previous)
            if described.state in {None, speaker.affiliation}:
                return speaker._replace(because="title.named-before")
    return None


def _last_of_side(
    scene: Scene, title: set[str], described: Description, previous: Sequence[Speaker]
) -> Speaker | None:
    """Resolve an office by itself, "the lawyer", to whoever spoke last, if they speak for the same side."""
    side = "government" if described.kind == "government" else described.kind
    last = next((s for s in reversed(previous[-2:]) if s.gender not in _GROUPS), None)
    is_generic = len(described.head) == 1 or (last is not None and last.role is None)
    if last is not None and last.role is not None and title & scene.lexicon.words["presidents"]:
        is_generic = False
    is_told = last is not None and any(person.name == last.name for person in scene.people)
    if (last is not None and is_generic and is_told) and (
        last.affiliation == side or (side == "government" and last.affiliation.isupper())
    ):
        return last._replace(because="title.last-speaker")
    return None


def _varied(
    scene: Scene, place: range, described: Description, previous: Sequence[Speaker]
) -> Speaker | None:
    """Resolve another word for whoever spoke last without an office: "Ann Gray said … the senator said".

    A member of a party may have one: "the Massachusetts Democrat". It is one person where they stand in one
    paragraph and nobody else is named between them.
    """
    words, last = scene.words, previous[-1] if previous else None
    is_named = last is not None and any(person.name == last.name for person in scene.people)
    is_partisan = last is not None and described.kind == last.affiliation == "opposition"
    may_vary = last is not None and is_named and (last.role is None or is_partisan)
    if last is None or not may_vary or not _follows_article(scene, place):
        return None
    named = reversed(scene.mentions[: bisect_left(scene.mentions, place.start)])
    since = takewhile(lambda each: words.tokens[each].start > last.at, named)
    is_last = all(scene.by_mention[each].name == last.name for each in since)
    is_near = last.at > words.text.rfind("\n", 0, words.tokens[place.start].start)
    genders = {last.gender, described.gender} - {""}
    if not (is_last and is_near) or len(genders) > 1:
        return None
    side = described.kind
    if side == "government":
        side = described.state or government_of(scene, described, place, previous)
        is_member = last.affiliation.isupper() and described.state is None
        side = last.affiliation if is_member or last.affiliation == "opposition" else side
    if last.affiliation != side and not last.because.endswith(_UNPLACED):
        return None
    return last._replace(affiliation=side, because="title.varied")


def _follows_article(scene: Scene, place: range) -> bool:
    """Say whether "the" stands right before a description, or opens it."""
    lowers = scene.words.lowers
    return lowers[place.start] == "the" or (place.start > 0 and lowers[place.start - 1] == "the")


def _same_field(scene: Scene, place: range, role: str) -> bool:
    """Say whether two offices may be one: "the interior minister" is no "migration minister"."""
    fields = scene.lexicon.words["fields"]
    asked = fields.intersection(scene.words.lowers[each] for each in place)
    held = fields.intersection(role.lower().split())
    return not asked or not held or bool(asked & held)


def _untitled_leader(
    scene: Scene, place: range, title: set[str], described: Description, previous: Sequence[Speaker]
) -> Speaker | None:
    """Resolve "the prime minister" to the only known leader of a report whom it gives no other office."""
    is_chief = title & scene.lexicon.words["chiefs"] and _fields(scene, place) <= {"prime"}
    if described.state is not None or described.kind != "government" or not is_chief:
        return None
    if title & scene.lexicon.words["ministerial"] and "prime" not in _fields(scene, place):
        return None
    leaders = [
        person
        for person in scene.people
        if any(each in scene.leaders for each in person.mentions)
        and (person.role is None or title & set(person.role.lower().split()))
    ]
    if len(leaders) > 1:
        leaders = [person for person in leaders if _may_be_told(scene, person, place)]
    if len(leaders) != 1:
        return None
    return speaker_of(scene, leaders[0], previous)._replace(because="title.leader")


def _may_be_told(scene: Scene, person: Person, place: range) -> bool:
    """Say whether a leader is named before an office and leads a state that has it."""
    office = [scene.words.lowers[each] for each in place]
    codes = {scene.leaders[each] for each in person.mentions if each in scene.leaders}
    return person.mentions[0] < place.start and any(may_hold(code, office) for code in codes)


def _fields(scene: Scene, place: range) -> frozenset[str]:
    """Return the fields that an office names: "interior" of "the interior minister"."""
    lowers = [scene.words.lowers[each] for each in place]
    return scene.lexicon.words["fields"].intersection(lowers) | {"prime"}.intersection(lowers)


def _named_later(
    scene: Scene, place: range, title: set[str], described: Description, previous: Sequence[Speaker]
) -> Speaker | None:
    """Resolve an office of the first lines to the only one who is later named with it."""
    if described.state is None:
        return None
    if title & scene.lexicon.words["chiefs"] and _fields(scene, place) <= {"prime"}:
        leaders = [person for person in scene.people if _leads(scene, person, described.state)]
        if len(leaders) == 1:
            return speaker_of(scene, leaders[0], previous)._replace(because="title.leader")
    fitting = []
    for person in scene.people:
        is_same = person.role is not None and _same_field(scene, place, person.role)
        if person.role is not None and is_same and title & set(person.role.lower().split()):
            speaker = speaker_of(scene, person, previous)
            if speaker.affiliation == described.state:
                fitting.append(speaker)
    return fitting[0]._replace(because="title.named-later") if len(fitting) == 1 else None


def _leads(scene: Scene, person: Person, code: str) -> bool:
    return any(scene.leaders.get(each) == code for each in person.mentions)


def is_definite(scene: Scene, place: range) -> bool:
    """Say whether a description means somebody known: "the minister", "Kenya's president"."""
    words, definite = scene.words, scene.lexicon.words["definite"]
    first = place.start
    if words.lowers[first] in definite or words.tokens[first].is_possessive:
        return True
    if first > 0 and words.lowers[first - 1] in definite and words.tokens[first - 1].gap == " ":
        return True
    return any(words.tokens[each].is_possessive for each in place)


def is_of_state(scene: Scene, place: range, described: Description) -> bool:
    """Say whether "its" office belongs to a state that the words name only before: "its president"."""
    near = (scene.words.lowers[each] for each in (place.start - 1, place.start) if each >= 0)
    is_owned = not scene.lexicon.words["impersonal"].isdisjoint(near)
    return is_owned and described.kind == "government" and described.state is None
