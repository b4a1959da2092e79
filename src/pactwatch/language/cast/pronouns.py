"""Who is meant by a pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.cast.affiliation import resolve_antecedent
from pactwatch.language.cast.antecedents import person_before
from pactwatch.language.cast.mentions import resolve_opening
from pactwatch.language.cast.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.cast.scene import Scene
    from pactwatch.language.span import Span


def resolve_pronoun(scene: Scene, mention: Span, previous: Sequence[Speaker]) -> Speaker:
    """Resolve he, she, they and it to whoever spoke or acted last and fits."""
    word = mention.of(scene.words.text).strip()
    gender = scene.lexicon.pronouns.get(word.lower(), "")
    at = min(scene.words.within(0, mention.start).stop, len(scene.words.tokens) - 1)
    if at < 0:
        return Speaker(word, None, "other", "pronoun.unknown", gender)
    if gender in {"m", "f"}:
        found = resolve_opening(scene, at, previous, {"person"}) or _person(scene, at, gender, previous)
    else:
        found = next((s for s in reversed(previous[-3:]) if s.gender in {gender, "thing", "plural"}), None)
        if gender == "plural":
            found = resolve_opening(scene, at, previous, {"group"}) or found
        if found is None and gender == "thing":
            found = resolve_opening(scene, at, previous, {"body"})
        if found is None and gender == "thing":
            found = _state_before(scene, at)
    if found is None and gender in {"m", "f"}:
        found = _person(scene, at, "", previous)
    if found is None and gender in {"m", "f"}:
        found = next((s for s in reversed(previous) if s.gender not in {"thing", "plural"}), None)
    if found is None and previous:
        found = previous[-1]
    if found is None:
        return Speaker(word, None, "other", "pronoun.unknown", gender)
    return found._replace(because=f"pronoun.{found.because}")


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
