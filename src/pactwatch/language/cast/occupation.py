"""What somebody without an office is: by a word in brackets after the name, or by what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.cast.description import describe
from pactwatch.language.cast.lexicon import longest_match
from pactwatch.language.cast.parties import load_parties
from pactwatch.language.cast.phrases import name_length
from pactwatch.language.cast.speaker import Person, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.cast.scene import Scene


def find_aside(scene: Scene, person: Person) -> str | None:
    """Return what a word in brackets after a name tells: "Ann Gray (opposition)", "(EPP)"."""
    for at in person.mentions:
        end = at + name_length(scene, person, at)
        if end < len(scene.words.tokens) and scene.words.tokens[end - 1].gap == " (":
            found = scene.lexicon.overrides.get(scene.words.lowers[end])
            if found is not None:
                return found
            if person.role is None and _is_party_aside(scene, end):
                return "opposition"
    return None


def _is_party_aside(scene: Scene, at: int) -> bool:
    """Say whether one word in brackets is most likely a party: it is capitalised, and no body or state."""
    token = scene.words.tokens[at]
    is_known = (token.text,) in scene.lexicon.bodies or (token.text,) in load_parties()
    return (
        token.gap.startswith(")")
        and token.is_capitalised
        and at not in scene.state_tokens
        and longest_match(scene.lexicon.heads, [token.lower], 0) is None
        and not is_known
    )


def resolve_occupation(scene: Scene, person: Person, previous: Sequence[Speaker]) -> Speaker | None:
    """Resolve somebody by what they do: "who represents the men", "who teaches law at Bari"."""
    words, lexicon = scene.words, scene.lexicon
    if _is_outlet(scene, person):
        return Speaker(person.name, person.role, "media", "name.outlet", person.gender)
    for at in person.mentions:
        end = at + name_length(scene, person, at)
        if end + 1 >= len(words.tokens) or words.lowers[end] not in lexicon.words["relatives"]:
            continue
        if words.lowers[end + 1] in lexicon.words["acts_for"]:
            return Speaker(person.name, person.role, "lawyer", "name.acts-for", person.gender)
        if words.lowers[end + 1] in lexicon.words["works"]:
            clause = words.within(words.tokens[end + 1].start, _end_of_clause(scene, end + 1))
            kind = next(
                (k for p in clause if (k := _kind_after(scene, p, clause.stop)) is not None), "expert"
            )
            return Speaker(person.name, person.role, kind, "name.works", person.gender)
    for at in person.mentions:
        if at and words.lowers[at - 1] in lexicon.words["legislative_titles"]:
            return Speaker(person.name, person.role, "opposition", "name.legislator", person.gender)
        if at and words.lowers[at - 1] in lexicon.words["military"]:
            code = scene.context.state_at(
                words.tokens[at].start,
                is_possessed=False,
                fits=bool,
                last=next((s for s in reversed(previous) if s.affiliation.isupper()), None),
            )
            return Speaker(person.name, person.role, code or "other", "name.rank", person.gender)
    return None


def _is_outlet(scene: Scene, person: Person) -> bool:
    """Say whether a name is that of a newspaper: "El País", "the Vienna daily Der Standard"."""
    words, lexicon = scene.words, scene.lexicon
    body = lexicon.bodies.get(person.words)
    if body is not None:
        return body.affiliation == "media"
    heads = (
        longest_match(lexicon.heads, words.lowers, at - 1)
        for at in person.mentions
        if at and words.runs_on(at - 1) and not words.tokens[at - 1].is_possessive
    )
    return any(
        head is not None and head[0] == 1 and head[1].kind == "media" and head[1].holder == "body"
        for head in heads
    )


def _kind_after(scene: Scene, place: int, stop: int) -> str | None:
    """Return the side of the body that stands after "for", "at" or "of"."""
    if scene.words.lowers[place] not in scene.lexicon.words["belonging"]:
        return None
    described = describe(scene.words, range(place + 1, stop), scene.lexicon, scene.state_tokens)
    if described is None or described.kind == "person":
        return None
    return described.state if described.kind == "government" else described.kind


def _end_of_clause(scene: Scene, first: int) -> int:
    """Return the offset at which the clause of a token ends: at the next comma or full stop."""
    at = first
    while at + 1 < len(scene.words.tokens) and scene.words.runs_on(at):
        at += 1
    return scene.words.tokens[at].end
