"""The small words around the name of a state, by what each of them tells of it."""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

from pactwatch.data_file import check_keys, load_data_file


class StateWords(NamedTuple):
    """Words of ``lexicons/en/state_words.toml``, which says what each of its lists is for."""

    prepositions: frozenset[str]
    into: frozenset[str]
    onward: frozenset[str]
    back: frozenset[str]
    elsewhere: frozenset[str]
    leading_nowhere: frozenset[str]
    skipped: frozenset[str]
    between_items: frozenset[str]
    joining: frozenset[str]
    relatives: frozenset[str]
    plural_helpers: frozenset[str]
    singular_helpers: frozenset[str]
    owned_abroad: frozenset[str]
    collective_ends: tuple[str, ...]
    singular_in_s: frozenset[str]
    deals_with: frozenset[str]
    before_a_person: frozenset[str]
    after_a_person: frozenset[str]
    natives: frozenset[str]
    persons: frozenset[str]
    possessives: frozenset[str]
    beyond: frozenset[str]
    stopping: frozenset[str]
    determiners: frozenset[str]
    off_board: frozenset[str]
    articles: frozenset[str]
    styles: frozenset[str]
    throwing_out: frozenset[str]


@functools.cache
def load_state_words() -> StateWords:
    """Load the small words in which the rules on states are written, whatever the language of a report.

    Raises:
        LexiconError: If the file is not TOML, or lacks a list or has one too many.
    """
    return load_data_file(
        "pactwatch.claims",
        "lexicons/en/state_words.toml",
        _build,
        remedy='Give each list one line: into = "to into in".',
    )


def _build(data: dict[str, Any]) -> StateWords:
    check_keys(data, StateWords._fields, where="the file")
    lists: dict[str, Any] = {name: frozenset(words.split()) for name, words in data.items()}
    return StateWords(**lists | {"collective_ends": tuple(data["collective_ends"].split())})
