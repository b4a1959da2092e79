"""The words with which a language counts people."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file

if TYPE_CHECKING:
    from collections.abc import Mapping


class PeopleLexicon(NamedTuple):
    """How a language counts people; the fields are the keys of ``people.toml``."""

    nouns: frozenset[str]
    demonym_endings: tuple[str, ...]
    demonyms: frozenset[str]
    not_demonyms: frozenset[str]
    modifiers: frozenset[str]
    elliptic_after: frozenset[str]
    elliptic_before: frozenset[str]
    not_after: frozenset[str]
    before_things: frozenset[str]
    ranges: frozenset[str]
    not_before: frozenset[str]
    vague: frozenset[str]
    alternatives: frozenset[str]
    strength: frozenset[str]
    singles: frozenset[str]
    one_person: frozenset[str]
    others: frozenset[str]
    against: frozenset[str]
    votes: frozenset[str]
    population_over: int
    qualifiers: Mapping[tuple[str, ...], str]


@functools.cache
def load_people(language: str) -> PeopleLexicon:
    """Load the words with which a language counts people.

    Raises:
        LexiconError: If there is no such lexicon, or it is not TOML or lacks a key or has one too many.
    """
    return load_data_file("pactwatch.language", f"lexicons/{language}/people.toml", _build)


def _build(data: dict[str, Any]) -> PeopleLexicon:
    qualifiers = {tuple(words.split()): kind for words, kind in data.pop("qualifiers").items()}
    most, endings = data.pop("population_over"), tuple(data.pop("demonym_endings"))
    sets = {key: frozenset(words) for key, words in data.items()}
    return PeopleLexicon(population_over=most, demonym_endings=endings, qualifiers=qualifiers, **sets)
