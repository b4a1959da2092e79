"""Who is meant by a name, a state or a description at its place in the report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pactwatch.language.cast.affiliation import government_of, speaker_of
from pactwatch.language.cast.appositions import name_after, name_before
from pactwatch.language.cast.description import Description, describe
from pactwatch.language.cast.holders import resolve_beside
from pactwatch.language.cast.parties import party_in, side_of_member
from pactwatch.language.cast.phrases import OPENING_WORDS, introduced_in, phrase_from
from pactwatch.language.cast.speaker import Speaker
from pactwatch.language.cast.titles import by_title, is_definite, is_of_state
from pactwatch.language.cast.unnamed import (
    both_sides,
    is_native,
    is_one_of_group,
    is_one_person,
    native_in,
    side_of,
)
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from pactwatch.language.cast.scene import Scene

_GOES_ON = re.compile(r"[:;]\s")
_LONGEST_NAME = 13
_LONGEST_ADVERBIAL = 9
_SENTENCES_BACK = 4
_SPEAKERS_BACK = 5
_TITLES = 2
_STATE_SPEAKS = frozenset({"name", "capital", "government", "nickname", "description", "demonym"})
_PARTISAN = frozenset({"government", "opposition", "other"})
_BODIES = frozenset({"ngo", "media", "un"})
_GROUPS = frozenset({"group"})
_NO_PERSONS = frozenset({"body", "document"})
_ITS = frozenset({"its", "their"})


def resolve_description(
    scene: Scene, place: range, mention: Span, previous: Sequence[Speaker], *, cue: Span | None = None
) -> Speaker:
    """Return who a description means: "the spokeswoman", "its foreign ministry", "one of them"."""
    beside = resolve_beside(scene, place, previous)
    if beside is not None:
        return beside
    described = describe(scene.words, place, scene.lexicon, scene.codes)
    name = _description_name(scene, place)
    sides = both_sides(scene, place, name)
    if sides is not None:
        return sides
    named = _named_after(scene, place, described, mention, previous, cue)
    if named is not None:
        return named
    if described is None:
        return _undescribed(scene, place, mention, previous, name)
    if is_of_state(scene, place, described):
        described = described._replace(state=government_of(scene, described, place, previous))
    found = by_title(scene, place, described, previous) or _same_body(scene, place, described, previous)
    if found is not None:
        return found if found.role else found._replace(role=_role_of(scene, place, described))
    kind = described.kind
    if kind == "government":
        kind = side_of(scene, described, place, previous)
    if described.kind in _PARTISAN and described.state is None:
        kind = side_of_member(party_in(scene, place) or kind, kind)
    role = _role_of(scene, place, described)
    gender = described.gender or {"group": "plural", "person": ""}.get(described.holder, "thing")
    if gender == "plural" and is_one_of_group(scene, place):
        gender = ""
    return Speaker(name, role, kind, described.because, gender)


def _named_after(
    scene: Scene,
    place: range,
    described: Description | None,
    mention: Span,
    previous: Sequence[Speaker],
    cue: Span | None,
) -> Speaker | None:
    """Resolve "one of the lawyers, Trina Realmuto, said" to the name that is set off after it.

    A body is not who is named beside it: only a name of its own stands for "the party, Alternativa,". Nor is
    a diplomat "from the bloc, ECOWAS," the bloc.
    """
    named = name_after(scene, place.stop) or _name_before(scene, place, cue)
    if named is None:
        return None
    person = scene.by_mention.get(named.start)
    is_body = (
        described is not None and described.holder in _NO_PERSONS and not _is_of_body(scene, described, place)
    )
    is_of_complement = described is not None and described.head.stop < place.stop
    if is_body if person is not None else is_of_complement:
        return None
    speaker = speaker_of(scene, person, previous) if person is not None else None
    if speaker is not None and speaker.because != "name.unknown":
        if speaker.role is not None or described is None:
            return speaker
        return speaker._replace(role=_role_of(scene, place, described))
    name = person.name if person is not None else scene.words.joined(named.start, named.stop)
    if described is None:
        side, because = _side_untold(scene, place, mention, previous)
        role = _office_untold(scene, place)
    else:
        is_of_government = described.kind == "government"
        side = side_of(scene, described, place, previous) if is_of_government else described.kind
        because, role = described.because, _role_of(scene, place, described)
    gender = speaker.gender if speaker is not None else ""
    return Speaker(name, role, side, because, gender or ("thing" if is_body else ""))


def _name_before(scene: Scene, place: range, cue: Span | None) -> range | None:
    if cue is None or cue.start <= scene.words.tokens[place.stop - 1].end:
        return None
    return name_before(scene, place.stop, scene.words.within(0, cue.start).stop)


def _is_of_body(scene: Scene, described: Description, place: range) -> bool:
    """Say whether a description only begins with a body: "the Bloc Québécois immigration critic"."""
    last = place.stop - 1
    return (
        described.head.stop <= last
        and scene.words.runs_on(described.head.stop - 1)
        and not scene.words.tokens[last].is_capitalised
    )


def _side_untold(scene: Scene, place: range, mention: Span, previous: Sequence[Speaker]) -> tuple[str, str]:
    """Return for whom somebody named speaks whose description holds no known office: "one of them"."""
    of_group = _part_of(scene, place, previous, "")
    if of_group is not None:
        return of_group.affiliation, of_group.because
    named = scene.context.between(mention.start, mention.end)
    if not named or is_native(scene, place, named):
        return "person", "name.unknown"
    return named[0].code, "mention.unknown"


def _office_untold(scene: Scene, place: range) -> str | None:
    """Return the words of an office that is no known one: "convener" in "the group's convener"."""
    words = scene.words
    owned = [each for each in place if words.tokens[each].is_possessive or words.lowers[each] in _ITS]
    start = owned[-1] + 1 if owned else place.stop
    is_owned_before = not owned and place.start > 0 and words.lowers[place.start - 1] in _ITS
    start = place.start if is_owned_before else start
    return words.joined(start, place.stop) if start < place.stop else None


def _undescribed(
    scene: Scene, place: range, mention: Span, previous: Sequence[Speaker], name: str
) -> Speaker:
    """Return who words mean of which none is known as an office or a body: "two of them", "Behrang"."""
    anaphor = _part_of(scene, place, previous, name)
    if anaphor is not None:
        return anaphor
    if scene.words.lowers[place.start] in scene.lexicon.words["possessives"] and previous:
        return previous[-1]._replace(because="mention.possessed")
    named = scene.context.between(mention.start, mention.end)
    if named and is_native(scene, place, named):
        return Speaker(name, None, "person", "states.native")
    code = next((state.code for state in named), None)
    is_name = name[:1].isupper() and not name.isupper() and len(name.split()) <= _TITLES
    is_body = name[:1].isupper() and scene.words.lowers[place.start - 1] == "the" and place.start > 0
    gender = "thing" if is_body and code is None else ""
    return Speaker(name, None, code or ("person" if is_name else "other"), "mention.unknown", gender)


def _part_of(scene: Scene, place: range, previous: Sequence[Speaker], name: str) -> Speaker | None:
    """Resolve "one", "two of them" to the affiliation of the group that spoke before."""
    lowers = [scene.words.lowers[each] for each in place]
    if lowers[0] not in scene.lexicon.words["partitives"]:
        return None
    if len(lowers) > 1 and lowers[-1] not in scene.lexicon.words["anaphors"]:
        return None
    opening = resolve_opening(scene, place.start, previous, {"group"})
    group = (
        opening
        or next((s for s in reversed(previous[-3:]) if s.gender == "plural"), None)
        or _group_before(scene, place.start, previous)
    )
    return Speaker(name, None, group.affiliation if group else "person", "mention.part-of", "")


def _group_before(scene: Scene, at: int, previous: Sequence[Speaker]) -> Speaker | None:
    """Resolve to a group of the sentence before: "Reuters, citing three officials, … One said"."""
    here = scene.context.sentence_at(scene.words.tokens[at].start)
    if here < 1:
        return None
    group = introduced_in(scene, scene.context.sentences[here - 1], holders=_GROUPS)
    return resolve_description(scene, _place_of(scene, group), group, previous) if group is not None else None


def _place_of(scene: Scene, mention: Span) -> range:
    return scene.words.within(mention.start, mention.end)


def _description_name(scene: Scene, place: range) -> str:
    stop = place.stop
    for each in place:
        if each > place.start and scene.words.lowers[each] in scene.lexicon.words["clauses"]:
            stop = each
            break
    stop = min(stop, place.start + _LONGEST_NAME)
    return scene.words.joined(place.start, stop)


def _role_of(scene: Scene, place: range, described: Description) -> str | None:
    if described.holder != "person" or described.kind == "person":
        return None
    start = described.head.start
    while (
        start > place.start
        and not scene.words.tokens[start - 1].is_possessive
        and (scene.words.lowers[start - 1] not in scene.lexicon.words["determiners"])
    ):
        start -= 1
    return scene.words.joined(start, _end_of_office(scene, place, described))


def _end_of_office(scene: Scene, place: range, described: Description) -> int:
    """Return where an office ends: a minister's field is part of it, "Minister for Immigration"."""
    end = described.head.stop
    words = scene.words
    is_fielded = words.lowers[end - 1] in scene.lexicon.words["fielded"]
    if not is_fielded or end >= place.stop or words.lowers[end] not in scene.lexicon.words["of_office"]:
        return end
    return next(
        (each for each in place if each > end and words.lowers[each] in scene.lexicon.words["clauses"]),
        place.stop,
    )


def _same_body(
    scene: Scene, place: range, described: Description, previous: Sequence[Speaker]
) -> Speaker | None:
    """Resolve "the group", "the experts", "the ministry" to the one of that kind that spoke before."""
    is_bare = len(place) <= len(described.head)
    author = _author_of(scene, place, previous) if is_bare and described.holder == "document" else None
    if author is not None:
        return author
    paragraph = scene.words.text.rfind("\n", 0, scene.words.tokens[place.start].start) + 1
    if described.holder == "document" and is_bare and previous and previous[-1].at >= paragraph:
        name = _description_name(scene, place)
        return Speaker(name, None, previous[-1].affiliation, "document.of-speaker", "thing")
    if described.holder == "person" or not is_bare or not is_definite(scene, place) or described.state:
        return None
    head = scene.words.tokens[described.head.stop - 1]
    is_named = head.is_capitalised and len(described.head) > 1
    for speaker in reversed(previous[-_SPEAKERS_BACK:]):
        if speaker.gender not in {"thing", "plural"}:
            continue
        if head.lower in speaker.name.lower().split() or (
            described.kind == speaker.affiliation and described.kind in _BODIES and not is_named
        ):
            return speaker._replace(because="body.spoke-before")
    return None


def _author_of(scene: Scene, place: range, previous: Sequence[Speaker]) -> Speaker | None:
    """Resolve "the statement" to whoever spoke last, if they did so in one: "a statement … it said"."""
    words = scene.words
    noun = words.lowers[place.stop - 1]
    if not previous or noun not in scene.lexicon.words["signed_papers"] or not is_definite(scene, place):
        return None
    start = words.tokens[place.start].start
    paragraph = words.text.rfind("\n", 0, start)
    before = words.text.rfind("\n", 0, len(words.text[: max(0, paragraph)].rstrip()))
    since = words.within(before + 1, start)
    if previous[-1].at <= before or noun not in words.lowers[since.start : since.stop]:
        return None
    return previous[-1]._replace(because="document.of-author")


def _subject_of(scene: Scene, sentence: Span) -> range:
    """Return the words that tell what a sentence is about: those after "Asked about the entry on Accra,"."""
    words = scene.words
    place = words.within(sentence.start, sentence.end)
    for at in place[:_LONGEST_ADVERBIAL]:
        if at in scene.by_mention or at + 1 >= place.stop:
            break
        is_set_off = words.tokens[at].gap == ", " and at > place.start
        if is_set_off and words.lowers[at + 1] in scene.lexicon.words["articles"]:
            return range(at + 1, place.stop)[:OPENING_WORDS]
    return place[:OPENING_WORDS]


def _head_of(scene: Scene, here: int, at: int) -> list[Span]:
    """Return the words up to a colon before a pronoun: "The agency is in no position to judge: it"."""
    start = scene.context.sentences[here].start if scene.context.sentences else 0
    ends = list(_GOES_ON.finditer(scene.words.text, start, scene.words.tokens[at].start))
    return [Span(start, ends[-1].start())] if ends else []


def resolve_opening(
    scene: Scene,
    at: int,
    previous: Sequence[Speaker],
    holders: AbstractSet[str],
    *,
    reach: int = _SENTENCES_BACK - 1,
) -> Speaker | None:
    """Resolve to whoever opens a sentence just before without a name: "A spokesman for the government".

    ``reach`` is how many sentences back that may be.
    """
    place = min(at, len(scene.words.tokens) - 1)
    here = scene.context.sentence_at(scene.words.tokens[place].start)
    sentences = [scene.context.sentences[index] for index in range(here - 1, max(-1, here - 1 - reach), -1)]
    for before in [*_head_of(scene, here, at), *sentences]:
        opening = _subject_of(scene, before)
        if not opening or any(each in scene.by_mention for each in opening):
            return None
        if any(speaker.at >= before.start for speaker in previous[-2:]):
            return None
        native = native_in(scene, opening) if "person" in holders else None
        if native is not None:
            return native
        phrase = phrase_from(scene, opening.start, opening.stop)
        if phrase is None:
            continue
        described = describe(scene.words, phrase, scene.lexicon, scene.codes)
        if described is None or described.holder not in holders:
            continue
        if len(phrase) > 1 and scene.words.lowers[phrase.start] in scene.lexicon.words["articles"]:
            phrase = phrase[1:]
        start, end = scene.words.tokens[phrase.start].start, scene.words.tokens[phrase.stop - 1].end
        return resolve_description(scene, phrase, Span(start, end), previous)._replace(at=start)
    return None


def _is_court(scene: Scene, place: int) -> bool:
    """Say whether a token is a word for a court: the European Court of Justice is not the European Union."""
    head = scene.lexicon.heads.get((scene.words.lowers[place],))
    return head is not None and head.kind == "court" and head.holder == "body"


def resolve_state(scene: Scene, place: range, mention: Span) -> Speaker | None:
    """Resolve a state that speaks: "Kigali", "the Trump administration"; not "the Rwandan minister"."""
    inside = scene.context.between(mention.start, mention.end)
    if inside and any(_is_court(scene, each) for each in place):
        return None
    for state in inside:
        covered = scene.words.within(state.start, state.end)
        rest = [each for each in place if each not in covered]
        is_apart = all(scene.words.lowers[each] in scene.lexicon.words["determiners"] for each in rest)
        if state.kind == "demonym" and is_apart and is_one_person(scene, covered):
            named = name_after(scene, place.stop)
            name = scene.words.joined(*((named.start, named.stop) if named else (place.start, place.stop)))
            return Speaker(name, None, "person", "states.native")
        if state.kind in _STATE_SPEAKS and all(
            scene.words.lowers[each] in scene.lexicon.words["determiners"] for each in rest
        ):
            return Speaker(
                scene.words.joined(place.start, place.stop),
                None,
                state.code,
                f"states.{state.kind}",
                "thing",
            )
    return None
