"""Who acts in a stretch of text: the court, the parliament, the minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.cast.lexicon import longest_match

if TYPE_CHECKING:
    from pactwatch.language.cast.scene import Scene
    from pactwatch.language.span import Span


def find_actor(scene: Scene, span: Span) -> str | None:
    """Return who acts in a stretch of text: a court first, then a person with an office, then a body."""
    place = scene.words.within(span.start, span.end)
    court = _court_in(scene, place)
    if court is not None:
        return court
    for each in place:
        person = scene.by_mention.get(each)
        if person is not None and (person.role or each in scene.leaders):
            return person.name
    return None


def find_only_person(scene: Scene, span: Span) -> str | None:
    """Return the person whom a stretch of text names, with or without an office, if it is only one."""
    place = scene.words.within(span.start, span.end)
    names = {scene.by_mention[each].name for each in place if each in scene.by_mention}
    return names.pop() if len(names) == 1 else None


def _court_in(scene: Scene, place: range) -> str | None:
    for each in place:
        found = longest_match(scene.lexicon.heads, scene.words.lowers, each)
        if found is not None and found[1].kind == "court" and found[1].holder == "body":
            start = each
            while (
                start > place.start and scene.words.runs_on(start - 1) and _belongs_to_name(scene, start - 1)
            ):
                start -= 1
            return scene.words.joined(start, _end_of_name(scene, each + found[0], place.stop))
    return None


def _end_of_name(scene: Scene, end: int, stop: int) -> int:
    """Return where the name of a court ends: "Court of Appeals for the Ninth Circuit", "Court of Justice"."""
    joining = scene.lexicon.words["of_sender"]
    articles = scene.lexicon.words["articles"]
    while end + 1 < stop and scene.words.tokens[end].lower in joining and scene.words.runs_on(end - 1):
        named = end + 1 + (scene.words.tokens[end + 1].lower in articles)
        last = named
        while last < stop and scene.words.tokens[last].is_capitalised and scene.words.runs_on(last - 1):
            last += 1
        if last == named:
            break
        end = last
    return end


def _belongs_to_name(scene: Scene, place: int) -> bool:
    token = scene.words.tokens[place]
    is_word = (
        token.lower in scene.lexicon.words["articles"] or token.lower in scene.lexicon.words["not_names"]
    )
    return (token.is_capitalised or token.lower in scene.lexicon.words["portfolios"]) and not is_word
