"""Which courts cannot be one: what an appeal court held in June was not held by the Supreme Court."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from pactwatch.data_file import load_data_file

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"\w+")


@functools.cache
def load_courts() -> Mapping[str, str]:
    """Load how high a court stands, by a word of its name.

    Raises:
        LexiconError: If there is no such lexicon, or it is not TOML.
    """
    return load_data_file("pactwatch.claims", "lexicons/courts.toml", _build)


def _build(data: dict[str, Any]) -> Mapping[str, str]:
    return {word: level for level, words in data.items() for word in words}


def are_two_courts(one: str | None, other: str | None) -> bool:
    """Say whether two names are of courts that stand differently high; "the judges" may be of any.

    >>> are_two_courts("Supreme Court", "the Court of Appeal"), are_two_courts("Supreme Court", "five judges")
    (True, False)
    """
    first, second = _levels(one), _levels(other)
    return bool(first and second) and first.isdisjoint(second)


def _levels(name: str | None) -> set[str]:
    by_word = load_courts()
    return {by_word[word] for word in _WORD.findall((name or "").lower()) if word in by_word}
