"""What of a page is not the report: promotions, captions, share lines, newsletter prompts."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.documents.document import Furniture
from pactwatch.documents.publication import is_date_line
from pactwatch.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEADING_MARKS = re.compile(r"^[^\w(\[«“\"'‘]+")
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_FIRST_WORD = re.compile(r"[\w'-]+")
_WORD = re.compile(r"[\w'-]+")
_LONGEST = 300
_LONGEST_APPEAL = 260
_LONGEST_HEADLINE = 160
_LONGEST_LIST = 220
_MOST_WORDS_AN_ITEM = 5
_TOP_BLOCKS = 8
_LEAST_APPEAL = 4
_SENTENCE_ENDS = (".", "!", "?", "”", '"', "»", ")", ":", ";", "…")
_LIST_MARKS = re.compile(r"\s+[|•·/>]\s+|\s{2,}|\s#")
_DATE_KIND, _APPEAL_ID, _LIST_ID = "date", "appeal.to-the-reader", "links.list"


class FurnitureRule(NamedTuple):
    """One shape of furniture: how its line begins, or what it is, or what it is like throughout."""

    rule_id: str
    kind: str
    begins: tuple[str, ...]
    whole: tuple[str, ...]
    pattern: re.Pattern[str] | None
    longest: int
    takes_list: bool
    only_top: bool
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class FurnitureLexicon(NamedTuple):
    """The rules, found by the first word of a line, and the words of appeals to the reader."""

    rules: tuple[FurnitureRule, ...]
    by_first_word: dict[str, tuple[tuple[str, FurnitureRule], ...]]
    by_whole: dict[str, FurnitureRule]
    patterns: tuple[FurnitureRule, ...]
    inside: tuple[tuple[str, str, re.Pattern[str]], ...]
    asks: frozenset[str]
    reader: frozenset[str]
    things: frozenset[str]
    news: frozenset[str]


@functools.cache
def load_furniture() -> FurnitureLexicon:
    """Load the rules of furniture.

    Raises:
        LexiconError: If the file is broken.
    """
    path = resources.files("pactwatch.documents") / "lexicons" / "furniture.toml"
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
        return _build(entries)
    except (tomllib.TOMLDecodeError, KeyError, re.error) as error:
        raise LexiconError(
            what=f"not a lexicon of furniture: {error!r}", where=str(path), remedy="Reinstall Pactwatch."
        ) from error


def cut_furniture(blocks: Sequence[str], *, first_prose: int = 0) -> tuple[list[str], list[Furniture]]:
    """Return the blocks that are the report, and what was cut as furniture.

    Whole blocks go, by their shape; and brackets within a block that credit a picture. Blocks before
    ``first_prose`` (the headline and what stands above it) stay.
    """
    kept: list[str] = []
    cut: list[Furniture] = []
    is_list: FurnitureRule | None = None
    for number, block in enumerate(blocks):
        if number < first_prose:
            kept.append(block)
            continue
        if is_list and _is_item(block):
            cut.append(Furniture(kind=is_list.kind, words=block, rule_id=is_list.rule_id))
            continue
        is_list = None
        is_top = number < _TOP_BLOCKS
        rule = find_rule(block, is_top=is_top)
        if rule:
            cut.append(Furniture(kind=rule.kind, words=block, rule_id=rule.rule_id))
            is_list = rule if rule.takes_list else None
        elif (is_top or number >= len(blocks) - 3) and is_date_line(block):
            cut.append(Furniture(kind=_DATE_KIND, words=block, rule_id="date.line"))
        elif reason := _shape_of(block):
            cut.append(Furniture(kind=reason.split(".")[0], words=block, rule_id=reason))
        else:
            words, pieces = _cut_inside(block)
            cut += pieces
            if words:
                kept.append(words)
    return kept, cut


def find_rule(block: str, *, is_top: bool) -> FurnitureRule | None:
    """Return the rule by which the whole block is furniture, or None."""
    if len(block) > _LONGEST:
        return None
    lexicon = load_furniture()
    folded = fold(block)
    rule = lexicon.by_whole.get(folded.rstrip(" :.!>»|-"))
    if rule and (is_top or not rule.only_top):
        return rule
    first = _FIRST_WORD.search(folded)
    for begin, candidate in lexicon.by_first_word.get(first[0], ()) if first else ():
        if (
            folded.startswith(begin)
            and len(block) <= candidate.longest
            and (is_top or not candidate.only_top)
        ):
            return candidate
    for candidate in lexicon.patterns:
        if len(block) <= candidate.longest and (is_top or not candidate.only_top):
            assert candidate.pattern is not None
            if candidate.pattern.search(block):
                return candidate
    return None


def fold(block: str) -> str:
    """Return the block casefolded, with plain quotation marks and without bullets before it."""
    return _LEADING_MARKS.sub("", block.translate(_FOLD).casefold())


def _is_item(block: str) -> bool:
    """Say whether the block can be one of a list of headlines: short, and not ended as prose is."""
    return len(block) <= _LONGEST_HEADLINE and not block.endswith((".", "”", '"', "»"))


def _shape_of(block: str) -> str | None:
    """Return the rule by which words no rule lists are furniture all the same, or None."""
    if len(block) <= _LONGEST_APPEAL and _appeals(block):
        return _APPEAL_ID
    if len(block) <= _LONGEST_LIST and not block.endswith(_SENTENCE_ENDS):
        items = _LIST_MARKS.split(block)
        if len(items) > 2 and all(len(item.split()) <= _MOST_WORDS_AN_ITEM for item in items):
            return _LIST_ID
    return None


def _appeals(block: str) -> bool:
    """Say whether the block asks something of its reader: to subscribe, to write, to donate.

    "Have a story? Write to our desk." does, though no list of wordings has it: it begins with a
    request, speaks to the reader, and is about what publishers offer. Words that report speech make
    it part of the report.
    """
    lexicon = load_furniture()
    words = _WORD.findall(block.translate(_FOLD).casefold())
    if not words or not lexicon.news.isdisjoint(words):
        return False
    thing_count = len(lexicon.things.intersection(words))
    if not thing_count:
        return False
    asks = 2 * (words[0] in lexicon.asks) + (not lexicon.asks.isdisjoint(words[1:]))
    speaks = min(2, sum(1 for word in words if word in lexicon.reader))
    return asks + speaks + 2 * min(2, thing_count) >= _LEAST_APPEAL and bool(asks or speaks > 1)


def _cut_inside(block: str) -> tuple[str, list[Furniture]]:
    cut = []
    for rule_id, needs, pattern in load_furniture().inside:
        if not any(sign in block for sign in needs):
            continue
        for found in pattern.finditer(block):
            cut.append(Furniture(kind=rule_id.split(".")[0], words=found[0].strip(), rule_id=rule_id))
        if cut:
            block = pattern.sub(" ", block)
    return (" ".join(block.split()) if cut else block), cut


def _build(entries: dict[str, Any]) -> FurnitureLexicon:
    rules = tuple(_build_rule(entry) for entry in entries["rule"])
    by_first_word: dict[str, list[tuple[str, FurnitureRule]]] = {}
    for rule in rules:
        for begin in rule.begins:
            first = _FIRST_WORD.search(begin)
            if first is None:
                raise KeyError(begin)
            by_first_word.setdefault(first[0], []).append((begin, rule))
    appeal = entries["appeal"]
    return FurnitureLexicon(
        rules=rules,
        by_first_word={word: tuple(found) for word, found in by_first_word.items()},
        by_whole={whole: rule for rule in rules for whole in rule.whole},
        patterns=tuple(rule for rule in rules if rule.pattern),
        inside=tuple(
            (entry["id"], entry["needs"], re.compile(entry["pattern"])) for entry in entries["inside"]
        ),
        asks=frozenset(appeal["asks"].split()),
        reader=frozenset(appeal["reader"].split()),
        things=frozenset(appeal["things"].split()),
        news=frozenset(appeal["news"].split()),
    )


def _build_rule(entry: dict[str, Any]) -> FurnitureRule:
    return FurnitureRule(
        rule_id=entry["id"],
        kind=entry["kind"],
        begins=tuple(map(fold, entry.get("begins", ()))),
        whole=tuple(fold(words) for words in entry.get("whole", ())),
        pattern=re.compile(entry["pattern"], re.IGNORECASE) if "pattern" in entry else None,
        longest=entry.get("longest", _LONGEST),
        takes_list=entry.get("takes_list", False),
        only_top=entry.get("only_top", False),
        matches=tuple(entry["matches"]),
        rejects=tuple(entry["rejects"]),
    )
