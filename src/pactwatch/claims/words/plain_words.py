"""The small words of a sentence as the rules on states know them, whatever its language.

The rules on who sends and who takes look for "to", "from", "with", "and". In "expulsés des Etats-Unis vers
le Rwanda" the word "des" stands for "from" and "vers" for "to".
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.language.romance.wordings import ROMANCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.language.clauses import Word

_WORDS_TO_GOAL = 7


class SmallWords(NamedTuple):
    """Small words of French and Spanish that tell who sends and who takes.

    ``plain`` has the English of each; ``leaving`` the words after which "de" means "from"; ``counting``
    the words before a demonym that make it a noun ("un Irakien", "200 guatemaltecos").
    """

    plain: Mapping[str, str]
    leaving: frozenset[str]
    counting: frozenset[str]


@functools.cache
def load_small_words(language: str) -> SmallWords:
    """Load the small words of a language.

    Raises:
        LexiconError: If there is no such file, or it is not TOML or lacks a table.
    """
    return load_data_file(
        "pactwatch.claims",
        f"lexicons/{language}/small_words.toml",
        _build,
        remedy="Mend the file; it has `leaving`, `counting` and the table `plain`.",
    )


def _build(data: dict[str, Any]) -> SmallWords:
    plain = {word: english for english, words in data["plain"].items() for word in words.split()}
    return SmallWords(plain, frozenset(data["leaving"].split()), frozenset(data["counting"].split()))


def plain_words(words: Sequence[Word], language: str) -> Sequence[Word]:
    """Return the words with the small ones in English, offsets as they are; English ones unchanged."""
    if language not in ROMANCE:
        return words
    small = load_small_words(language)
    return [
        word._replace(lower=_plain(words, at, small)) if word.lower in small.plain else word
        for at, word in enumerate(words)
    ]


def _plain(words: Sequence[Word], at: int, small: SmallWords) -> str:
    plain = small.plain[words[at].lower]
    if plain != "of":
        return plain
    before = {word.lower for word in words[max(0, at - 2) : at]}
    if before & small.leaving:
        return "from"
    ahead = [word.lower for word in words[at + 2 : at + _WORDS_TO_GOAL]]
    goal = next((small.plain[word] for word in ahead if word in small.plain), "")
    return (
        "from"
        if goal == "to" and before & {"a", "en", "hombres", "hommes", "migrantes", "migrants"}
        else "of"
    )
