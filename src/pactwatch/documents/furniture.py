"""What of a page is not the report: promotions, captions, share lines, newsletter prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.documents.author_note import find_author_notes
from pactwatch.documents.document import Furniture
from pactwatch.documents.furniture_rules import find_rule, load_furniture
from pactwatch.documents.furniture_runs import find_company
from pactwatch.documents.furniture_shapes import is_prose, shape_of
from pactwatch.documents.publication import is_clock_line, is_date_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.documents.furniture_rules import FurnitureRule

_LONGEST_HEADLINE = 160
_TOP_BLOCKS = 8
_END_BLOCKS = 3


class _Reason(NamedTuple):
    kind: str
    rule_id: str


_DATE = _Reason("date", "date.line")
_AUTHOR = _Reason("byline", "byline.author-note")
_COMPANY = _Reason("links", "links.company")


def cut_furniture(blocks: Sequence[str], *, first_prose: int = 0) -> tuple[list[str], list[Furniture]]:
    """Return the blocks that are the report, and what was cut as furniture.

    Whole blocks go, by their wording, their shape or the company they stand in; and brackets within a
    block that credit a picture. Blocks before ``first_prose`` (the headline) stay.
    """
    reasons = _find_reasons(blocks, first_prose)
    kept: list[str] = []
    cut: list[Furniture] = []
    for number, (block, reason) in enumerate(zip(blocks, reasons, strict=True)):
        if reason:
            cut.append(Furniture(kind=reason.kind, words=block, rule_id=reason.rule_id))
        elif number < first_prose:
            kept.append(block)
        else:
            words, pieces = _cut_inside(block)
            cut += pieces
            if words:
                kept.append(words)
    return kept, cut


def _find_reasons(blocks: Sequence[str], first_prose: int) -> list[_Reason | None]:
    """Return for each block why it is furniture, or None."""
    reasons: list[_Reason | None] = [None] * len(blocks)
    taking: FurnitureRule | None = None
    for number in range(first_prose, len(blocks)):
        block = blocks[number]
        if taking and (taking.takes_rest or _is_item(block)):
            reasons[number] = _Reason(taking.kind, taking.rule_id)
            continue
        is_top, is_end = number < _TOP_BLOCKS, number >= len(blocks) - _END_BLOCKS
        rule = find_rule(block, is_top=is_top, is_late=2 * number >= len(blocks))
        taking = rule if rule and (rule.takes_list or rule.takes_rest) else None
        if rule:
            reasons[number] = _Reason(rule.kind, rule.rule_id)
        elif (is_top or is_end) and is_date_line(block) and not is_clock_line(block):
            reasons[number] = _DATE
        elif shape := shape_of(block):
            reasons[number] = _Reason(shape.split(".")[0], shape)
    for number in find_author_notes(blocks, [reason is not None for reason in reasons]):
        reasons[number] = _AUTHOR
    for number in find_company(blocks, [reason is not None for reason in reasons], start=first_prose):
        reasons[number] = _COMPANY
    return reasons


def _is_item(block: str) -> bool:
    """Say whether the block can be one of a list of headlines: short, and not ended as prose is."""
    return len(block) <= _LONGEST_HEADLINE and not is_prose(block)


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
