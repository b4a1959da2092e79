"""When a report was published, as its own lines tell: datelines, bylines, headers and footers."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.documents.furniture_rules import find_rule
from pactwatch.documents.masthead import BRIEF, BYLINE, find_in_credit, find_in_lede
from pactwatch.documents.written_date import find_dates, load_date_words, plain, weekday_of, without_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pactwatch.documents.written_date import WrittenDate

_LEADING = re.compile(
    r"\A\s*(?:(?P<title>(?!(?:date|published)\s)[^\n]{3,300})\n+)?\s*(?:date|published)\s+(?P<date>\d{4}-\d\d(?:-\d\d)?)\s+",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"""
    \b\d{1,2}\s?[:.h]\s?\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?!\d)
    | \b\d{1,2}\s?[ap]\.?m\b\.?
    | \b\d{1,2}\s?h\b
    | [+-]\d\d:?\d\d\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ZONE = re.compile(
    r"\b(?:GMT|UTC|BST|[ECMP][SD]?T|CES?T|EES?T|[EWC]AT|SAST|[AN]E[SD]?T|AE[SD]T|IST|WITA?|local time)\b"
    r"(?:[+-]\d\d?)?"
)
_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
_READING_TIME = re.compile(r"\b\d{1,2}[ -]min(?:ute)?s?(?: read)?\b", re.IGNORECASE)
_DATELINE_END = re.compile(
    r"\s[-–—|]{1,2}\s|\s?[.:]\s?[-–—]\s?|\)\s?[-–—:]\s?|\s\([^()]{2,40}\)\.\s|\s?[–—]\s?|--|:\s"
)
_FULL_STOP = re.compile(r"(?:,?\s\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m)?)?\.\s+(?=[A-ZÀ-Þ«“\"])")
_PLACE_AFTER = re.compile(r"\.\s[A-ZÀ-Þ][\w'’ -]{2,24}\.\s")
_BRACKET = re.compile(r"\([^()]*\)?")
# As in: (Nauru, 2 March 2023) Forty-one workers left.
_OPENING = re.compile(r"^\(([^()]{6,60})\)\s+(?=[A-ZÀ-Þ«“\"])")
# As in: Propos recueillis le 11 février 2026; this article was published 15/09/2025 (71 days ago).
_TOLD = re.compile(
    r"\b(?:propos recueillis|entrevista (?:realizada|hecha)|interview (?:was )?(?:conducted|held|recorded)|"
    r"(?:this|cet|cette|este|esta) (?:article|story|report|post|page|artículo|nota) (?:was|a été|fue) "
    r"(?:first |originally )?(?:published|posted|publiée?|publicad[oa]))\b[^.\d]{0,40}(?=\d|[A-Z][a-z]+ \d)",
    re.IGNORECASE,
)
_YEARLESS_DATELINE = re.compile(
    r"^(?:\([A-Z]{2,7}\)\s?[-–—]\s?)?"
    r"(?:[A-ZÀ-Þ][\w .,/'’-]{1,60}?(?:,\s|(?:\s\([^()\n]{2,40}\))?\s[-–—]\s))?(?:le\s)?"
    r"(?:(?P<n1>[^\W\d_]{3,10})\.?\s(?P<d1>\d{1,2})|"
    r"(?P<d2>\d{1,2})(?:er)?\s(?:de\s)?(?P<n2>[^\W\d_]{3,10})\.?)\s?"
    r"(?:\([A-Za-zÀ-ÿ ,;./-]{2,60}\)|/[A-Za-z-]{3,40}/|[-–—]{1,2}\s)"
)
_YEARLESS_LINE = re.compile(
    r"^(?:(?:published|posted|updated|publié|publicado|actualizado|date|on|le|el)\s?:?\s?){0,3}(?:[^\W\d_]{3,9},?\s)?"
    r"(?:(?P<n1>[^\W\d_]{3,10})\.?\s(?P<d1>\d{1,2})|"
    r"(?P<d2>\d{1,2})(?:st|nd|rd|th|er)?\s(?:de\s)?(?P<n2>[^\W\d_]{3,10})\.?)"
    r"(?:,?\s(?:at\s|à\s)?\d{1,2}[.:h]\d\d.{0,12})?$",
    re.IGNORECASE,
)
_PUBLISHED_LAST = re.compile(
    r"(?:\b(?:published|publié|publicado)(?: on| le| el)?\s?:?\s|\s\|\s)([^.;:|]{6,24})\.?$", re.IGNORECASE
)
_TRAILING = re.compile(r"[(\[]([^()\[\]]{6,80})[)\]]\s*\.?$")
_CLOCK_LINE = re.compile(r"^\d{1,2}[.:h]\d\d\b(?![./]\d)")
_SEPARATOR = re.compile(r"[|•·]|\s[-–—]\s")

_FEWEST_SMALL_WORDS = 2
_HEADER_BLOCKS = 10
_MOST_HEADER_BLOCKS = 40
_LONGEST_YEARLESS = 50
_SHORTEST_PROSE = 80
_FOOTER_BLOCKS = 4
_LONGEST_LINE = 180
_LONGEST_DATELINE = 110
_MOST_WORDS_BESIDE = 7
_MOST_WORDS_IN_PLACE = 9
_FEWEST_ENTRIES = 3
_PUBLISHED, _PLAIN, _DATELINE, _UPDATED = range(4)


class _Candidate(NamedTuple):
    rank: int
    date: WrittenDate
    line: str


def split_leading_date(text: str) -> tuple[str | None, str | None, str]:
    """Return the headline and the date that stand before the first words, and the text below them.

    Some archives keep a report so: ``date 2025-05-05 Rwanda and Washington …``, or with its headline in
    a line of its own above. The day may be missing (``date 2025-05``).
    """
    found = _LEADING.match(text)
    if found is None:
        return None, None, text
    title = found["title"].strip() if found["title"] else None
    return title or None, found["date"], text[found.end() :]


def is_date_line(line: str) -> bool:
    """Say whether the line does little but tell when the report came out.

    "Published August 5, 2025 | Updated August 5, 2025 17:10 WAT" and "21/10/2025 07:45 | AMERICAS" do.
    """
    if len(line) > _LONGEST_LINE or not any(character.isdigit() for character in line):
        return False
    dates = find_dates(line)
    return (
        bool(dates)
        and len(_words_beside(line, dates)) <= _MOST_WORDS_BESIDE
        and not _is_sentence(line, dates)
    )


def is_clock_line(line: str) -> bool:
    """Say whether the line begins with a time of day, as the entries of a live blog do."""
    return bool(_CLOCK_LINE.match(line))


def find_published(blocks: Sequence[str], *, language: str = "en") -> str | None:
    """Return the EDTF date on which the report was published, or None where it does not tell.

    The date of "Published …" goes before any other, then a line of its own, then a dateline or a
    bracket at the end, then "Updated …". Of a dateline without a year ("ASUNCION, Aug 15 (EFE) -") the
    year stays open: ``XXXX-08-15``. A date within the prose is when something happened, not when
    the report came out, unless nothing else tells and the first words of the story name its weekday.
    A live blog has the date of its first entry.
    """
    candidates = list(_find_candidates(blocks))
    candidates = candidates or [_Candidate(_PLAIN, date, line) for line, date in find_in_credit(blocks)]
    if not candidates:
        return find_in_lede(blocks, language) or _find_yearless(blocks)
    best_rank = min(candidate.rank for candidate in candidates)
    best = [candidate for candidate in candidates if candidate.rank == best_rank]
    whole = [candidate for candidate in best if candidate.date.is_whole] or best
    certain = {candidate.date.edtf for candidate in candidates if candidate.date.exchanged is None}
    if whole[0].date.exchanged in certain:
        return whole[0].date.exchanged
    if sum(1 for block in blocks if _CLOCK_LINE.match(block)) >= _FEWEST_ENTRIES:
        return min(_in_order(candidate, blocks, language) for candidate in whole)
    return _in_order(whole[0], blocks, language)


def _find_candidates(blocks: Sequence[str]) -> Iterator[_Candidate]:
    header = _header_size(blocks)
    for number, block in enumerate(blocks):
        is_header = number < header
        is_footer = number >= len(blocks) - _FOOTER_BLOCKS
        if len(block) <= _LONGEST_LINE:
            has_place = number > 0 or len(blocks) == 1 or _is_banner(block) or _is_place_with_date(block)
            if (is_header or is_footer or _CLOCK_LINE.match(block)) and has_place and is_date_line(block):
                yield from _rank(block)
                continue
        if is_header:
            yield from _find_in_dateline(block)
            yield from _find_told(block, is_first=number == 0)
        if is_footer and (found := _TRAILING.search(block) or _PUBLISHED_LAST.search(block)):
            dates = find_dates(found[1])
            if dates and len(_words_beside(found[1], dates)) <= _MOST_WORDS_BESIDE:
                yield _Candidate(_DATELINE, dates[0], block)


def _header_size(blocks: Sequence[str]) -> int:
    """Return how many blocks are header: the first few, or all before the prose, below long menus."""
    for number, block in enumerate(blocks[:_MOST_HEADER_BLOCKS]):
        is_prose = len(block) >= _SHORTEST_PROSE and block.endswith((".", "”", '"', "»"))
        if is_prose and find_rule(block, is_top=True) is None:
            return max(_HEADER_BLOCKS, number + 3)
    return _HEADER_BLOCKS


def _find_in_dateline(block: str) -> Iterator[_Candidate]:
    """Yield the date of "SHENGJIN, Albania, Feb 1, 2025 (Reuters) - An Italian …"."""
    head = block[:_LONGEST_DATELINE]
    if not any(character.isdigit() for character in head):
        return
    dates = find_dates(head)
    if not dates:
        return
    end = _DATELINE_END.search(head, dates[0].end)
    if full_stop := _FULL_STOP.match(head, dates[0].end):
        before = head[: dates[0].start]
        if not (_is_place(before) or (not before and _PLACE_AFTER.match(head, dates[0].end))):
            return
        end = full_stop
    if end is None or len(_words_beside(head[: end.start()], dates[:1])) > _MOST_WORDS_IN_PLACE:
        return
    before = head[: dates[0].start].strip()
    if before[:1].islower() or _is_prose(head[: end.start()], dates[0]):
        return
    yield _Candidate(_DATELINE, dates[0], block)


def _find_told(block: str, *, is_first: bool) -> Iterator[_Candidate]:
    """Yield the date of "(Nauru, 2 March 2023) Forty-one …", of "… (14 May 2026)" and of what says so."""
    if told := _TOLD.search(block):
        dates = [date for date in find_dates(block) if date.start == told.end()]
        yield from (_Candidate(_DATELINE, date, block) for date in dates[:1])
    elif not is_first and (found := _OPENING.match(block) or _TRAILING.search(block)):
        dates = find_dates(found[1])
        if dates and dates[0].is_whole and _is_place(found[1][: dates[0].start], may_be_none=True):
            rest = found[1][dates[0].end :]
            yield from (_Candidate(_DATELINE, date, block) for date in dates[:1] if not rest.strip())


def _is_place_with_date(block: str) -> bool:
    """Say whether the line is a place and a day alone: "Kampala, 25 March 2027"."""
    dates = find_dates(block)
    is_bare = bool(dates) and dates[0].is_whole and not block[dates[0].end :].strip(" .")
    return is_bare and block[: dates[0].start].rstrip().endswith(",") and _is_place(block[: dates[0].start])


def _find_yearless(blocks: Sequence[str]) -> str | None:
    """Return the date of a dateline that has no year, ``XXXX-08-15``, or None."""
    months = load_date_words().months
    for block in blocks[: _header_size(blocks)]:
        found = _YEARLESS_DATELINE.match(block) or (
            _YEARLESS_LINE.match(block) if len(block) <= _LONGEST_YEARLESS else None
        )
        month = months.get(plain(found["n1"] or found["n2"])) if found else None
        if found and month:
            return without_year(month, int(found["d1"] or found["d2"]))
    return None


def _is_place(words: str, *, may_be_none: bool = False) -> bool:
    """Say whether the words before a date name a place and nothing else: "Kampala, le"."""
    names = [word for word in _WORDS.findall(words) if plain(word) not in _place_words()]
    return (bool(names) or may_be_none) and not any(name.islower() for name in names)


def _is_prose(head: str, date: WrittenDate) -> bool:
    """Say whether words after or before the date are those of a sentence, not of a place."""
    words = _WORDS.findall(head[: date.start]) + _WORDS.findall(_BRACKET.sub(" ", head[date.end :]))
    small = [word for word in words if word.islower() and plain(word) not in _place_words()]
    return len(small) > 1


@functools.cache
def _place_words() -> frozenset[str]:
    small = "de del la le les el los of the and y et by par por a on in"
    return frozenset({*load_date_words().weekdays, *small.split()})


def _rank(line: str) -> Iterator[_Candidate]:
    """Yield the dates of a line, each with what the line says it is the date of."""
    at = 0
    lexicon = load_date_words()
    for date in find_dates(line):
        before = line[at : date.start].casefold()
        at = date.end
        rank = _PLAIN
        if any(label in before for label in lexicon.updated):
            rank = _UPDATED
        elif any(label in before for label in lexicon.published):
            rank = _PUBLISHED
        yield _Candidate(rank, date, line)


def _words_beside(line: str, dates: Iterable[WrittenDate]) -> list[str]:
    """Return the words of the line that belong to no date, time, weekday or label."""
    for date in reversed(list(dates)):
        line = f"{line[: date.start]} | {line[date.end :]}"
    line = _ZONE.sub(" ", _TIME.sub(" ", _READING_TIME.sub(" ", line)))
    idle = _idle_words()
    return [word for word in _WORDS.findall(line) if plain(word).rstrip(".") not in idle]


@functools.cache
def _idle_words() -> frozenset[str]:
    lexicon = load_date_words()
    labels = {plain(word) for label in (*lexicon.published, *lexicon.updated) for word in label.split()}
    return frozenset(
        labels
        | set(lexicon.weekdays)
        | {"on", "at", "le", "el", "a", "de", "du", "del", "this", "the", "by", "from", "h"}
    )


def _is_sentence(line: str, dates: Sequence[WrittenDate]) -> bool:
    """Say whether the line is a sentence about what happened on a date, not the date of a report."""
    if BYLINE.match(line) or _SEPARATOR.search(line):
        return False
    small = [word for word in _words_beside(line, dates) if word.islower()]
    return len(small) >= _FEWEST_SMALL_WORDS


def _is_banner(line: str) -> bool:
    """Say whether the first line names a column and its day, not what happened.

    "WORLD IN BRIEF — Thursday 12 June 2025" does; "Rwanda deal of 5 May 2025 falls apart" does not.
    """
    beside = _words_beside(line, find_dates(line))
    return (
        not beside
        or all(word.isupper() for word in beside)
        or (len(beside) <= _MOST_WORDS_BESIDE and bool(BRIEF.search(line)))
    )


def _in_order(candidate: _Candidate, blocks: Sequence[str], language: str) -> str:
    """Return the date with day and month in the order that the report uses.

    In "Tue 01/07/2025" the weekday tells; else it is the spelling of the report that does.
    """
    date = candidate.date
    if date.exchanged is None:
        return date.edtf
    weekdays = load_date_words().weekdays
    named = {weekdays[plain(word)] for word in _WORDS.findall(candidate.line) if plain(word) in weekdays}
    if len(named) == 1:
        fits = [weekday_of(edtf) in named for edtf in (date.edtf, date.exchanged)]
        if fits[0] != fits[1]:
            return date.edtf if fits[0] else date.exchanged
    lead = _month_leads([candidate.line]) or (_month_leads(blocks) if language == "en" else 0)
    return date.exchanged if lead > 0 else date.edtf


def _month_leads(blocks: Sequence[str]) -> int:
    """Return by how much the words are spelt where the month is written before the day, below 0 if after it.

    A clock of New York does so, and "labor" and "Aug. 17" do; "labour", pounds, "17 August" and a clock of
    Delhi do not.
    """
    lexicon = load_date_words()
    text = "\n".join(blocks)
    month_first = sum(len(sign.findall(text)) for sign in lexicon.month_first)
    return month_first - sum(len(sign.findall(text)) for sign in lexicon.day_first)
