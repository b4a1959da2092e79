"""What words stand for, whatever the wording: an instrument, a court, people on the move.

In "the migrant deal was struck down by judges", "deal" is of the class ``instrument``, "migrant" of
``migrant`` and ``people``, "judges" of ``court``.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.language.inflection import noun_forms
from pactwatch.language.romance.wordings import ROMANCE, noun_wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_PIECES = re.compile(r"\w+|[^\w\s]")
_NONE: frozenset[str] = frozenset()

Entry = tuple[tuple[str, ...], str]


class Classes(NamedTuple):
    """The wordings of all classes: single words with their classes, longer ones by their first word."""

    by_word: Mapping[str, frozenset[str]]
    longer: Mapping[str, tuple[Entry, ...]]


@functools.cache
def load_classes(language: str) -> Classes:
    """Load the word classes of a language.

    Raises:
        LexiconError: If the file is not TOML or a class has no list of words.
    """
    return load_data_file(
        "pactwatch.claims",
        f"lexicons/{language}/classes.toml",
        functools.partial(_build, language),
        remedy='Give each class a table with one key: words = ["…"].',
    )


def _build(language: str, data: dict[str, Any]) -> Classes:
    by_word: dict[str, set[str]] = {}
    longer: dict[str, set[Entry]] = {}
    for kind, table in data.items():
        for pieces in (pieces for wording in table["words"] for pieces in _forms(wording, language)):
            if len(pieces) == 1:
                by_word.setdefault(pieces[0], set()).add(kind)
            else:
                longer.setdefault(pieces[0], set()).add((pieces, kind))
    return Classes(
        {word: frozenset(kinds) for word, kinds in by_word.items()},
        {first: tuple(sorted(found)) for first, found in longer.items()},
    )


def _forms(wording: str, language: str) -> Iterable[tuple[str, ...]]:
    if language in ROMANCE:
        return noun_wordings(wording, language)
    *before, last = wording.split(" ")
    return [tuple(_PIECES.findall(" ".join([*before, form]))) for form in noun_forms(last)]


def classify(lowered: Sequence[str], language: str) -> list[frozenset[str]]:
    """Return for each word of a sentence, given in lower case, the classes that it is of."""
    by_word, longer = load_classes(language)
    found = [by_word.get(word, _NONE) for word in lowered]
    for index, (entries, following) in enumerate(zip(map(longer.get, lowered), lowered[1:], strict=False)):
        for pieces, kind in entries or ():
            if pieces[1] == following and tuple(lowered[index : index + len(pieces)]) == pieces:
                mark(found, index, index + len(pieces), kind)
    return found


def mark(classes: list[frozenset[str]], first: int, last: int, kind: str) -> None:
    """Let the words of a sentence from ``first`` up to ``last`` stand for one thing more."""
    for at in range(first, last):
        classes[at] = classes[at] | {kind}
