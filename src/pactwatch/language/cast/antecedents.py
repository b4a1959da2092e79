"""Who "he" and "she" are: the person spoken of, or speaking, before."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.cast.phrases import name_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.cast.scene import Scene
    from pactwatch.language.cast.speaker import Person, Speaker

_SENTENCES_BACK = 4
_OPENING = 60
_TITLES = 2
_SAME_PARAGRAPH = 3
_IN_QUOTATION = 10
_TELLS = 9
_MARKS = (("“", "”"), ("«", "»"), ('"', '"'))
_OWNERS = frozenset({"his", "her"})
_NEXT = 1
_GOES_ON = re.compile(r"[:;]\s")


class Antecedent(NamedTuple):
    """Either a person whom the report names, or whoever spoke before."""

    person: Person | None
    speaker: Speaker | None


def person_before(scene: Scene, at: int, gender: str, previous: Sequence[Speaker]) -> Antecedent | None:
    """Return the person whom a pronoun at a token most likely means, or who spoke last and fits.

    "Kurti met Ms Gray in June. She said": the one before of that gender; an empty ``gender`` fits anybody.
    """
    start = scene.words.tokens[at].start
    here = scene.context.sentence_at(_opening_of_quotation(scene, start))
    chained = _chained(scene, at, here, gender, previous)
    if chained is not None:
        return person_before(scene, chained, gender, previous)
    oldest = scene.context.sentences[max(0, here - _SENTENCES_BACK)].start if scene.context.sentences else 0
    paragraph = scene.words.text.rfind("\n", 0, start) + 1
    spoke = [s for s in previous[-4:] if s.gender in {gender, ""} and not s.name.islower()]
    best: tuple[int, Person] | None = None
    best_sentence = 0
    is_quoted = _in_quotation(scene.words.text, start)
    for index in range(bisect_left(scene.mentions, at) - 1, -1, -1):
        place = scene.mentions[index]
        person = scene.by_mention[place]
        where = scene.words.tokens[place].start
        if where < oldest:
            break
        is_full = len(person.words) > 1 and _opens_sentence(scene, where)
        if (gender and person.gender not in {gender, ""}) or not (
            person.is_titled or person.gender or place in scene.leaders or is_full
        ):
            continue
        score = _salience(scene, place, where, here, spoke, person) + _SAME_PARAGRAPH * (where >= paragraph)
        if not is_quoted and _in_quotation(scene.words.text, where):
            score -= _IN_QUOTATION
        elif scene.context.sentence_at(where) == here and (
            _tells_after(scene, where, start)
            or (scene.words.lowers[at] in _OWNERS and _opens_sentence(scene, where))
        ):
            score += _TELLS
        is_same = best is not None and score == best[0] and where >= best_sentence
        if best is None or score > best[0] or is_same:
            best = (score, person)
            best_sentence = scene.context.sentences[scene.context.sentence_at(where)].start
    before = scene.context.sentences[max(0, here - 1)].start if scene.context.sentences else 0
    is_weak = best is None or best[0] < 0 or best_sentence < before
    if _is_unnamed(scene, previous, before, gender) and is_weak:
        return Antecedent(None, previous[-1])
    is_last = bool(spoke) and spoke[-1].at >= before and (best is None or best[0] < 0)
    if best is not None and not is_last:
        return Antecedent(best[1], None)
    return Antecedent(None, spoke[-1]) if spoke else None


def _is_unnamed(scene: Scene, previous: Sequence[Speaker], since: int, gender: str) -> bool:
    """Say whether somebody without a name spoke last, in the sentence before: "an official told AFP"."""
    last = previous[-1] if previous else None
    is_person = last is not None and last.at >= since and last.gender in {gender, ""}
    return last is not None and is_person and all(person.name != last.name for person in scene.people)


def _opening_of_quotation(scene: Scene, at: int) -> int:
    """Return where the quotation begins that is closed before a place in its sentence, or the place."""
    text = scene.words.text
    first = text.rfind("\n", 0, at) + 1
    sentence = scene.context.sentences[scene.context.sentence_at(at)].start if scene.context.sentences else at
    for opens, closes in _MARKS:
        end = text.rfind(closes, max(first, sentence), at)
        start = text.rfind(opens, first, end) if end > first else -1
        if start >= first:
            return start
    return at


def _chained(scene: Scene, at: int, here: int, gender: str, previous: Sequence[Speaker]) -> int | None:
    """Return the token of the "he" that opens the sentence before, where nobody is named or spoke since.

    Whoever "was turned away at the gate" in the one is who speaks in the other.
    """
    if here < 1 or not gender:
        return None
    words, before = scene.words, scene.context.sentences[here - 1]
    first = words.within(before.start, before.end).start
    is_chained = first < at and scene.lexicon.pronouns.get(words.lowers[first]) == gender
    since = scene.context.sentences[here].start
    is_named = bool(words.within(since, words.tokens[at].start)) and any(
        since <= words.tokens[each].start < words.tokens[at].start
        for each in scene.mentions[bisect_left(scene.mentions, first) :][:_NEXT]
    )
    is_spoken = bool(previous) and previous[-1].at >= before.start
    return first if is_chained and not is_named and not is_spoken else None


def _in_quotation(text: str, at: int) -> bool:
    """Say whether a place stands between quotation marks that are opened in its paragraph."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    is_curly = before.count("“") > before.count("”") or before.count("«") > before.count("»")
    return is_curly or before.count('"') % 2 == 1


def _tells_after(scene: Scene, where: int, start: int) -> bool:
    """Say whether who is named begins a sentence that goes on after a colon: "He fired back: …, he said"."""
    return _opens_sentence(scene, where) and bool(_GOES_ON.search(scene.words.text, where, start))


def _opens_sentence(scene: Scene, where: int) -> bool:
    """Say whether a person is named at the head of a sentence."""
    return where - scene.context.sentences[scene.context.sentence_at(where)].start <= _OPENING


def _salience(
    scene: Scene, place: int, where: int, here: int, spoke: Sequence[Speaker], person: Person
) -> int:
    """Weigh a person as antecedent: near, at the head of a sentence, and a speaker before."""
    distance = here - scene.context.sentence_at(where)
    opens = _opening(scene, place, person) <= _OPENING
    spoke_last = bool(spoke) and spoke[-1].name == person.name
    spoke_ever = any(speaker.name == person.name for speaker in spoke)
    is_subject = opens and not _owns(scene, place, person)
    return 4 * spoke_last + 2 * spoke_ever + (4 if distance == 1 else 2) * is_subject - 2 * distance


def _opening(scene: Scene, place: int, person: Person) -> int:
    """Return how far from the head of the sentence a person is named, an office before the name included."""
    tokens = scene.words.tokens
    head = scene.context.sentences[scene.context.sentence_at(tokens[place].start)].start
    role = person.role_tokens
    is_before = role is not None and 0 <= place - role.stop <= _TITLES and tokens[role.start].start >= head
    return tokens[role.start if is_before and role is not None else place].start - head


def _owns(scene: Scene, place: int, person: Person) -> bool:
    """Say whether a name only tells whose somebody is: "William Ruto's spokesman, Hussein Mohamed, was"."""
    return scene.words.tokens[place + name_length(scene, person, place) - 1].is_possessive
