"""What a word that could name a state means here, by the words around it and the rest of the text."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.state_lexicon import read_lexicon, split

if TYPE_CHECKING:
    from collections.abc import Sequence

Found = tuple[int, int, str, str]

_WORD_BEFORE = re.compile(r"([\w'.-]+) $")
_WORD_AFTER = re.compile(r" ([A-Z][\w'-]*)")
_MONEY = re.compile(r"[$€£]\s?\d")
_WINDOW = 40


class Sense(NamedTuple):
    """The meanings of one ambiguous word: codes with the words that tell of each, and the one without."""

    options: tuple[tuple[str, tuple[str, ...]], ...]
    default: str


class ContextRules(NamedTuple):
    """The rules of states_context.toml and the words that make a surname a government."""

    needs_company: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    first_names: frozenset[str]
    institutions: frozenset[str]
    posted: re.Pattern[str]
    senses: dict[str, Sense]
    after: re.Pattern[str]
    before: re.Pattern[str]


class Context(NamedTuple):
    """One text with what its words tell about each other.

    ``named`` has, for every state, the words that stand for it; ``leaders`` the codes and last words of the
    leaders whose full name stands in the text.
    """

    text: str
    named: dict[str, set[str]]
    leaders: frozenset[tuple[str, str]]


@functools.cache
def load_context_rules() -> ContextRules:
    """Load the rules by which ambiguous words are told apart."""
    context = read_lexicon("states_context.toml")
    person = context["person"]
    government = read_lexicon("states_leaders.toml")["government_words"]
    senses = {}
    for sense in context["sense"]:
        options = tuple((option["code"], tuple(option["near"])) for option in sense["options"])
        senses.update(dict.fromkeys(sense["words"], Sense(options, sense["default"])))
    return ContextRules(
        needs_company=frozenset(split(context["needs_company"]["words"])),
        given_names=frozenset(split(person["given_names"])),
        surnames=frozenset(split(person["surnames"])),
        first_names=frozenset(split(person["first_names"])),
        institutions=frozenset(split(person["institutions"])),
        posted=re.compile(rf"\b(?i:{_any(person['envoys'])}) (?:to|in|at) $"),
        senses=senses,
        after=re.compile(rf"(?:'s)?(?: [\w-]+)? ?\b({_any(government['after'])})\b"),
        before=re.compile(rf"\b({_any(government['before'])}) (?:de |d')?$"),
    )


def find_context(text: str, found: Sequence[Found]) -> Context:
    """Return what the hits of one text tell about each other."""
    named: dict[str, set[str]] = {}
    leaders = set()
    for start, end, code, kind in found:
        word = text[start:end]
        if kind == "leader" and " " in word:
            leaders.add((code, word.split(" ", 1)[1].upper()))
        if kind in ("name", "demonym", "capital", "leader"):
            named.setdefault(code, set()).add(word)
    return Context(text, named, frozenset(leaders))


def resolve_mention(context: Context, start: int, end: int, code: str, kind: str) -> Found | None:
    """Return the mention that a hit is, with its code and kind made sure, or None if it is none.

    "Chad" in "Chad Kelly" is none, "Congo" is CG in a text that also says Brazzaville and never Kinshasa,
    and "Albanese" in "the Albanese government" is a government.
    """
    if not code:
        return None
    rules = load_context_rules()
    word = context.text[start:end]
    if kind in ("leader", "surname"):
        return _resolve_leader(rules, context, (start, end, code, kind))
    if word in rules.senses:
        code = _resolve_sense(rules.senses[word], context.text, code)
    if not code or _is_person(rules, context.text, start, end) or _is_lonely(rules, context, word, code):
        return None
    if _MONEY.match(context.text, end):
        return None
    return start, end, code, kind


def _resolve_sense(sense: Sense, text: str, code: str) -> str:
    for option, near in sense.options:
        if any(word in text for word in near):
            return option
    return sense.default or code


def _is_lonely(rules: ContextRules, context: Context, word: str, code: str) -> bool:
    return word in rules.needs_company and not context.named.get(code, set()) - rules.needs_company


def _is_person(rules: ContextRules, text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if word in rules.surnames:
        before = _WORD_BEFORE.search(text, max(0, start - _WINDOW), start)
        if before and before[1] in rules.first_names:
            return True
    if word in rules.given_names and not rules.posted.search(text, max(0, start - _WINDOW), start):
        after = _WORD_AFTER.match(text, end)
        return bool(after) and after is not None and after[1] not in rules.institutions
    return False


def _resolve_leader(rules: ContextRules, context: Context, found: Found) -> Found | None:
    start, end, code, kind = found
    text = context.text
    word = text[start:end]
    after = rules.after.match(text, end)
    if after and after.start(1) - end <= len("'s own "):
        return start, after.end(1), code, "government"
    before = rules.before.search(text, max(0, start - _WINDOW), start)
    if before:
        return before.start(1), end, code, "government"
    if kind == "surname" and (code, word.upper()) not in context.leaders:
        return None
    return start, end, code, "leader"


def _any(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(split(words), key=len, reverse=True))
