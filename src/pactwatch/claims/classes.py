"""What words stand for, whatever the wording: an instrument, a court, people on the move.

In "the migrant deal was struck down by judges", "deal" is of the class ``instrument``, "migrant" of
``migrant`` and ``people``, "judges" of ``court``.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import TYPE_CHECKING

from pactwatch.errors import LexiconError
from pactwatch.language.inflection import noun_forms
from pactwatch.language.romance.wordings import ROMANCE, noun_wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.language.clauses import Word

_PIECES = re.compile(r"\w+|[^\w\s]")
_NONE: frozenset[str] = frozenset()

Entry = tuple[tuple[str, ...], str]


@functools.cache
def load_classes(language: str) -> dict[str, tuple[Entry, ...]]:
    """Load the word classes of a language: by first word, the wordings with their class, longest first.

    Raises:
        LexiconError: If the file is not TOML or a class has no list of words.
    """
    name = f"lexicons/{language}/classes.toml"
    try:
        data = tomllib.loads((resources.files("pactwatch.claims") / name).read_text("utf-8"))
        entries = [(kind, word) for kind, table in data.items() for word in table["words"]]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, OSError) as error:
        raise LexiconError(
            what=f"word classes cannot be loaded: {error}",
            where=f"claims/{name}",
            remedy='Give each class a table with one key: words = ["…"].',
        ) from error
    by_first: dict[str, set[Entry]] = {}
    for kind, wording in entries:
        for pieces in _forms(wording, language):
            by_first.setdefault(pieces[0], set()).add((pieces, kind))
    return {first: tuple(sorted(found, key=lambda e: (-len(e[0]), e))) for first, found in by_first.items()}


def _forms(wording: str, language: str) -> Iterable[tuple[str, ...]]:
    if language in ROMANCE:
        return noun_wordings(wording, language)
    *before, last = wording.split(" ")
    return [tuple(_PIECES.findall(" ".join([*before, form]))) for form in noun_forms(last)]


def classify(words: Sequence[Word], language: str) -> list[frozenset[str]]:
    """Return for each word of a sentence the classes that it is of."""
    classes = load_classes(language)
    lowered = [word.lower for word in words]
    found: list[set[str] | None] = [None] * len(words)
    for index, first in enumerate(lowered):
        for pieces, kind in classes.get(first, ()):
            if len(pieces) == 1 or tuple(lowered[index : index + len(pieces)]) == pieces:
                for at in range(index, index + len(pieces)):
                    slot = found[at]
                    if slot is None:
                        slot = found[at] = set()
                    slot.add(kind)
    return [_NONE if slot is None else frozenset(slot) for slot in found]
