"""What of a page is not the report: promotions, captions, share lines, newsletter prompts."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.documents.document import Furniture
from pactwatch.documents.publication import is_clock_line, is_date_line
from pactwatch.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_END_BLOCKS = 3
_LONGEST_BLOCK = 520
_FEWEST_ITEMS = 3
_OPENING_MARKS = "“\"«‘'"
_SENTENCE_ENDS = (".", "!", "?", "”", '"', "»", ")", ":", ";", "…")
_LIST_MARKS = re.compile(r"\s+[|•·/>]\s+|\s{2,}|\s#")
_DATE_KIND, _DATE_ID, _APPEAL_ID, _LIST_ID = "date", "date.line", "appeal.to-the-reader", "links.list"


class FurnitureRule(NamedTuple):
    """One shape of furniture: how its line begins, or what it is, or what it is like throughout."""

    rule_id: str
    kind: str
    begins: tuple[str, ...]
    whole: tuple[str, ...]
    pattern: re.Pattern[str] | None
    longest: int
    takes_list: bool
    takes_rest: bool
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
    reader: frozenset[str]
    things: frozenset[str]
    news: frozenset[str]
    vocabulary: frozenset[str]


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
    kept = list(blocks[:first_prose])
    cut: list[Furniture] = []
    taking: FurnitureRule | None = None
    for number, block in enumerate(blocks[first_prose:], start=first_prose):
        if taking and (taking.takes_rest or _is_item(block)):
            cut.append(Furniture(kind=taking.kind, words=block, rule_id=taking.rule_id))
            continue
        is_top, is_end = number < _TOP_BLOCKS, number >= len(blocks) - _END_BLOCKS
        rule = find_rule(block, is_top=is_top, is_late=2 * number >= len(blocks))
        taking = rule if rule and (rule.takes_list or rule.takes_rest) else None
        if rule:
            cut.append(Furniture(kind=rule.kind, words=block, rule_id=rule.rule_id))
        elif (is_top or is_end) and is_date_line(block) and not is_clock_line(block):
            cut.append(Furniture(kind=_DATE_KIND, words=block, rule_id=_DATE_ID))
        elif reason := _shape_of(block):
            cut.append(Furniture(kind=reason.split(".")[0], words=block, rule_id=reason))
        else:
            words, pieces = _cut_inside(block)
            cut += pieces
            if words:
                kept.append(words)
    return kept, cut


def find_rule(block: str, *, is_top: bool, is_late: bool = True) -> FurnitureRule | None:
    """Return the rule by which the whole block is furniture, or None.

    Some rules hold only near the headline (``is_top``), some only in the second half of the report
    (``is_late``).
    """
    if len(block) > _LONGEST_BLOCK:
        return None
    for rule in _rules_for(block):
        holds_here = (is_top or not rule.only_top) and (is_late or not rule.takes_rest)
        if holds_here and len(block) <= rule.longest and not _is_spared(block, rule):
            return rule
    return None


def _rules_for(block: str) -> Iterator[FurnitureRule]:
    lexicon = load_furniture()
    folded = fold(block)
    if rule := lexicon.by_whole.get(folded.rstrip(" :.!>»|-")):
        yield rule
    first = _FIRST_WORD.search(folded)
    for begin, rule in lexicon.by_first_word.get(first[0], ()) if first else ():
        if folded.startswith(begin):
            yield rule
    for rule in lexicon.patterns:
        if rule.pattern is not None and rule.pattern.search(block):
            yield rule


def _is_spared(block: str, rule: FurnitureRule) -> bool:
    """Say whether the block reads as news, and the rule leaves such a block alone."""
    if rule.spares == "prose":
        return block.endswith(_SENTENCE_ENDS)
    if rule.spares == "news":
        return not load_furniture().news.isdisjoint(_WORD.findall(block.casefold()))
    return False


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
        if len(items) >= _FEWEST_ITEMS and all(len(item.split()) <= _MOST_WORDS_AN_ITEM for item in items):
            return _LIST_ID
    return None


def _appeals(block: str) -> bool:
    """Say whether the block asks something of its reader: to subscribe, to write, to donate.

    "Have a story? Write to our desk." does, though no list of wordings has it: it begins with a
    request, speaks to the reader, and is about what publishers offer. So does a line that has no word
    but such ones ("Can I share this? Copy link"). Words that report speech make it part of the report.
    """
    lexicon = load_furniture()
    words = _WORD.findall(block.translate(_FOLD).casefold())
    thing_count = len(lexicon.things.intersection(words))
    if not thing_count or block[0] in _OPENING_MARKS or not lexicon.news.isdisjoint(words):
        return False
    if thing_count > 1 and all(word in lexicon.vocabulary for word in words):
        return True
    speaks = "@" in block or not lexicon.reader.isdisjoint(words)
    return words[0] in lexicon.asks and (thing_count > 1 or speaks)


def _cut_inside(block: str) -> tuple[str, list[Furniture]]:
    """Return the block without the pieces in it that are furniture, and those pieces."""
    cut: list[Furniture] = []
    for rule_id, needs, pattern in load_furniture().inside:
        pieces = [found[0].strip() for found in pattern.finditer(block)] if needs & set(block) else []
        if pieces:
            kind = rule_id.split(".")[0]
            cut += [Furniture(kind=kind, words=piece, rule_id=rule_id) for piece in pieces]
            block = " ".join(pattern.sub(" ", block).split())
    return block, cut


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
            (entry["id"], frozenset(entry["needs"]), re.compile(entry["pattern"]))
            for entry in entries["inside"]
        ),
        asks=frozenset(appeal["asks"].split()),
        reader=frozenset(appeal["reader"].split()),
        things=frozenset(appeal["things"].split()),
        news=frozenset(appeal["news"].split()),
        vocabulary=frozenset(
            word for words in appeal.values() if words != appeal["news"] for word in words.split()
        ),
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
        takes_rest=entry.get("takes_rest", False),
        spares=entry.get("spares", ""),
        only_top=entry.get("only_top", False),
        matches=tuple(entry["matches"]),
        rejects=tuple(entry["rejects"]),
    )
