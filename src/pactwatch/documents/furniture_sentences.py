"""Furniture that has run into a paragraph: its first or last sentences, where these speak for the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.documents.furniture_rules import find_rule, load_furniture, words_of_line
from pactwatch.documents.furniture_shapes import shape_of
from pactwatch.documents.furniture_strangers import SENTENCE_BREAK
from pactwatch.documents.voice import QUOTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.documents.furniture_strangers import Strangers

_SHORTEST, _LONGEST = 12, 300
_MOST_AT_AN_END = 2
_KINDS = frozenset(
    {"newsletter", "share", "cookies", "copyright", "advertisement", "disclaimer", "page-tools"}
)
# "What do you think of the deal?" is a prompt on a line of its own only.
_ASKED_IN_INTERVIEWS = "tips.prompt"
_STRANGER = ("advertisement", "advertisement.stranger")
_KIND, _SHAPE = "appeal", "appeal.to-the-reader"


def split_off_furniture(block: str, strangers: Strangers) -> tuple[str, list[tuple[str, str, str]]]:
    """Return the block without the sentences at its ends that are furniture, and those: kind, rule, words.

    Of "The men landed on Monday. Sign up for our newsletter." the first is left. Nothing is cut
    from a block of one sentence, nor next to quotation marks. ``strangers`` knows which sentences have
    nothing to do with the report.
    """
    sentences = SENTENCE_BREAK.split(block)
    cut: list[tuple[str, str, str]] = []
    for at in (-1, 0):
        for _ in range(_MOST_AT_AN_END):
            reason = _why_furniture(sentences[at], block, strangers) if len(sentences) > 1 else None
            if reason is None:
                break
            cut.append((*reason, sentences.pop(at)))
    return (_join(block, sentences) if cut else block), cut


def tells_first(block: str) -> bool:
    """Say whether the first sentence of several is a plain one: it speaks to nobody, and is of no page."""
    first, *others = SENTENCE_BREAK.split(block)
    lexicon = load_furniture()
    words = words_of_line(first)
    is_plain = first.endswith(".") and lexicon.vocabulary.intersection(words) <= lexicon.small
    return bool(others) and is_plain


def _join(block: str, sentences: Sequence[str]) -> str:
    """Return the sentences with the spaces that they had between them."""
    start = block.find(sentences[0])
    length = len(" ".join(sentences))
    return block[start : start + length]


def _why_furniture(sentence: str, block: str, strangers: Strangers) -> tuple[str, str] | None:
    if not _SHORTEST <= len(sentence) <= _LONGEST or QUOTED.search(sentence):
        return None
    if strangers.has(sentence, stands_in=block):
        return _STRANGER
    if load_furniture().signs.isdisjoint(words_of_line(sentence)):
        return None
    rule = find_rule(sentence, is_top=False, is_late=False, is_told=False)
    if rule and rule.kind in _KINDS and rule.rule_id != _ASKED_IN_INTERVIEWS:
        return rule.kind, rule.rule_id
    return (_KIND, _SHAPE) if shape_of(sentence) == _SHAPE else None
