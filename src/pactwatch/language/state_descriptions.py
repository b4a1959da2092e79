"""Descriptions such as "the West African country", resolved to the state of the text that fits them."""

from __future__ import annotations

import bisect
import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.state_lexicon import LANGUAGES, load_states, read_lexicon, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Found = tuple[int, int, str, str]
Described = tuple[int, int, frozenset[str]]

_STRONG = frozenset({"name", "capital", "government", "leader"})
_STRONG_WEIGHT = 2
_UNKNOWN_WORDS = 2
_HEADING = re.compile(r" ?[:\n–—-]\s*[\w']+ ?$")
_LONGEST_HEADING_END = 12
_WORD = re.compile(r"[\w']+")


class Descriptions(NamedTuple):
    """How one language describes states: a pattern of whole phrases, and the tags that words tell of."""

    pattern: re.Pattern[str]
    heads: dict[str, str]
    determiners: frozenset[str]
    apart: frozenset[str]
    tags: dict[tuple[str, ...], str]
    longest: int


class InPlay(NamedTuple):
    """A state that the text speaks of: how much, and where its mentions begin, in order."""

    weight: int
    starts: tuple[int, ...]


@functools.cache
def load_descriptions(language: str) -> Descriptions:
    """Load the wordings of descriptions; an unknown language has those of English."""
    table = read_lexicon("states_descriptions.toml")[language if language in LANGUAGES else "en"]
    heads = {noun: tag for noun, _, tag in (head.partition("=") for head in split(table["heads"]))}
    tags = {
        tuple(_WORD.findall(phrase)): tag for tag, row in table["modifiers"].items() for phrase in split(row)
    }
    determiner = "|".join(re.escape(word) for word in split(table["determiners"]))
    noun = "|".join(sorted(map(re.escape, heads), key=len, reverse=True))
    if language in {"fr", "es"}:
        before, after = r"(?:[\w'-]+ ){0,2}", r"\b(?: [\w'-]+){0,6}"
        pattern = rf"\b(?:{determiner}) ?(?P<words>{before}(?P<head>{noun}){after})"
    else:
        pattern = rf"\b(?:{determiner}) (?P<words>(?:[\w'-]+ ){{0,6}}?(?P<head>{noun}))\b"
    return Descriptions(
        pattern=re.compile(pattern, re.IGNORECASE),
        heads=heads,
        determiners=frozenset(split(table["determiners"])),
        apart=frozenset(split(table["apart"])),
        tags=tags,
        longest=max(map(len, tags)),
    )


def find_descriptions(text: str, mentions: Sequence[Found], language: str) -> Iterator[Found]:
    """Yield each description with the state of ``mentions`` that it fits.

    In a report on Ghana that also names Nigeria once, "the West African country" is Ghana; under the heading
    "Togo:" it is Togo. A description that no state of the text fits yields nothing, nor does one that only
    says "the country".
    """
    if not mentions:
        return
    descriptions = load_descriptions(language)
    matches = descriptions.pattern.finditer(text)
    described = [each for match in matches if (each := _describe(descriptions, match)) is not None]
    if not described:
        return
    play = _find_play(mentions, described)
    ending = {end: code for _, end, code, kind in mentions if kind in _STRONG}
    for start, end, tags in described:
        heading = _HEADING.search(text, max(0, start - _LONGEST_HEADING_END), start)
        headed = ending.get(heading.start()) if heading else None
        fits = headed is not None and _fits(headed, tags)
        code = headed if fits else _resolve_description(play, tags, start)
        if code is not None:
            yield start, end, code, "description"


def _describe(descriptions: Descriptions, match: re.Match[str]) -> Described | None:
    """Return where the description begins and ends and the tags it tells of, or None if it tells of none."""
    head_start, head_end = match.span("head")
    first, end = head_start, head_end
    tags = {descriptions.heads[match["head"].lower()]}
    unknown = 0
    for start, stop, tag in reversed(_tagged(descriptions, match.string, match.start("words"), head_start)):
        word = match.string[start:stop].lower()
        if word in descriptions.determiners:
            break
        if word in descriptions.apart:
            return None
        unknown += not tag
        first = start
        tags.add(tag)
    for _, stop, tag in _tagged(descriptions, match.string, head_end, match.end("words")):
        if not tag:
            break
        end = stop
        tags.add(tag)
    known = frozenset(tag for tag in tags if tag)
    return (first, end, known) if known and unknown <= _UNKNOWN_WORDS else None


def _tagged(descriptions: Descriptions, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the phrases that a stretch of text falls into, the longest first, with their tag or ""."""
    words = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text, start, end)]
    phrases = []
    place = 0
    while place < len(words):
        for length in range(min(descriptions.longest, len(words) - place), 0, -1):
            phrase = tuple(word for _, _, word in words[place : place + length])
            tag = descriptions.tags.get(phrase, "")
            if tag or length == 1:
                phrases.append((words[place][0], words[place + length - 1][1], tag))
                place += length
                break
    return phrases


def _find_play(mentions: Sequence[Found], described: Sequence[Described]) -> dict[str, InPlay]:
    """Return the states that the text speaks of outside its descriptions, by code."""
    inside = {place for start, end, _ in described for place in range(start, end)}
    starts: dict[str, list[int]] = {}
    weights: dict[str, int] = {}
    for start, _, code, kind in mentions:
        if start not in inside:
            starts.setdefault(code, []).append(start)
            weights[code] = weights.get(code, 0) + (_STRONG_WEIGHT if kind in _STRONG else 1)
    return {code: InPlay(weights[code], tuple(places)) for code, places in starts.items()}


def _resolve_description(play: dict[str, InPlay], tags: frozenset[str], start: int) -> str | None:
    """Return the state in play that the tags fit: of those spoken of most, the nearest before."""
    fitting = [code for code in play if _fits(code, tags)]
    if not fitting:
        return None
    most = max(play[code].weight for code in fitting)
    likely = [code for code in fitting if play[code].weight * 2 > most]
    return max(likely, key=lambda code: _nearness(play[code].starts, start))


def _fits(code: str, tags: frozenset[str]) -> bool:
    state = load_states()[code]
    return tags <= state.region | state.kinds


def _nearness(starts: tuple[int, ...], start: int) -> tuple[bool, int]:
    """Order states by their last mention before ``start``; one that only comes after it by its first."""
    place = bisect.bisect_left(starts, start)
    return (True, starts[place - 1]) if place else (False, -starts[0])
