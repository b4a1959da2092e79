"""Whether a party named beside somebody governs: a "Labour MP" is of the opposition in 2023, not in 2025."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.language.cast.lexicon import Phrases, longest_match, read_terms
from pactwatch.language.cast.phrases import name_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.language.cast.scene import Scene
    from pactwatch.language.cast.speaker import Person

_FILE = "lexicons/parties.toml"
_BEFORE = 3
_AFTER = 10
_OPENS_APPOSITION = (", ", " (")
_ENDS = frozenset(",.;:!?)\n")


class Party(NamedTuple):
    """A party of a state, with the first and the last day of each of its terms in government."""

    state: str
    terms: tuple[tuple[str, str], ...]

    def side_on(self, day: str) -> str:
        """Return for whom its members speak on a day: their state, or the opposition."""
        governs = any(first <= day and (not last or day < last) for first, last in self.terms)
        return self.state if governs else "opposition"


@functools.cache
def load_parties() -> Phrases[tuple[Party, ...]]:
    """Load the parties that have governed, by the words of their names.

    Raises:
        LexiconError: If the file is missing, is not TOML, or lacks a table.
    """
    return load_data_file("pactwatch.language", _FILE, _build)


def _build(table: dict[str, Any]) -> Phrases[tuple[Party, ...]]:
    parties: dict[tuple[str, ...], tuple[Party, ...]] = {}
    for row in table["party"]:
        terms = read_terms(row["terms"])
        for name in row["names"]:
            words = tuple(name.split())
            parties[words] = (*parties.get(words, ()), Party(row["state"], terms))
    return Phrases(parties)


def side_of_member(side: str, without: str) -> str:
    """Return for whom a member speaks: who has no office in a party that governs speaks for nobody else.

    Args:
        side: For whom the party speaks.
        without: For whom the member would speak if no party were named.
    """
    return "other" if side.isupper() and not without.isupper() else side


def party_of(scene: Scene, person: Person) -> str | None:
    """Return for whom the party beside a person's name speaks, if it is one that has governed."""
    for at in person.mentions:
        side = party_in(scene, _beside(scene, person, at))
        if side is not None:
            return side
    return None


def party_in(scene: Scene, places: Iterator[int] | range) -> str | None:
    """Return for whom a party speaks that is named at some tokens: its state, or the opposition."""
    if scene.published is None:
        return None
    parties = load_parties()
    for at in places:
        found = longest_match(parties, scene.words.forms, at)
        if found is None or not _stands_alone(scene, at, at + found[0]):
            continue
        named = {state.code for state in scene.context.states}
        party = next((each for each in found[1] if each.state in named), None)
        if party is not None:
            return party.side_on(scene.published)
    return None


def _beside(scene: Scene, person: Person, at: int) -> Iterator[int]:
    """Yield the tokens of the office, those right before a name, and those of what is set off after it."""
    words = scene.words
    yield from person.role_tokens or ()
    first = at
    while first > max(0, at - _BEFORE) and words.tokens[first - 1].gap == " ":
        first -= 1
    yield from range(first, at)
    end = at + name_length(scene, person, at)
    gap = words.tokens[end - 1].gap
    if end < len(words.tokens) and (
        gap in _OPENS_APPOSITION or words.lowers[end] in scene.lexicon.words["belonging"]
    ):
        for after in range(end, min(len(words.tokens), end + _AFTER)):
            yield after
            if not _ENDS.isdisjoint(words.tokens[after].gap):
                break


def _stands_alone(scene: Scene, first: int, stop: int) -> bool:
    """Say whether the words are no part of a longer name: "Labour" in "the Labour Court" is no party."""
    words, lexicon = scene.words, scene.lexicon
    if first in scene.state_tokens:
        return False
    if stop < len(words.tokens) and words.tokens[stop - 1].gap == " ":
        after = words.tokens[stop]
        is_office = after.lower in lexicon.words["ministerial"] or after.lower in lexicon.words["not_names"]
        is_named = after.is_capitalised and stop not in scene.by_mention
        is_member = (after.lower,) in lexicon.heads or after.lower in lexicon.words["parties"]
        if not words.tokens[stop - 1].is_possessive and (is_office or (is_named and not is_member)):
            return False
    before = words.tokens[first - 1] if first else None
    return (
        before is None
        or before.gap != " "
        or not before.is_capitalised
        or before.is_possessive
        or before.lower in lexicon.words["not_names"]
        or first - 1 in scene.state_tokens
    )
