"""What the rules on clauses know of the grammar of French and Spanish."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pactwatch.data_file import load_data_file

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The words of ``grammar.toml`` of one language.

    ``words`` are sets of small words by name; ``verbs`` the verbs that a report is likely to use;
    ``families`` the parts of irregular verbs by the end of their infinitive; ``stem_changes`` by verb
    the letters that change where the stem is stressed.
    """

    words: Mapping[str, frozenset[str]]
    verbs: tuple[str, ...]
    families: Mapping[str, Mapping[str, str]]
    stem_changes: Mapping[str, tuple[str, str]]
    finite_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    conditional_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]


@functools.cache
def load_grammar(language: str) -> Grammar:
    """Load the grammar of ``fr`` or ``es``.

    Raises:
        LexiconError: If there is none, or a table of it is missing.
    """
    return load_data_file("pactwatch.language", f"lexicons/{language}/grammar.toml", _build)


def _build(data: dict[str, Any]) -> Grammar:
    changes = {
        verb: (old, new)
        for change, verbs in data.get("stem_changes", {}).items()
        for old, new in [change.split("-")]
        for verb in verbs.split()
    }
    return Grammar(
        words={
            "talk": frozenset(data["verbs"]["talk"].split()),
            **{name: frozenset(listed.split()) for name, listed in data["words"].items()},
        },
        verbs=tuple(verb for listed in data["verbs"].values() for verb in listed.split()),
        families=data["families"],
        stem_changes=changes,
        finite_endings=tuple(data["endings"]["finite"]),
        future_endings=tuple(data["endings"]["future"]),
        conditional_endings=tuple(data["endings"]["conditional"]),
        participle_endings=tuple(data["endings"]["participle"]),
    )
