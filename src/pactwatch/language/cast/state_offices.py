"""Which state an office may be of: kingdoms have no presidents, and a ministry stays that of one state."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pactwatch.language.cast.lexicon import OfficeLexicon
    from pactwatch.language.cast.tokens import Words

_FILE = "lexicons/state_offices.toml"
_REACH = 4


class OfficeRules(NamedTuple):
    """By the words of an office: the states without it, those that alone have it, and what it is called."""

    lacks: Mapping[str, frozenset[str]]
    holds: Mapping[str, frozenset[str]]
    same: Mapping[str, str]


@functools.cache
def load_office_rules() -> OfficeRules:
    """Load which states have which offices.

    Raises:
        LexiconError: If the file is missing, is not TOML, or lacks a table.
    """
    return load_data_file("pactwatch.language", _FILE, _build)


def _build(table: dict[str, Any]) -> OfficeRules:
    return OfficeRules(
        lacks={word: frozenset(row["states"].split()) for row in table["lacks"] for word in row["words"]},
        holds={word: frozenset(row["states"].split()) for row in table["holds"] for word in row["words"]},
        same={word: row["id"] for row in table["same"] for word in row["words"]},
    )


def may_hold(code: str, office: Iterable[str]) -> bool:
    """Say whether a state may have an office of these words: no king has a president beside him."""
    rules = load_office_rules()
    return not any(
        code in rules.lacks.get(word, ()) or code not in rules.holds.get(word, (code,)) for word in office
    )


class OfficePlaces:
    """The offices that a report names beside a state, "the Kenyan interior ministry", with their states."""

    __slots__ = ("_by_office",)

    def __init__(self, words: Words, lexicon: OfficeLexicon, states: Mapping[int, str]) -> None:
        self._by_office: dict[str, set[str]] = {}
        same = load_office_rules().same
        for place, lower in enumerate(words.lowers):
            code = _state_beside(words, place, lexicon, states) if lower in same else None
            if code is not None and may_hold(code, {lower}):
                self._by_office.setdefault(same[lower], set()).add(code)

    def state_of(self, office: Iterable[str]) -> str | None:
        """Return the only state beside which a report names an office: "the interior ministry"."""
        same = load_office_rules().same
        for word in office:
            found = self._by_office.get(same.get(word, ""), set())
            if len(found) == 1:
                return next(iter(found))
        return None


def _state_beside(words: Words, place: int, lexicon: OfficeLexicon, states: Mapping[int, str]) -> str | None:
    """Return the state in whose words an office stands: "Kenya's interior ministry", "president of Peru"."""
    modifiers, links = lexicon.words["portfolios"], lexicon.words["links"]
    for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
        if words.tokens[at].gap != " ":
            break
        if at in states:
            return states[at]
        if words.lowers[at] not in modifiers and not words.tokens[at].is_capitalised:
            break
    for at in range(place + 1, min(len(words.tokens), place + 1 + _REACH)):
        if words.tokens[at - 1].gap != " ":
            break
        if at in states:
            is_linked = lexicon.head_is_first or words.lowers[at - 1] in links
            return states[at] if is_linked else None
        is_office = (words.lowers[at],) in lexicon.heads
        if not (is_office or words.lowers[at] in modifiers or words.lowers[at] in links):
            break
    return None
