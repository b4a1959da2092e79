"""The cast of a report, and who is meant where somebody is mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.cast.actors import find_actor, find_only_person
from pactwatch.language.cast.context import StateContext
from pactwatch.language.cast.holders import resolve_name, resolve_office
from pactwatch.language.cast.lexicon import load_offices
from pactwatch.language.cast.mentions import resolve_description, resolve_state
from pactwatch.language.cast.phrases import (
    PERSONS,
    introduced_in,
    is_known,
    is_pronoun,
    leads_back,
    pronoun_of,
    speaker_near,
)
from pactwatch.language.cast.pronouns import OWNERS, resolve_author, resolve_pronoun
from pactwatch.language.cast.scene import Scene, set_scene
from pactwatch.language.cast.tokens import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from pactwatch.language.cast.speaker import Person, Speaker
    from pactwatch.language.span import Span
    from pactwatch.language.states import StateMention


class Cast:
    """Who takes part in a report; build it with :func:`build_cast`."""

    __slots__ = ("_scene", "names")

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        people = (word for person in scene.people for word in person.words)
        states = (scene.words.tokens[place].text for place in scene.codes)
        self.names = frozenset({*people, *states})

    def side_on(self, name: str, day: str) -> str | None:
        """Return for whom a known official spoke on a day: a premier who has lost office since."""
        person = next((each for each in self._scene.people if each.name == name), None)
        known = self._scene.lexicon.people.get(person.words) if person is not None else None
        return known.affiliation_on(day) if known is not None else None

    @property
    def scene(self) -> Scene:
        """The report as its cast is read from it."""
        return self._scene

    @property
    def people(self) -> Sequence[Person]:
        """Everybody whom the report names, in the order in which they first appear."""
        return self._scene.people

    def resolve(self, mention: Span, *, previous: Sequence[Speaker] = (), cue: Span | None = None) -> Speaker:
        """Return who is meant by a mention: name in full, office, and what they speak for.

        "He" is the last man who spoke or was spoken of, "the spokeswoman" the one with that office, "its
        foreign ministry" that of the state the sentence is about.

        Args:
            mention: The words that name the speaker.
            previous: Who spoke before in the report, in order.
            cue: The verb that tells of their words, where it follows the mention.
        """
        scene = self._scene
        place = scene.words.within(mention.start, mention.end)
        while len(place) > 1 and _opens_with_article(scene, place):
            place = range(place.start + 1, place.stop)
        pronoun = pronoun_of(scene, mention)
        if not place or pronoun is not None or mention.of(scene.words.text).lower() in OWNERS:
            found = resolve_pronoun(scene, pronoun or mention, previous)
        else:
            found = (
                resolve_author(scene, place, previous)
                or resolve_name(scene, place, previous)
                or resolve_office(scene, place, previous)
                or resolve_state(scene, place, mention)
                or resolve_description(scene, place, mention, previous, cue=cue)
            )
        if _names_two(scene, place):
            found = found._replace(gender="plural")
        return found._replace(at=mention.start)

    def is_pronoun(self, mention: Span) -> bool:
        """Say whether a mention is a pronoun."""
        return is_pronoun(self._scene, mention)

    def leads_back(self, mention: Span) -> bool:
        """Say whether a mention is told by the sentence before: "he", "its foreign minister"."""
        return leads_back(self._scene, mention)

    def named_by(self, pronoun: Span) -> str | None:
        """Return the name of the one whom a pronoun means, or None where it is not clear."""
        found = resolve_pronoun(self._scene, pronoun, ())
        return None if found.because == "pronoun.unknown" else found.name

    def is_known(self, mention: Span) -> bool:
        """Say whether a mention names or describes somebody who can speak; "the money" does not."""
        return is_known(self._scene, mention)

    def introduced_in(self, stretch: Span, *, holders: AbstractSet[str] = PERSONS) -> Span | None:
        """Return who a stretch of text is about by its first known noun phrase or name."""
        return introduced_in(self._scene, stretch, holders=holders)

    def only_person_in(self, span: Span) -> str | None:
        """Return the person whom a stretch of text names, with or without an office, if it is only one."""
        return find_only_person(self._scene, span)

    def speaker_near(self, sentence: Span, cue: Span) -> Span | None:
        """Return the words before a cue that most likely name who speaks, where syntax did not tell."""
        return speaker_near(self._scene, sentence, cue)

    def actor_in(self, span: Span) -> str | None:
        """Return who acts in a stretch of text: a court first, then somebody with an office."""
        return find_actor(self._scene, span)


def _opens_with_article(scene: Scene, place: range) -> bool:
    """Say whether a mention begins with an article: not with "un" in "l'un d'eux"."""
    lowers, words = scene.words.lowers, scene.lexicon.words
    is_part = lowers[place.start] in words["partitives"] and lowers[place.stop - 1] in words["anaphors"]
    return lowers[place.start] in words["articles"] and not is_part


def _names_two(scene: Scene, place: range) -> bool:
    """Say whether two people speak together: "Minister Ann Gray and Speaker Peter Otieno"."""
    named = [each for each in place if each in scene.by_mention]
    links = scene.lexicon.words["conjunctions"]
    return len(named) > 1 and any(scene.words.lowers[each] in links for each in range(named[0], named[-1]))


def build_cast(
    text: str,
    sentences: Sequence[Span],
    states: Sequence[StateMention],
    *,
    language: str = "en",
    published: str | None = None,
) -> Cast:
    """Find who takes part in a report.

    Args:
        text: The report.
        sentences: Its sentences, in order.
        states: Its mentions of states, in order.
        language: ``en``, ``fr`` or ``es``.
        published: EDTF date of the report; who has left office by then speaks for another side.

    Raises:
        LexiconError: If the lexicon of the language is missing or broken.
    """
    lexicon = load_offices(language)
    words = Words(text, lexicon.words.get("elided", frozenset()))
    return Cast(set_scene(words, lexicon, StateContext(text, sentences, states), published=published))
