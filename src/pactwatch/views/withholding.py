"""Names of people who are moved, or may be, are withheld on public pages and in exports."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pactwatch.data_file import load_data_file
from pactwatch.views.wording import state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INSTEAD = "[name withheld]"
_WORD = r"[A-ZÀ-Þ][\w’'-]+"
_PARTICLES = frozenset({"al", "ben", "bin", "da", "de", "del", "dos", "el", "la", "van", "von"})
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:{'|'.join(sorted(_PARTICLES))}) )*{_WORD}){{1,3}})"
_SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCue:
    """How reports name somebody who is moved, with the examples that the tests try."""

    cue_id: str
    pattern: re.Pattern[str]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


@functools.cache
def load_name_cues() -> tuple[NameCue, ...]:
    """Load the cues, in the order of the file."""
    return load_data_file("pactwatch.views", "withholding.toml", _build)


def _build(entries: dict[str, Any]) -> tuple[NameCue, ...]:
    return tuple(
        NameCue(
            cue_id=entry["id"],
            pattern=re.compile(entry["pattern"].replace("{name}", _NAME)),
            matches=tuple(entry["matches"]),
            rejects=tuple(entry["rejects"]),
        )
        for entry in entries["cue"]
    )


def find_names(text: str) -> Iterator[str]:
    """Yield the names of people moved that a text tells, cue by cue."""
    words = " ".join(text.split())
    for cue in load_name_cues():
        for found in cue.pattern.finditer(words):
            yield found["name"].removesuffix("’s").removesuffix("'s")


class Withholding:
    """Puts other words in the place of names, whole or in part, wherever they stand in a text.

    Args:
        names: Whom to withhold; words of a name that begin with a small letter are none.
        others: Names that stay: of those who speak for somebody, and those that a decision says to show. A
            word that is in one of them is withheld only as part of a whole name.
    """

    def __init__(self, names: Iterable[str], others: Iterable[str]) -> None:
        kept = {" ".join(name.casefold().split()) for name in others}
        kept_words = {word for name in kept for word in name.split()}
        self.names = tuple(
            sorted(
                name
                for name in {" ".join(each.split()) for each in names}
                if _is_name(name) and not _is_kept(name, kept)
            )
        )
        wanted: set[str] = set()
        for name in self.names:
            parts = name.split()
            wanted |= {" ".join(parts[i:]) for i in range(len(parts) - 1)}
            wanted |= {" ".join(parts[:i]) for i in range(2, len(parts) + 1)}
            wanted |= {
                word
                for word in parts
                if word[:1].isupper() and len(word) >= _SHORTEST_WORD and word.casefold() not in kept_words
            }
        in_order = sorted(wanted, key=lambda each: (-len(each), each))
        either = "|".join(r"[\W_]+".join(map(re.escape, each.split())) for each in in_order)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if wanted else None

    def __call__(self, text: str) -> str:
        """Return a text without the names."""
        return self._pattern.sub(INSTEAD, text) if self._pattern else text

    def within(self, value: Any) -> Any:
        """Return plain values, as JSON has them, without the names in any text of them."""
        if isinstance(value, str):
            return self(value)
        if isinstance(value, dict):
            return {name: self.within(each) for name, each in value.items()}
        return [self.within(each) for each in value] if isinstance(value, list) else value

    def hides(self, text: str) -> bool:
        """Say whether a text has one of the names, in full or in part."""
        return self._pattern is not None and self._pattern.search(text) is not None


SHOW_ALL = Withholding((), ())
"""Withholds nobody."""


def _is_name(name: str) -> bool:
    """Say whether words name one person: two or more with capitals, and small ones such as "de" only."""
    words = name.split()
    capitals = [word for word in words if word[:1].isupper()]
    is_shouted = all(word.isupper() for word in words)
    return len(capitals) > 1 and not is_shouted and {*words} - {*capitals} <= _PARTICLES


def _is_kept(name: str, kept: set[str]) -> bool:
    own = name.casefold()
    return own in kept or any(word in _state_words() for word in own.split())


@functools.cache
def _state_words() -> frozenset[str]:
    from pactwatch.language.state_lexicon import load_states

    return frozenset(state_in_words(code).casefold() for code in load_states())
