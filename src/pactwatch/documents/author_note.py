"""Notes on the author below a report: "Ann Doe is a fellow of the institute"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.documents.furniture_rules import tells_news, words_of_line
from pactwatch.documents.furniture_shapes import is_fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_NOTE = 420
_LAST_BLOCKS = 12
_FIRST_BLOCKS = 8
_LONGEST_BYLINE = 100
_OPENING_MARKS = "“\"«‘'"
_REPORTED = "that"
_NAME = (
    r"(?:(?:Dr|Prof|Professor|Sir|Dame|Lord|Mr|Ms|Mrs|M\.|Mme)\.? )?"
    r"[A-ZÀ-Þ][\w'’-]+(?: (?:[A-ZÀ-Þ]\.|(?:de|da|van|von|bin|al|el|la|del|[A-ZÀ-Þ][\w'’-]*))){0,3}"
)


class NoteWords(NamedTuple):
    """How notes on authors begin, and what is said in no news."""

    opening: re.Pattern[str]
    sure: re.Pattern[str]


@functools.cache
def load_note_words() -> NoteWords:
    """Load the words of notes on authors.

    Raises:
        LexiconError: If the file is broken.

    """
    return load_data_file("pactwatch.documents", "lexicons/authors.toml", _build)


def _build(entries: dict[str, Any]) -> NoteWords:
    who = "|".join(entries["authors"])
    verbs, copulas = "|".join(entries["verbs"]), "|".join(entries["copulas"])
    occupations = "|".join(entries["occupations"])
    told = rf"(?:{copulas})\s+(?:[\w'’-]+,?\s+){{0,6}}?(?i:{occupations})\b|(?:{verbs})\b"
    return NoteWords(
        opening=re.compile(rf"^(?:(?P<author>{who})|(?P<name>{_NAME})(?:,[^,.]{{2,60}},)?)\s+(?:{told})"),
        sure=re.compile("|".join(entries["sure"]), re.IGNORECASE),
    )


def find_author_notes(blocks: Sequence[str], is_cut: Sequence[bool]) -> set[int]:
    """Return the numbers of the blocks at the end that only tell who wrote the report.

    ``is_cut`` says of each block whether it is furniture already. Below a note stands no prose; and
    whoever acts or speaks in the report is named elsewhere in it, the author only in the byline.
    """
    last = range(len(blocks) - 1, max(0, len(blocks) - _LAST_BLOCKS), -1)
    found = {n for n in last if not is_cut[n] and _is_sure(blocks[n])}
    unread = found | {number for number, is_furniture in enumerate(is_cut) if is_furniture}
    for number in last:
        if number in unread or is_fragment(blocks[number]):
            continue
        if not _is_note(blocks, number, unread):
            break
        found.add(number)
        unread.add(number)
    return found


def _is_note(blocks: Sequence[str], number: int, unread: set[int]) -> bool:
    block = blocks[number]
    if not _may_be_note(block):
        return False
    opening = load_note_words().opening.match(block)
    if opening is None or _REPORTED in words_of_line(block):
        return False
    return bool(opening["author"]) or not _is_in_prose(blocks, opening["name"].split()[-1], {number, *unread})


def _may_be_note(block: str) -> bool:
    return len(block) <= _LONGEST_NOTE and block[0] not in _OPENING_MARKS and not tells_news(block)


def _is_sure(block: str) -> bool:
    return _may_be_note(block) and bool(load_note_words().sure.search(block))


def _is_in_prose(blocks: Sequence[str], surname: str, unread: set[int]) -> bool:
    """Say whether the name stands in the report, apart from the byline, the notes and furniture."""
    return any(
        surname in block
        for number, block in enumerate(blocks)
        if number not in unread and (number >= _FIRST_BLOCKS or len(block) > _LONGEST_BYLINE)
    )
