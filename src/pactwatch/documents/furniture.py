"""What of a page is not the report: promotions, captions, share lines, newsletter prompts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.documents.author_note import find_author_notes
from pactwatch.documents.captions import find_captions, find_copies
from pactwatch.documents.document import Furniture
from pactwatch.documents.furniture_names import find_names
from pactwatch.documents.furniture_pieces import find_pieced
from pactwatch.documents.furniture_pleas import find_pleas
from pactwatch.documents.furniture_rules import find_rule, load_furniture
from pactwatch.documents.furniture_runs import find_company, find_list_items, find_shouted
from pactwatch.documents.furniture_sentences import split_off_furniture, tells_first
from pactwatch.documents.furniture_shapes import INNER_STOP, is_prose, shape_of
from pactwatch.documents.furniture_strangers import Strangers, find_strangers
from pactwatch.documents.furniture_weighed import find_weighed
from pactwatch.documents.headline import is_path
from pactwatch.documents.publication import is_clock_line, is_date_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.documents.furniture_rules import FurnitureRule

_LONGEST_HEADLINE = 160
_LONGEST_TEASER = 300
_APPEAL = "appeal.to-the-reader"
_POINTED = "promotion.pointed"
_FEWEST_SMALL = 5
_DATE_FIRST = re.compile(r"^\W*(?:\d{1,2}\s[A-ZÀ-Þa-z]|\d{4}\b|[A-ZÀ-Þ]\w+ \d{4}\b)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# As in: "6 October 2025: ten more." and "Oct 2017 - Manus closes."
_DATE_TOLD = re.compile(r"^\W*(?:\d{1,2} )?[A-ZÀ-Þa-z]{3,10}\.? (?:\d{1,2}, )?\d{4}(?::| [–—-]) ?(?=\w+ \w)")
_STAMP = re.compile(
    r"^\W*(?:(?:first|originally|last) )?(?:posted|published|updated|modified|issued on|publiée?|"
    r"mise? à jour|modifiée?|publicad[oa]|actualizad[oa])\b",
    re.IGNORECASE,
)
_BROKEN_OFF = ("…", "...", "[…]", "[...]")
_LONGEST_CLOCK = 36
_TOP_BLOCKS = 8
_END_BLOCKS = 3
_SHORTEST_REPORT = 100


class _Reason(NamedTuple):
    kind: str
    rule_id: str


_DATE = _Reason("date", "date.line")
_AUTHOR = _Reason("byline", "byline.author-note")
_PATH = _Reason("page-tools", "page-tools.path")
_PICTURE = _Reason("caption", "caption.picture")
_COPY = _Reason("copy", "copy.of-a-block-above")
_PLEA = _Reason("appeal", "appeal.for-the-publisher")
_STRANGER = _Reason("advertisement", "advertisement.stranger")
_SHOUTED = _Reason("links", "links.in-capitals")
_PIECED = _Reason("page-tools", "page-tools.of-pieces")
_LISTED = _Reason("links", "links.of-a-list")
_NAME = _Reason("byline", "byline.name-alone")
_COMPANY = _Reason("links", "links.company")
WEIGHED = "unlisted"


def cut_furniture(blocks: Sequence[str], *, first_prose: int = 0) -> tuple[list[str], list[Furniture]]:
    """Return the blocks that are the report, and what was cut as furniture.

    Whole blocks go, by their wording, their shape or the company they stand in, or by weights over all of
    these; and brackets within a block that credit a picture. Blocks before ``first_prose`` (the headline)
    stay.
    """
    reasons = _find_reasons(blocks, first_prose)
    is_cut = [reason is not None for reason in reasons]
    for number, why in find_weighed(blocks, is_cut, start=first_prose).items():
        reasons[number] = _Reason(WEIGHED, f"{WEIGHED}.weighed ({why})")
    kept: list[str] = []
    cut: list[Furniture] = []
    strangers = Strangers([block for block, reason in zip(blocks, reasons, strict=True) if not reason])
    for number, (block, reason) in enumerate(zip(blocks, reasons, strict=True)):
        if reason:
            cut.append(Furniture(kind=reason.kind, words=block, rule_id=reason.rule_id))
        elif number < first_prose:
            kept.append(block)
        else:
            words, pieces = _cut_inside(block, strangers)
            cut += pieces
            if words:
                kept.append(words)
    return kept, cut


def find_ruled(blocks: Sequence[str], first_prose: int) -> list[bool]:
    """Return for each block whether rules tell that it is furniture."""
    return [reason is not None for reason in _find_reasons(blocks, first_prose)]


def _find_reasons(blocks: Sequence[str], first_prose: int) -> list[_Reason | None]:
    """Return for each block why it is furniture by rules, or None.

    First by itself, then by what stands around it; each step knows what those before it found.
    """
    reasons, list_heads = _find_by_line(blocks, first_prose)

    def is_cut() -> list[bool]:
        return [reason is not None for reason in reasons]

    def kinds() -> list[str | None]:
        return [reason.kind if reason else None for reason in reasons]

    def add(found: Iterable[int], reason: _Reason) -> None:
        for number in found:
            reasons[number] = reason

    add(find_names(blocks, kinds(), start=first_prose), _NAME)
    add(find_captions(blocks, kinds(), start=first_prose), _PICTURE)
    add(find_pleas(blocks, kinds(), start=first_prose), _PLEA)
    add(find_author_notes(blocks, is_cut()), _AUTHOR)
    add(find_list_items(blocks, is_cut(), list_heads), _LISTED)
    add(find_shouted(blocks, is_cut(), start=first_prose), _SHOUTED)
    add(find_pieced(blocks, is_cut(), start=first_prose), _PIECED)
    add(find_company(blocks, is_cut(), start=first_prose), _COMPANY)
    add(find_strangers(blocks, is_cut(), start=first_prose), _STRANGER)
    add(find_copies(blocks, kinds(), start=first_prose), _COPY)
    return reasons


def _find_by_line(blocks: Sequence[str], first_prose: int) -> tuple[list[_Reason | None], set[int]]:
    """Return for each block why it is furniture by itself or in a list, and which are heads of lists."""
    reasons: list[_Reason | None] = [None] * len(blocks)
    heads: set[int] = set()
    taking: FurnitureRule | None = None
    told_length = 0
    bullets = _find_bullets(blocks)
    for number in range(first_prose, len(blocks)):
        block = blocks[number]
        if taking and (taking.takes_rest or _is_item(block)):
            reasons[number] = _Reason(taking.kind, taking.rule_id)
            continue
        is_top, is_end = number < _TOP_BLOCKS, number >= len(blocks) - _END_BLOCKS
        is_told = told_length >= _SHORTEST_REPORT
        rule = find_rule(block, is_top=is_top, is_late=2 * number >= len(blocks), is_told=is_told)
        if rule and rule.rule_id == _POINTED and block[0] in bullets:
            rule = None
        taking = rule if rule and (rule.takes_list or rule.takes_rest) else None
        if rule:
            reasons[number] = _Reason(rule.kind, rule.rule_id)
            heads |= {number} if rule.takes_list else set()
        else:
            reasons[number] = _why_by_shape(block, is_at_an_end=is_top or is_end)
            if reasons[number] is None and number <= first_prose + 1 and is_path(block):
                reasons[number] = _PATH
        if reasons[number] is None and is_prose(block):
            told_length += len(block)
    return reasons, heads


def _why_by_shape(block: str, *, is_at_an_end: bool) -> _Reason | None:
    if (is_at_an_end or _STAMP.match(block)) and is_date_line(block) and not _is_entry(block):
        return _DATE
    shape = shape_of(block)
    if shape == _APPEAL and tells_first(block):
        return None
    return _Reason(shape.split(".", maxsplit=1)[0], shape) if shape else None


def _is_entry(block: str) -> bool:
    """Say whether the block is an entry of a live page or of a chronology, and no stamp of the page."""
    is_stamp = len(block) <= _LONGEST_CLOCK and bool(_YEAR.search(block))
    return (is_clock_line(block) and not is_stamp) or _is_dated_item(block)


def _is_dated_item(block: str) -> bool:
    """Say whether the block tells what happened on its date: "15 April 2021 Overturned on appeal."."""
    if not block.endswith("."):
        return False
    if _DATE_TOLD.match(block) or (_DATE_FIRST.match(block) and INNER_STOP.search(block)):
        return True
    small = sum(word.islower() for word in block.split())
    return small >= _FEWEST_SMALL or (small > 1 and bool(_DATE_FIRST.match(block)))


def _find_bullets(blocks: Sequence[str]) -> set[str]:
    """Return the marks before several blocks: they set off items of the report, and point nowhere."""
    counts = Counter(block[0] for block in blocks if block and not block[0].isalnum())
    return {mark for mark, count in counts.items() if count > 1}


def _is_item(block: str) -> bool:
    """Say whether the block can be one of a list of headlines: short, and not ended as prose is.

    Under a headline its story may begin, and break off.
    """
    if block.endswith(_BROKEN_OFF):
        return len(block) <= _LONGEST_TEASER
    return len(block) <= _LONGEST_HEADLINE and not is_prose(block)


def _cut_inside(block: str, strangers: Strangers) -> tuple[str, list[Furniture]]:
    """Return the block without the pieces in it that are furniture, and those pieces."""
    block, sentences = split_off_furniture(block, strangers)
    cut = [Furniture(kind=kind, words=words, rule_id=rule_id) for kind, rule_id, words in sentences]
    for rule_id, needs, pattern in load_furniture().inside:
        pieces = [found[0].strip() for found in pattern.finditer(block)] if needs & set(block) else []
        if pieces:
            kind = rule_id.split(".")[0]
            cut += [Furniture(kind=kind, words=piece, rule_id=rule_id) for piece in pieces]
            block = " ".join(pattern.sub(" ", block).split())
    return block, cut
