"""The rules by which a line of a page is furniture, and where they are looked up."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEADING_MARKS = re.compile(r"^[^\w(\[«“\"'‘]+")
_PLAIN_MARKS = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))
_WORD = re.compile(r"[\w'-]+")
_TRAILER = re.compile(r"\s+[.–—|-]+$")
_BULLET = re.compile(r"^[-•*·▪–—|\s]+(?=\w)")
_ELIDED = re.compile(r"\b(?:[ldjmnst]|qu)'(?=\w{3})")
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{3})(?=[A-ZÀ-Þ][a-zà-ÿ]{2})")
_LONGEST = 300
_LONGEST_BLOCK = 520
SENTENCE_ENDS = (".", "!", "?", "”", '"', "»", ")", ":", ";", "…")


class FurnitureRule(NamedTuple):
    """One shape of furniture: how its line begins, or what it is, or what it is like throughout."""

    rule_id: str
    kind: str
    begins: tuple[str, ...]
    whole: tuple[str, ...]
    pattern: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    longest: int
    takes_list: bool
    takes_rest: bool
    ends_report: bool
    spares: str
    only_top: bool
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class FurnitureLexicon(NamedTuple):
    """The rules, found by the first word of a line, and the words of appeals to the reader."""

    rules: tuple[FurnitureRule, ...]
    by_first_word: dict[str, tuple[tuple[str, FurnitureRule], ...]]
    by_whole: dict[str, FurnitureRule]
    patterns: tuple[FurnitureRule, ...]
    inside: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]
    asks: frozenset[str]
    pleas: frozenset[str]
    craft: frozenset[str]
    wants: frozenset[str]
    bids: frozenset[str]
    orders: frozenset[str]
    reader: frozenset[str]
    things: frozenset[str]
    offers: frozenset[str]
    controls: frozenset[str]
    news: frozenset[str]
    vocabulary: frozenset[str]
    small: frozenset[str]
    site_words: frozenset[str]
    signs: frozenset[str]


@functools.cache
def load_furniture() -> FurnitureLexicon:
    """Load the rules of furniture.

    Raises:
        LexiconError: If the file is broken.

    """
    return load_data_file("pactwatch.documents", "lexicons/furniture.toml", _build)


def find_rule(
    block: str, *, is_top: bool, is_late: bool = True, is_told: bool = True
) -> FurnitureRule | None:
    """Return the rule by which the whole block is furniture, or None.

    Some rules hold only near the headline (``is_top``), some only in the second half of the report
    (``is_late``) or below some of its prose (``is_told``). One that takes the lines below along goes
    before one that does not.
    """
    if len(block) > _LONGEST_BLOCK:
        return None
    first: FurnitureRule | None = None
    for rule in _rules_for(block):
        is_end = is_told if rule.ends_report else is_late
        holds_here = (is_top or not rule.only_top) and (is_end or not rule.takes_rest)
        if holds_here and len(block) <= rule.longest and not _is_spared(block, rule):
            if rule.takes_list or rule.takes_rest:
                return rule
            first = first or rule
    return first


def _rules_for(block: str) -> Iterator[FurnitureRule]:
    lexicon = load_furniture()
    folded = fold(block)
    if rule := lexicon.by_whole.get(folded.rstrip(" :.!>»|-")):
        yield rule
    first = _WORD.search(folded)
    for begin, rule in lexicon.by_first_word.get(first[0], ()) if first else ():
        if folded.startswith(begin):
            yield rule
    signs = folded if block[0].isalnum() else _casefold(block)
    block = _TRAILER.sub("", _BULLET.sub("", block))
    for rule in lexicon.patterns:
        if len(block) > rule.longest or rule.pattern is None:
            continue
        if (rule.needs is None or rule.needs.search(signs)) and rule.pattern.search(block):
            yield rule


def _is_spared(block: str, rule: FurnitureRule) -> bool:
    """Say whether the block reads as news, and the rule leaves such a block alone."""
    if rule.spares == "prose":
        return block.endswith(SENTENCE_ENDS)
    if rule.spares == "news":
        return tells_news(block)
    return False


def tells_news(block: str) -> bool:
    """Say whether the block has a word of news: someone said something, people were deported."""
    return not load_furniture().news.isdisjoint(words_of_line(block))


@functools.lru_cache(maxsize=1024)
def words_of_line(block: str) -> tuple[str, ...]:
    """Return the words of the block, casefolded; "NewsletterSubscribe" is two, "d'infos" only "infos"."""
    return tuple(_WORD.findall(_ELIDED.sub(" ", _casefold(_GLUED.sub(" ", block)))))


@functools.lru_cache(maxsize=1024)
def fold(block: str) -> str:
    """Return the block casefolded, with plain quotation marks and without bullets before it."""
    return _LEADING_MARKS.sub("", _casefold(block))


def _casefold(block: str) -> str:
    if block.isascii():
        return block.casefold()
    for mark, plain in _PLAIN_MARKS:
        if mark in block:
            block = block.replace(mark, plain)
    return block.casefold()


def _build(entries: dict[str, Any]) -> FurnitureLexicon:
    rules = tuple(_build_rule(entry) for entry in entries["rule"])
    by_first_word: dict[str, list[tuple[str, FurnitureRule]]] = {}
    for rule in rules:
        for begin in rule.begins:
            first = _WORD.search(begin)
            if first is None:
                raise KeyError(begin)
            by_first_word.setdefault(first[0], []).append((begin, rule))
    words = {name: frozenset(listed.split()) for name, listed in entries["appeal"].items()}
    vocabulary = words["asks"] | words["reader"] | words["things"] | words["small"]
    return FurnitureLexicon(
        rules=rules,
        by_first_word={word: tuple(found) for word, found in by_first_word.items()},
        by_whole={whole: rule for rule in rules for whole in rule.whole},
        patterns=tuple(rule for rule in rules if rule.pattern),
        inside=tuple(
            (entry["id"], frozenset(entry["needs"]), re.compile(entry["pattern"]))
            for entry in entries["inside"]
        ),
        asks=words["asks"],
        pleas=words["asks"] - words["idle"],
        craft=words["craft"],
        wants=words["wants"],
        bids=words["bids"] | words["asks"],
        orders=words["orders"],
        reader=words["reader"],
        things=words["things"],
        offers=words["offers"],
        controls=words["controls"],
        news=words["news"],
        vocabulary=vocabulary,
        small=words["small"] - words["asks"] - words["reader"] - words["things"],
        signs=words["things"] | words["offers"] | words["craft"] | words["orders"] | words["signs"],
        site_words=vocabulary | words["controls"] | words["offers"],
    )


def _build_rule(entry: dict[str, Any]) -> FurnitureRule:
    return FurnitureRule(
        rule_id=entry["id"],
        kind=entry["kind"],
        begins=tuple(map(fold, entry.get("begins", ()))),
        whole=tuple(fold(words) for words in entry.get("whole", ())),
        pattern=re.compile(entry["pattern"], re.IGNORECASE) if "pattern" in entry else None,
        needs=re.compile("|".join(map(re.escape, entry["needs"]))) if "needs" in entry else None,
        longest=entry.get("longest", _LONGEST),
        takes_list=entry.get("takes_list", False),
        takes_rest=entry.get("takes_rest", False) or entry.get("ends_report", False),
        ends_report=entry.get("ends_report", False),
        spares=entry.get("spares", ""),
        only_top=entry.get("only_top", False),
        matches=tuple(entry["matches"]),
        rejects=tuple(entry["rejects"]),
    )
