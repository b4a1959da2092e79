"""When a report was published, where only its masthead, a line of credits or its first words tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pactwatch.documents.written_date import find_dates, load_date_words, plain, weekday_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.documents.written_date import WrittenDate

BRIEF = re.compile(
    r"in brief|round-?up|digest|bulletin|briefing|transcript|newsletter|press release|statement|edition|"
    r"issue|en bref|br[eè]ves?|communiqu[eé]|bolet[ií]n|comunicado|resumen|live|en direct|en vivo|hansard|"
    r"news|\bweek\b|\bwatch\b|tracker|\bfeed\b|\bno\. ?\d|#\d",
    re.IGNORECASE,
)
BYLINE = re.compile(r"^\W*(?:by|par|por)\s", re.IGNORECASE)
_DAY = r"(?:[^\W\d_]{2,9}\.?,?\s+)?(?:le\s|el\s)?$"
_SET_OFF = re.compile(rf"(?:[,.:;)|/*•·♦–—-]\s+|^){_DAY}")
_BARRED = re.compile(rf"[|/*•·♦–—-]\s+{_DAY}")
_ENDED = re.compile(r"[;|/*•·♦–—(\[-]|,\s+\d|\d\d?[.:h]\d\d")
_NAMED = re.compile(r"(?:[A-ZÀ-Þ#][\w.&#-]* ){1,4}")
_LABELLED = re.compile(r"\W*(?:first |originally )?(?:posted|published|publi[eé]|publicado)\b", re.IGNORECASE)
_FULL_STOP = re.compile(r"\.\s")
_SPOKEN_TODAY = re.compile(r"\b(?:it['’]s|it is|today is)\b[^.]{0,60}$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_CREDIT_BLOCKS, _LEDE_BLOCKS = 4, 3
_LONGEST_CREDIT, _LONGEST_LEDE = 120, 320


def find_in_credit(blocks: Sequence[str]) -> Iterator[tuple[str, WrittenDate]]:
    """Yield the masthead or line of credits that sets a date off from its other words, with that date.

    "From our Maghreb correspondent, 2 July 2018", "QuickFeed // 12 Dec 2023 // trending" and, as first
    line, "Brussels Corridor — Thursday 26 March 2026" do; "The deal of 5 May 2025 falls apart" does not.
    """
    for number, block in enumerate(blocks[:_CREDIT_BLOCKS]):
        dates = [date for date in find_dates(block) if date.is_whole] if len(block) <= _LONGEST_CREDIT else []
        if not dates:
            continue
        if _LABELLED.match(block) or _is_set_off(block, dates[0], is_first=number == 0):
            yield block, dates[0]
            return


def _is_set_off(block: str, date: WrittenDate, *, is_first: bool) -> bool:
    """Say whether the words on both sides of the date are those of a masthead or of credits."""
    before, rest = block[: date.start], block[date.end :]
    after = rest.strip(" .)]")
    is_line = not is_first and not block.endswith((".", "!", "?"))
    starts = _BARRED.search(before) if is_first else _SET_OFF.search(before)
    if not (starts or BRIEF.search(before) or (is_line and _NAMED.fullmatch(before))):
        return False
    if not after or BYLINE.match(after) or _ENDED.match(after) or (is_line and after.startswith(",")):
        return True
    return not is_first and bool(_FULL_STOP.match(rest))


def find_in_lede(blocks: Sequence[str], language: str) -> str | None:
    """Return the date of "a annoncé lundi 4 mai 2026" or "It's Thursday, September 1, 2011".

    A French or Spanish story names weekday and date of the day that it tells of; an English one does not.
    """
    weekdays = load_date_words().weekdays
    for block in blocks[:_LEDE_BLOCKS]:
        head = block[:_LONGEST_LEDE]
        for date in find_dates(head):
            named = _LAST_WORD.search(head[: date.start])
            is_now = language[:2] != "en" or bool(_SPOKEN_TODAY.search(head[: date.start]))
            if is_now and named and weekdays.get(plain(named[1])) == weekday_of(date.edtf) is not None:
                return date.edtf
    return None
