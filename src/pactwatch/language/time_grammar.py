"""The ways in which a language names times, as patterns over words that come from a lexicon."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.language.numbers import find_numbers
from pactwatch.language.word import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pactwatch.language.word import Word

_MOST_KNOWN = 1 << 16
_LAST_DAY = 31
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_DAY = re.compile(r"(\d\d?)(?:st|nd|rd|th|er|º|ª)?\Z")
_SETTINGS = frozenset(
    (
        "capital doubtful_months tens doubtful_before doubtful_not_after year_before year_not_after "
        "season_before range_to range_from before_days future_before may_precede roles tense"
    ).split()
)
_DECADE = re.compile(r"(?:19|20)\d0\Z")
_FIGURES = re.compile(r"\d+([./-])\d+\1\d+\Z")


class Pattern(NamedTuple):
    """One way of telling a time: its id, the rule that resolves it, and the rule's arguments."""

    pattern_id: str
    rule: str
    arguments: Mapping[str, Any]
    matches: Mapping[str, str]


class Match(NamedTuple):
    """Words ``first`` up to and not including ``last`` that a pattern matches, and what its classes hold."""

    first: int
    last: int
    pattern: Pattern
    slots: Mapping[str, Any]


@dataclass(slots=True)
class _Node:
    """A place in the tree of patterns, reached by the words so far."""

    edges: dict[str, _Node] = field(default_factory=dict)
    pattern: Pattern | None = None


class _Steps(NamedTuple):
    """The edges that a word can follow, each with the value that it puts in the slot; may a time begin so."""

    keys: tuple[tuple[str, Any], ...]
    may_begin: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGrammar:
    """How one language names times; made by :func:`load_time_grammar`.

    ``known`` keeps the steps that words are, by their lower case and whether they have a capital.
    """

    language: str
    patterns: tuple[Pattern, ...]
    classes: Mapping[str, Mapping[str, Any]]
    meanings: Mapping[str, Sequence[tuple[str, Any]]]
    settings: Mapping[str, Any]
    root: _Node
    known: dict[tuple[str, bool], _Steps] = field(default_factory=dict)

    def find(self, text: str) -> Iterator[list[Match]]:
        """Yield for each place where times can stand all the matches that begin there, longest first."""
        words = find_words(text)
        numbers = {number.first: number for number in find_numbers(text, language=self.language)}
        if len(self.known) > _MOST_KNOWN:
            self.known.clear()
        steps = [self.known.get(word[2:]) or self._steps(word) for word in words]
        for index, (_, may_begin) in enumerate(steps):
            if not may_begin and index not in numbers:
                continue
            found: list[Match] = []
            self._walk(self.root, index, index, {}, found, (steps, numbers))
            if found:
                yield sorted(found, key=lambda match: -match.last)

    def _steps(self, word: Word) -> _Steps:
        keys = self._keys(word)
        steps = self.known[word[2:]] = _Steps(keys, any(key in self.root.edges for key, _ in keys))
        return steps

    def _keys(self, word: Word) -> tuple[tuple[str, Any], ...]:
        lower = word.lower
        if lower[0].isdigit():
            return _figure_keys(lower)
        capitals = () if word.is_capital else self.settings["capital"]
        found = [(lower, None)]
        found += [
            (f"<{name}>", value) for name, value in self.meanings.get(lower, ()) if name not in capitals
        ]
        return tuple(found)

    def _walk(
        self, node: _Node, first: int, index: int, slots: dict[str, Any], found: list[Match], scene: Any
    ) -> None:
        if node.pattern is not None:
            found.append(Match(first, index, node.pattern, slots))
        steps, numbers = scene
        if index >= len(steps):
            return
        for key, value in steps[index].keys:
            after = node.edges.get(key)
            if after is not None:
                held = slots if key[0] != "<" or len(key) == 1 else {**slots, key[1:-1]: value}
                self._walk(after, first, index + 1, held, found, scene)
        after = node.edges.get("<number>")
        if after is not None and index in numbers:
            number = numbers[index]
            self._walk(after, first, number.last, {**slots, "number": number.value}, found, scene)


def _figure_keys(lower: str) -> tuple[tuple[str, Any], ...]:
    found: list[tuple[str, Any]] = [(lower, None)]
    day = _DAY.match(lower)
    if day and 1 <= int(day[1]) <= _LAST_DAY:
        found += [("<day>", int(day[1])), ("<until>", int(day[1]))]
        if day[0] != day[1]:
            found.append(("<ordinal>", int(day[1])))
    if lower.isdigit() and len(lower) == len("2025") and _FIRST_YEAR <= int(lower) <= _LAST_YEAR:
        found.append(("<year>", int(lower)))
        if _DECADE.match(lower):
            found.append(("<decade>", int(lower)))
    if _FIGURES.match(lower):
        found.append(("<figures>", lower))
    return tuple(found)


@functools.lru_cache(maxsize=4)
def find_time_matches(text: str, language: str) -> tuple[list[Match], ...]:
    """Return for each place of a text where times can stand all the matches there, longest first."""
    return tuple(load_time_grammar(language).find(text))


@functools.cache
def load_time_grammar(language: str) -> TimeGrammar:
    """Load the ways of a language to name times.

    Raises:
        LexiconError: If there is no such lexicon, or it is not TOML or lacks a key.
    """
    name = f"lexicons/{language}/time.toml"
    return load_data_file("pactwatch.language", name, functools.partial(_build, language))


def _build(language: str, data: dict[str, Any]) -> TimeGrammar:
    patterns = [(entry.pop("words"), _pattern(entry)) for entry in data.pop("pattern")]
    patterns += [(name, _holiday(entry)) for entry in data.pop("holiday") for name in entry["names"]]
    classes = data.pop("classes")
    if missing := sorted(_SETTINGS.difference(data)):
        raise KeyError(", ".join(missing))
    root = _Node()
    for words, pattern in patterns:
        _plant(root, words.split(), pattern)
    return TimeGrammar(
        language=language,
        patterns=_unique(patterns),
        classes=classes,
        meanings=_meanings(classes),
        settings=data,
        root=root,
    )


def _meanings(classes: Mapping[str, Mapping[str, Any]]) -> dict[str, list[tuple[str, Any]]]:
    """Return by word the classes that it belongs to, each with what the word means there."""
    meanings: dict[str, list[tuple[str, Any]]] = {}
    for name, values in classes.items():
        for word, value in values.items():
            meanings.setdefault(word, []).append((name, value))
    return meanings


def _unique(patterns: Sequence[tuple[str, Pattern]]) -> tuple[Pattern, ...]:
    return tuple({pattern.pattern_id: pattern for _, pattern in patterns}.values())


def _pattern(entry: dict[str, Any]) -> Pattern:
    pattern_id, rule, matches = entry.pop("id"), entry.pop("rule"), entry.pop("matches", {})
    return Pattern(pattern_id, rule, entry, matches)


def _holiday(entry: Mapping[str, Any]) -> Pattern:
    return Pattern(f"holiday.{entry['names'][0].replace(' ', '-')}", "holiday", entry, {})


def _plant(root: _Node, elements: Sequence[str], pattern: Pattern) -> None:
    """Grow the branches of a pattern, one for each choice that it leaves; the first pattern keeps a leaf."""
    for path in itertools.product(*(_choices(element) for element in elements)):
        node = root
        for step in filter(None, path):
            node = node.edges.setdefault(step, _Node())
        if node is not root and node.pattern is None:
            node.pattern = pattern


def _choices(element: str) -> list[str]:
    """Return the words that may stand for an element; the empty one where it may lack."""
    if element == "?" or not element.endswith("?"):
        return element.split("|")
    return [*element[:-1].split("|"), ""]


def find_day_before(match: Match, words: Sequence[Word], settings: Mapping[str, Any]) -> int | None:
    """Return the word of another day of the same month that stands before a date, if one does.

    It is the 9 of "on 9 and 23 July" and of "between 9 and 23 July".
    """
    if not {"day", "month"} <= match.slots.keys() or not words[match.first].lower[:1].isdigit():
        return None
    at = match.first - 2
    if at >= 0 and words[at + 1].lower in settings["may_precede"]:
        at -= 1
    if at < 1 or words[at + 1].lower not in settings["range_to"] or not words[at].lower.isdecimal():
        return None
    is_day = 0 < int(words[at].lower) <= _LAST_DAY and words[at - 1].lower in settings["before_days"]
    return at if is_day else None
