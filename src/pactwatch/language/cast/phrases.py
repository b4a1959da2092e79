"""Noun phrases that describe a speaker, found by their words alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pactwatch.language.cast.description import describe
from pactwatch.language.cast.lexicon import longest_match
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from pactwatch.language.cast.scene import Scene
    from pactwatch.language.cast.speaker import Person

OPENING_WORDS = 8
_CLITIC = re.compile(r"[^\W_]+")
PERSONS = frozenset({"person"})


def name_length(scene: Scene, person: Person, at: int) -> int:
    """Return how many tokens from a place on belong to a person's name."""
    length = 0
    names = set(person.words)
    while at + length < len(scene.words.tokens) and scene.words.tokens[at + length].text in names:
        length += 1
        if not scene.words.runs_on(at + length - 1):
            break
    return max(1, length)


def phrase_from(scene: Scene, first: int, last: int) -> range | None:
    """Return the noun phrase that begins at a token and has a known head, with its complements.

    "A former U.S. official" is one; an abbreviation that would begin it may end the sentence before.
    """
    head_end = None
    at = first
    while at < last:
        lower = scene.words.lowers[at]
        found = longest_match(scene.lexicon.heads, scene.words.lowers, at)
        texts = scene.words.forms[at : at + OPENING_WORDS]
        body = longest_match(scene.lexicon.bodies, texts, 0)
        length = max(found[0] if found else 0, body[0] if body else 0)
        if length:
            at += length
            head_end = at
        elif head_end is not None and at in scene.state_tokens:
            at += 1
            head_end = at
        elif _may_stand_in_phrase(scene, at, lower) and (
            head_end is None or lower not in scene.lexicon.words["relatives"]
        ):
            at += 1
        else:
            break
        token = scene.words.tokens[at - 1]
        is_abbreviated = at - 1 > first and scene.words.runs_on(at - 1)
        if token.gap not in {" ", ""} and not token.is_possessive and not is_abbreviated:
            break
    return range(first, head_end) if head_end is not None else None


def _may_stand_in_phrase(scene: Scene, at: int, lower: str) -> bool:
    words = scene.lexicon.words
    is_small = lower in words["determiners"] or lower in words["partitives"] or lower in words["links"]
    is_name = scene.words.tokens[at].is_capitalised or at in scene.state_tokens
    return is_small or is_name or lower in words["portfolios"] or scene.words.tokens[at].is_possessive


def begins_phrase(scene: Scene, at: int) -> bool:
    """Say whether a noun phrase may begin at a token: an article, a number, a capital."""
    token = scene.words.tokens[at]
    before = scene.words.lowers[at - 1] if at else ""
    is_inside = at > 0 and scene.words.tokens[at - 1].gap == " " and before in scene.lexicon.words["links"]
    words = scene.lexicon.words
    return not is_inside and (
        token.lower in words["determiners"] or token.lower in words["partitives"] or token.is_capitalised
    )


def introduced_in(scene: Scene, sentence: Span, *, holders: AbstractSet[str] = PERSONS) -> Span | None:
    """Return who a stretch of text is about by its first known noun phrase or name."""
    for at in scene.words.within(sentence.start, sentence.end):
        person = scene.by_mention.get(at)
        if person is not None:
            return Span(
                scene.words.tokens[at].start, scene.words.tokens[at + name_length(scene, person, at) - 1].end
            )
        stop = min(at + OPENING_WORDS, len(scene.words.tokens))
        phrase = phrase_from(scene, at, stop) if begins_phrase(scene, at) else None
        if phrase is None:
            continue
        described = describe(scene.words, phrase, scene.lexicon, scene.state_tokens)
        if described is not None and described.holder in holders:
            return Span(scene.words.tokens[phrase.start].start, scene.words.tokens[phrase.stop - 1].end)
    return None


def speaker_near(scene: Scene, sentence: Span, cue: Span) -> Span | None:
    """Return the words before a cue that most likely name who speaks, where syntax did not tell.

    In "hours after two officials told the agency that …" it is "two officials".
    """
    before = scene.words.within(sentence.start, cue.start)
    for at in reversed(before):
        person = scene.by_mention.get(at)
        if person is not None:
            return Span(
                scene.words.tokens[at].start, scene.words.tokens[at + name_length(scene, person, at) - 1].end
            )
        phrase = phrase_from(scene, at, before.stop) if begins_phrase(scene, at) else None
        if phrase is not None:
            return Span(scene.words.tokens[phrase.start].start, scene.words.tokens[phrase.stop - 1].end)
    return None


def is_pronoun(scene: Scene, mention: Span) -> bool:
    """Say whether a mention is a pronoun."""
    place = scene.words.within(mention.start, mention.end)
    return len(place) == 1 and scene.words.lowers[place.start] in scene.lexicon.pronouns


def leads_back(scene: Scene, mention: Span) -> bool:
    """Say whether a mention is told by the sentence before: "he", "its foreign minister"."""
    place = scene.words.within(mention.start, mention.end)
    first = scene.words.lowers[place.start] if place else ""
    return is_pronoun(scene, mention) or first in scene.lexicon.words["possessives"]


def pronoun_of(scene: Scene, mention: Span) -> Span | None:
    """Return the pronoun that a mention is, or begins with: "he" in "he'd", and in "He was blunt: …"."""
    place = scene.words.within(mention.start, mention.end)
    if not place:
        return None
    first = scene.words.tokens[place.start]
    word = _CLITIC.match(first.lower)
    gender = scene.lexicon.pronouns.get(word.group() if word else "")
    if gender is None or (len(place) > 1 and first.lower in scene.lexicon.words["possessives"]):
        return None
    return Span(first.start, first.start + word.end()) if word else None


def is_known(scene: Scene, mention: Span) -> bool:
    """Say whether a mention names or describes somebody who can speak; "Tuesday" and "the money" do not."""
    place = scene.words.within(mention.start, mention.end)
    if is_pronoun(scene, mention) or any(each in scene.by_mention for each in place):
        return True
    if any(mark in mention.of(scene.words.text) for mark in "(/"):
        return False
    if scene.context.between(mention.start, mention.end):
        return True
    lowers = [scene.words.lowers[each] for each in place]
    is_partitive = bool(lowers) and lowers[0] in scene.lexicon.words["partitives"]
    return is_partitive or describe(scene.words, place, scene.lexicon, scene.state_tokens) is not None
