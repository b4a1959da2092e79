"""What a person speaks for: by office, by the body beside the name, or as a known leader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.cast.antecedents import Antecedent, person_before
from pactwatch.language.cast.description import Description, describe
from pactwatch.language.cast.occupation import find_aside, resolve_occupation
from pactwatch.language.cast.parties import party_of, side_of_member
from pactwatch.language.cast.phrases import OPENING_WORDS, name_length, phrase_from
from pactwatch.language.cast.posts import find_posts
from pactwatch.language.cast.speaker import Person, Speaker
from pactwatch.language.cast.state_offices import may_hold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.cast.scene import Scene


_ADMINISTRATIONS = "US"
_SENTENCES_OF_OWNER = 4
_SENTENCES_OF_OFFICER = 2
_OF_THE_BODY = 3
_QUOTES = frozenset('"“«')
_GROUPS = frozenset({"thing", "plural"})
_APART = frozenset({"court", "lawyer", "un", "media", "expert"})
_ORGANISED = frozenset({"ngo", "opposition", "expert", "media", "un"})


def speaker_of(scene: Scene, person: Person, previous: Sequence[Speaker]) -> Speaker:
    """Return a person of the report as a speaker: by office, as a known official or leader, or by body.

    Whose party is named speaks for the opposition, for the state that it governs, or, without an office, for
    nobody else; unless the office says more.
    """
    speaker = _speaker_of(scene, person, previous)
    is_placed = speaker.because == "office" or speaker.affiliation in _APART
    side = None if is_placed else party_of(scene, person)
    if side is None or (side == "opposition" and _holds_office(scene, speaker)):
        return speaker
    return speaker._replace(affiliation=side_of_member(side, speaker.affiliation))


def _holds_office(scene: Scene, speaker: Speaker) -> bool:
    """Say whether somebody is a minister or a head of state, and so no voice of an opposition."""
    office = (speaker.role or "").lower().split()
    return speaker.affiliation.isupper() and not (
        scene.lexicon.words["ministerial"] | scene.lexicon.words["presidents"]
    ).isdisjoint(office)


def _speaker_of(scene: Scene, person: Person, previous: Sequence[Speaker]) -> Speaker:
    aside = find_aside(scene, person)
    if aside is not None:
        return Speaker(person.name, person.role, aside, "name.aside", person.gender)
    known = scene.lexicon.people.get(person.words)
    leader = next((scene.leaders[each] for each in person.mentions if each in scene.leaders), None)
    described = _describe_role(scene, person, is_known=known is not None or leader is not None)
    of_office = described.kind if described is not None else ""
    if of_office == "government" and is_former(scene, person):
        side = known.affiliation_on(scene.published) if known is not None else "other"
        return Speaker(person.name, person.role, side, "role.former", person.gender)
    if described is not None and described.kind == "other" and person.role_tokens is not None:
        side = _side_of_peer(scene, person.role_tokens, previous) or described.kind
        return Speaker(person.name, person.role, side, described.because, person.gender)
    if described is not None and described.kind != "government":
        return Speaker(person.name, person.role, described.kind, described.because, person.gender)
    if described is not None and described.state is not None and person.role_tokens is not None:
        owner = (
            possessor_of(scene, person.role_tokens, previous)
            if _is_of_its_own(scene, person.role_tokens)
            else None
        )
        because = described.because if owner is None else "role.possessor"
        return Speaker(person.name, person.role, owner or described.state, because, person.gender)
    if known is not None:
        side = known.affiliation_on(scene.published)
        return Speaker(person.name, person.role, side, "people", person.gender, is_known=True)
    if leader is not None:
        return Speaker(person.name, person.role, leader, "states.leader", person.gender)
    if described is not None and person.role_tokens is not None:
        side, because = _side_of_office(scene, described, person.role_tokens, previous)
        return Speaker(person.name, person.role, side, because, person.gender)
    if person.role is not None and _is_party(scene, person.role):
        return Speaker(person.name, person.role, "opposition", "role.party", person.gender)
    return resolve_occupation(scene, person, previous) or _of_body(scene, person, previous)


def _describe_role(scene: Scene, person: Person, *, is_known: bool) -> Description | None:
    """Return what the office of a person says; "her colleague" says nothing of whom a report knows."""
    if person.role_tokens is None:
        return None
    described = describe(scene.words, person.role_tokens, scene.lexicon, scene.state_tokens)
    return None if is_known and described is not None and described.kind == "other" else described


def _side_of_office(
    scene: Scene, described: Description, place: range, previous: Sequence[Speaker]
) -> tuple[str, str]:
    """Return for whom an office without a state speaks: its organisation, else a government."""
    possessor = (
        _body_in_office(scene, described, place)
        or possessor_of(scene, place, previous)
        or _bare_body_after(scene, described, place, previous)
    )
    if possessor is not None:
        return possessor, "role.possessor"
    return government_of(scene, described, place, previous), described.because


def _side_of_peer(scene: Scene, place: range, previous: Sequence[Speaker]) -> str | None:
    """Return the side of whoever spoke last, of whom somebody is "her party colleague"."""
    words = scene.words
    near = range(max(0, place.start - 1), place.start + 1)
    is_owned = any(words.lowers[each] in scene.lexicon.words["possessives"] for each in near)
    is_peer = words.lowers[place.stop - 1] in scene.lexicon.words["peers"]
    return previous[-1].affiliation if is_owned and is_peer and previous else None


def _body_in_office(scene: Scene, described: Description, place: range) -> str | None:
    """Return the side of the organisation in the office itself: "the law society's vice-president"."""
    owner = range(place.start, described.head.start)
    if not owner or not scene.words.tokens[owner[-1]].is_possessive:
        return None
    body = describe(scene.words, owner, scene.lexicon, scene.state_tokens)
    return body.kind if body is not None and body.kind in _ORGANISED - {"opposition"} else None


def _is_of_its_own(scene: Scene, place: range) -> bool:
    """Say whether an office is of "its" or "their" own: "its Rome spokesman" is of an agency."""
    near = range(max(0, place.start - 1), place.start + 1)
    return any(scene.words.lowers[each] in scene.lexicon.words["impersonal"] for each in near)


def is_former(scene: Scene, person: Person) -> bool:
    """Say whether an office is one that the person has left: "Former Home Secretary", "ex-president"."""
    first = (person.role or "").lower().replace("-", " ").split()[:2]
    return not scene.lexicon.words["former"].isdisjoint(first)


def _is_party(scene: Scene, role: str) -> bool:
    return role.rsplit(maxsplit=1)[-1].lower() in scene.lexicon.words["parties"]


def _of_body(scene: Scene, person: Person, previous: Sequence[Speaker]) -> Speaker:
    """Resolve somebody by a body beside the name: "Ann Gray of the Law Society", "Amnesty's Ann Gray"."""
    for at in person.mentions:
        end = at + name_length(scene, person, at)
        phrase = None
        if (
            end < len(scene.words.tokens)
            and (scene.words.runs_on(end - 1) or scene.words.tokens[end - 1].gap == ", ")
            and scene.words.lowers[end] in (scene.lexicon.words["belonging"])
        ):
            phrase = phrase_from(scene, end + 1, min(end + 1 + OPENING_WORDS, len(scene.words.tokens)))
        elif at > 0 and scene.words.tokens[at - 1].is_possessive and scene.words.tokens[at - 1].gap == " ":
            start = at - 1
            while (
                start > 0 and scene.words.runs_on(start - 1) and scene.words.tokens[start - 1].is_capitalised
            ):
                start -= 1
            phrase = range(start, at)
        described = describe(scene.words, phrase, scene.lexicon, scene.state_tokens) if phrase else None
        if described is not None and phrase is not None:
            kind = described.kind
            if kind == "government":
                kind = described.state or government_of(scene, described, phrase, previous)
            return Speaker(person.name, person.role, kind, f"name.of.{described.because}", person.gender)
    return Speaker(person.name, person.role, "person", "name.unknown", person.gender)


def _bare_body_after(
    scene: Scene, described: Description, place: range, previous: Sequence[Speaker]
) -> str | None:
    """Return the side of a body that spoke before, of which an office is: "a spokesman for the council"."""
    noun = scene.words.lowers[place.stop - 1]
    if place.stop - described.head.stop != _OF_THE_BODY or scene.words.tokens[place.stop - 1].is_capitalised:
        return None
    of, the = scene.words.lowers[described.head.stop : place.stop - 1]
    if of not in scene.lexicon.words["belonging"] or the not in scene.lexicon.words["definite"]:
        return None
    spoke = (each for each in reversed(previous) if each.gender in _GROUPS and each.affiliation in _ORGANISED)
    return next((each.affiliation for each in spoke if noun in each.name.lower().split()), None)


def possessor_of(scene: Scene, place: range, previous: Sequence[Speaker]) -> str | None:
    """Return the side of the organisation whose office it is: "The charity protests. … its director says".

    What spoke in the sentence before is the owner, or else what the sentences before are about. States
    have no chief executives: without "its" these are of whoever was spoken of just before.
    """
    words = scene.words
    is_owned = _is_of_its_own(scene, place)
    is_officer = any(words.lowers[each] in scene.lexicon.words["officers"] for each in place)
    if not (is_owned or is_officer):
        return None
    here = scene.context.sentence_at(words.tokens[place.start].start)
    before = scene.context.sentences[max(0, here - 1)].start if scene.context.sentences else 0
    last = previous[-1] if previous else None
    if is_owned and last is not None and last.at >= before and last.gender in _GROUPS:
        return last.affiliation if last.affiliation in _ORGANISED else None
    oldest = here - (_SENTENCES_OF_OWNER if is_owned else _SENTENCES_OF_OFFICER)
    for index in range(here, max(-1, oldest), -1):
        sentence = scene.context.sentences[index]
        if words.text[sentence.start] in _QUOTES:
            continue
        opening = words.within(sentence.start, min(sentence.end, words.tokens[place.start].start))
        opening = opening[:OPENING_WORDS]
        sides = [scene.lexicon.overrides.get(words.lowers[each]) for each in opening]
        if "opposition" in sides:
            return "opposition"
        phrase = phrase_from(scene, opening.start, opening.stop) if opening else None
        described = describe(words, phrase, scene.lexicon, scene.state_tokens) if phrase else None
        if described is not None and described.kind in _ORGANISED:
            return described.kind
        if described is not None or any(each in scene.state_tokens for each in opening):
            return None
    return None


def government_of(scene: Scene, described: Description, place: range, previous: Sequence[Speaker]) -> str:
    """Return the state of a government that the words do not name."""
    words = scene.words
    first = place.start - 1 if place.start else 0
    is_possessed = any(
        words.lowers[each] in scene.lexicon.words["possessives"]
        for each in range(first, described.head.start + 1)
    )
    office = [words.lowers[each] for each in place]
    posts = find_posts(words, place, scene.lexicon, scene.codes).values()
    is_ministerial = not scene.lexicon.words["ministerial"].isdisjoint(office)

    def fits(code: str) -> bool:
        is_american = is_ministerial and code == _ADMINISTRATIONS
        return may_hold(code, office) and not is_american and code not in posts

    last = next((s for s in reversed(previous) if s.affiliation.isupper()), None)
    owner = _owner(scene, place, previous)
    if owner is not None:
        return owner
    if any(words.lowers[each] in scene.lexicon.words["administrations"] for each in described.head) and any(
        state.code == _ADMINISTRATIONS for state in scene.context.states
    ):
        return _ADMINISTRATIONS
    code = scene.context.state_at(
        words.tokens[place.start].start,
        is_possessed=is_possessed,
        fits=fits,
        last=last,
        placed=scene.offices.state_of(office),
    )
    return code or "other"


def _owner(scene: Scene, place: range, previous: Sequence[Speaker]) -> str | None:
    """Return the state for which "his" or "her" office speaks, or that of "Ruto's spokesman", "whose army".

    Nobody is asked whose own office is told later: it might be "his" of this one in turn.
    """
    leader = next((scene.leaders[each] for each in (place.start - 1, *place) if _owns(scene, each)), None)
    if leader is not None:
        return leader
    if place.start > 0 and scene.words.lowers[place.start - 1] in scene.lexicon.words["whose"]:
        return _state_just_before(scene, place.start - 1)
    for each in (place.start - 1, place.start):
        gender = {"his": "m", "her": "f"}.get(scene.words.lowers[each]) if each >= 0 else None
        found = person_before(scene, each, gender, previous) if gender else None
        is_later = found is not None and found.person is not None and _is_office_after(found.person, place)
        owner = resolve_antecedent(scene, found, previous) if found is not None and not is_later else None
        if owner is not None and owner.affiliation.isupper():
            return owner.affiliation
    return None


def _owns(scene: Scene, at: int) -> bool:
    """Say whether a token is a leader's name with a possessive ending: "Ruto's"."""
    return at in scene.leaders and scene.words.tokens[at].is_possessive


def _state_just_before(scene: Scene, at: int) -> str | None:
    """Return the state that was named last in the sentence: Angola in "of Angola, whose foreign minister"."""
    start = scene.words.tokens[at].start
    sentence = scene.context.sentences[scene.context.sentence_at(start)]
    named = scene.context.between(sentence.start, start)
    return named[-1].code if named else None


def _is_office_after(person: Person, place: range) -> bool:
    return person.role_tokens is not None and person.role_tokens.start >= place.start


def resolve_antecedent(scene: Scene, found: Antecedent, previous: Sequence[Speaker]) -> Speaker | None:
    """Return who the antecedent of a pronoun is, as a speaker."""
    return speaker_of(scene, found.person, previous) if found.person is not None else found.speaker
