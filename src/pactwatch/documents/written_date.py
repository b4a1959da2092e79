"""Dates as headlines, datelines and bylines write them, with year, month and mostly day."""

from __future__ import annotations

import calendar
import functools
import re
import unicodedata
from typing import Any, NamedTuple

from pactwatch.data_file import load_data_file

_WORD = r"[^\W\d_]{3,10}"
_FOUND = re.compile(
    rf"""
    (?<![\d/.-])(?:
      (?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?=T?\b|\D|$)
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|[º°.])?(?:\s+day)?[\s-]+(?:of\s+|de\s+)?
      (?P<n2>{_WORD})\.?,?[\s-]+(?:of\s+|de\s+|del\s+)?(?P<y2>(?:19|20)\d\d)(?!\d)
    | (?P<n3>{_WORD})\.?(?:\s+|\s?[-/]\s?)(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+|\s?[-/]\s?)
      (?P<y3>(?:19|20)\d\d)(?!\d)
    | (?P<d7>\d{{1,2}})(?:\.\s(?P<m7>\d{{1,2}})\.\s|/(?P<m8>\d{{1,2}})-)(?P<y7>(?:19|20)\d\d)(?!\d)
    | (?P<a4>\d{{1,2}})(?P<s4>[-/.])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>(?:19|20)\d\d|\d\d)(?![\d/-])
    | (?P<y5>(?:19|20)\d\d)年(?P<m5>\d{{1,2}})月(?P<d5>\d{{1,2}})
    | (?P<n6>{_WORD})\.?,?\s+(?:de\s+|del\s+)?(?P<y6>(?:19|20)\d\d)(?!\d|[-/.]\d)
    )
    """,
    re.VERBOSE,
)
_COMPACT = re.compile(r"^(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{4,6}Z?)?$")
_EARLIEST_YEAR = 1900
_MONTHS_PER_YEAR = 12
_SHORT_YEARS = 100


class WrittenDate(NamedTuple):
    """A date in a line, and where it stands: "Thursday, August 21, 2025" gives 2025-08-21."""

    start: int
    end: int
    edtf: str
    # The other reading, where day and month could be exchanged (05/08/2025).
    exchanged: str | None = None

    @property
    def is_whole(self) -> bool:
        """Say whether the day is told."""
        return len(self.edtf) == len("2025-05-05")


class DateWords(NamedTuple):
    """The lexicon of words in dates."""

    months: dict[str, int]
    seasons: dict[str, int]
    weekdays: dict[str, int]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    month_first: tuple[re.Pattern[str], ...]
    day_first: tuple[re.Pattern[str], ...]


@functools.cache
def load_date_words() -> DateWords:
    """Load the words of dates.

    Raises:
        LexiconError: If the file is broken.

    """
    return load_data_file("pactwatch.documents", "lexicons/dates.toml", _build)


def _build(entries: dict[str, Any]) -> DateWords:
    return DateWords(
        months=entries["months"],
        seasons=entries["seasons"],
        weekdays=entries["weekdays"],
        published=tuple(entries["labels"]["published"]),
        updated=tuple(entries["labels"]["updated"]),
        month_first=tuple(map(re.compile, entries["order"]["month_first"])),
        day_first=tuple(map(re.compile, entries["order"]["day_first"])),
    )


def plain(word: str) -> str:
    """Return the word casefolded and without accents: ``Février`` gives ``fevrier``."""
    if word.isascii():
        return word.casefold()
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def find_dates(words: str) -> list[WrittenDate]:
    """Return the dates with a year that stand in the words, in order.

    Of "27/01/26 | World" it is 2026-01-27, of "Tue 11 Nov 2025 09.31 GMT" 2025-11-11, of "From the
    May 2026 issue" 2026-05. What no calendar has (31/02/2025) is no date.
    """
    if not any(character.isdigit() for character in words):
        return []
    lexicon = load_date_words()
    found = []
    for match in _FOUND.finditer(words):
        date = _read(match, lexicon)
        if date:
            found.append(date)
    return found


def read_date(value: str) -> str | None:
    """Return the EDTF date that a field of metadata holds, or None.

    ``2026-02-20T11:00:00Z``, ``Tue, 05 Aug 2025 17:10:00 +0100`` and ``20250805`` are such values.
    """
    value = value.strip()
    if compact := _COMPACT.match(value):
        return _edtf(int(compact["y"]), int(compact["m"]), int(compact["d"]))
    dates = find_dates(value[:200])
    whole = [date for date in dates if date.is_whole]
    return (whole or dates)[0].edtf if dates else None


def weekday_of(edtf: str) -> int | None:
    """Return 0 for Monday to 6 for Sunday, or None if the date has no day."""
    if len(edtf) != len("2025-05-05"):
        return None
    return calendar.weekday(int(edtf[:4]), int(edtf[5:7]), int(edtf[8:]))


def without_year(month: int, day: int) -> str | None:
    """Return the EDTF date of a day whose year is not told: ``XXXX-08-15``. A leap day is one."""
    leap_year = 2024
    edtf = _edtf(leap_year, month, day)
    return f"XXXX{edtf[4:]}" if edtf else None


def _read(match: re.Match[str], lexicon: DateWords) -> WrittenDate | None:
    start, end = match.span()
    groups = match.groupdict()
    if groups["y4"]:
        return _read_numbers(match)
    for number in "15":
        if year := groups[f"y{number}"]:
            edtf = _edtf(int(year), int(groups[f"m{number}"]), int(groups[f"d{number}"]))
            return WrittenDate(start, end, edtf) if edtf else None
    if year := groups["y7"]:
        edtf = _edtf(int(year), int(groups["m7"] or groups["m8"]), int(groups["d7"]))
        return WrittenDate(start, end, edtf) if edtf else None
    for number in "23":
        if year := groups[f"y{number}"]:
            month = lexicon.months.get(plain(groups[f"n{number}"]))
            edtf = _edtf(int(year), month, int(groups[f"d{number}"])) if month else None
            return WrittenDate(start, end, edtf) if edtf else None
    name = plain(groups["n6"])
    month = lexicon.months.get(name) or lexicon.seasons.get(name)
    return WrittenDate(start, end, f"{groups['y6']}-{month:02}") if month else None


def _read_numbers(match: re.Match[str]) -> WrittenDate | None:
    first, second, year = int(match["a4"]), int(match["b4"]), int(match["y4"])
    year += 2000 if year < _SHORT_YEARS else 0
    day_first, month_first = _edtf(year, second, first), _edtf(year, first, second)
    if match["s4"] == ".":
        month_first = None if day_first else month_first
    edtf = day_first or month_first
    if not edtf:
        return None
    exchanged = month_first if day_first and month_first != day_first else None
    return WrittenDate(*match.span(), edtf, exchanged)


def _edtf(year: int, month: int, day: int) -> str | None:
    if year < _EARLIEST_YEAR or not 1 <= month <= _MONTHS_PER_YEAR:
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"
