"""Who is meant by a pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.cast.affiliation import resolve_antecedent
from pactwatch.language.cast.antecedents import person_before
from pactwatch.language.cast.description import describe
from pactwatch.language.cast.mentions import resolve_opening
from pactwatch.language.cast.speaker import Speaker
from pactwatch.language.span import Span

OWNERS = {"his": "m", "her": "f", "its": "thing", "their": "plural"}
_OPENING = 30
_ARTICLE = 4

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.cast.scene import Scene


def resolve_pronoun(
    scene: Scene, mention: Span, previous: Sequence[Speaker], *, gender: str | None = None
) -> Speaker:
    """Resolve he, she, they and it to whoever spoke or acted last and fits.

    Args:
        scene: The report.
        mention: The pronoun.
        previous: Who spoke before, in order.
        gender: Whom it may mean, where the word is not in the lexicon of pronouns ("his").
    """
    word = mention.of(scene.words.text).strip()
    gender = gender or scene.lexicon.pronouns.get(word.lower()) or OWNERS.get(word.lower(), "")
    at = min(scene.words.within(0, mention.start).stop, len(scene.words.tokens) - 1)
    if at < 0:
        return Speaker(word, None, "other", "pronoun.unknown", gender)
    if gender in {"m", "f"}:
        found = resolve_opening(scene, at, previous, {"person"}) or _person(scene, at, gender, previous)
    else:
        found = _thing(scene, at, gender, previous)
    if found is None and gender in {"m", "f"}:
        found = _person(scene, at, "", previous)
    if found is None and gender in {"m", "f"}:
        found = next((s for s in reversed(previous) if s.gender not in {"thing", "plural"}), None)
    if found is None and previous:
        found = previous[-1]
    if found is None:
        return Speaker(word, None, "other", "pronoun.unknown", gender)
    return found._replace(because=f"pronoun.{found.because}")


def _thing(scene: Scene, at: int, gender: str, previous: Sequence[Speaker]) -> Speaker | None:
    """Return which body, state or group "it" or "they" means."""
    if gender == "plural":
        return resolve_opening(scene, at, previous, {"group"}) or _thing_before(gender, previous)
    if gender != "thing":
        return _thing_before(gender, previous)
    return (
        _opening_state(scene, at, previous)
        or resolve_opening(scene, at, previous, {"body"}, reach=1)
        or _thing_before(gender, previous)
        or resolve_opening(scene, at, previous, {"body"})
        or _state_before(scene, at)
    )


def resolve_author(scene: Scene, place: range, previous: Sequence[Speaker]) -> Speaker | None:
    """Return whose document it is that says something: "Mdluli confirmed it. … read her statement"."""
    words = scene.words
    owner = next(
        (each for each in (place.start, place.start - 1) if each >= 0 and words.lowers[each] in OWNERS), None
    )
    if owner is None or (owner == place.start and len(place) == 1):
        return None
    described = describe(words, range(owner + 1, place.stop), scene.lexicon, scene.codes)
    if described is None or described.holder != "document":
        return None
    token = words.tokens[owner]
    found = resolve_pronoun(scene, Span(token.start, token.end), previous, gender=OWNERS[token.lower])
    return None if found.because == "pronoun.unknown" else found


def _thing_before(gender: str, previous: Sequence[Speaker]) -> Speaker | None:
    """Return which of those who spoke last "it" or "they" means, of one kind before the other."""
    spoke = [speaker for speaker in reversed(previous[-3:]) if speaker.gender in {gender, "thing", "plural"}]
    return next((speaker for speaker in spoke if speaker.gender == gender), next(iter(spoke), None))


def _opening_state(scene: Scene, at: int, previous: Sequence[Speaker]) -> Speaker | None:
    """Return the state that the sentence before is about, if nobody speaks there: "Nauru denied it. It"."""
    here = scene.context.sentence_at(scene.words.tokens[at].start)
    if here < 1:
        return None
    before = scene.context.sentences[here - 1]
    states = scene.context.between(before.start, before.start + _OPENING)
    is_spoken = any(speaker.at >= before.start for speaker in previous[-2:])
    if is_spoken or not states or states[0].start > before.start + _ARTICLE:
        return None
    state = states[0]
    after = scene.words.within(state.start, state.end).stop
    is_owner = scene.words.tokens[after - 1].is_possessive or state.kind == "demonym"
    if is_owner or "\n" in scene.words.text[before.start : scene.words.tokens[at].start].strip():
        return None
    return Speaker(scene.words.text[state.start : state.end], None, state.code, "states", "thing")


def _state_before(scene: Scene, at: int) -> Speaker | None:
    start = scene.words.tokens[at].start
    here = scene.context.sentence_at(start)
    for index in (here, here - 1):
        if index < 0:
            continue
        sentence = scene.context.sentences[index]
        found = scene.context.between(sentence.start, min(start, sentence.end))
        if found:
            state = found[0]
            return Speaker(scene.words.text[state.start : state.end], None, state.code, "states", "thing")
    return None


def _person(scene: Scene, at: int, gender: str, previous: Sequence[Speaker]) -> Speaker | None:
    found = person_before(scene, at, gender, previous)
    return resolve_antecedent(scene, found, previous) if found is not None else None
