"""Dates in EDTF (ISO 8601-2), as precise as the words of a report and no more.

Years, months, days, seasons, intervals of these, and days or months whose year nobody told
(``XXXX-05-14``). No approximation marks.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

_WHOLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")
_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?\Z")
_LAST_MONTH = 12
_FIRST_SEASON, _LAST_SEASON = 21, 24
_MIDDLE_OF_WEEK = 3
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Bounds(NamedTuple):
    """The first and the last day that an EDTF date can mean."""

    first: date
    last: date


def write_date(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """Return the EDTF date of a year, month and day, or None where there is no such day.

    "14 May" in a report that does not tell the year is ``XXXX-05-14``.

    >>> write_date(2025, 5), write_date(None, 5, 14), write_date(2025, 2, 30)
    ('2025-05', 'XXXX-05-14', None)
    """
    if month is None:
        return None if year is None else f"{year:04}"
    if not 1 <= month <= _LAST_MONTH:
        return None
    head = "XXXX" if year is None else f"{year:04}"
    if day is None:
        return f"{head}-{month:02}"
    longest = _DAYS_IN_MONTH[month - 1] if year is None else calendar.monthrange(year, month)[1]
    return f"{head}-{month:02}-{day:02}" if 1 <= day <= longest else None


def bounds_of(edtf: str) -> Bounds | None:
    """Return the first and last day of an EDTF date, or None where it is none or tells no year.

    >>> bounds_of("2022-06/2022-07").last.isoformat()
    '2022-07-31'
    """
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        begin, end = bounds_of(first), bounds_of(last)
        return Bounds(begin.first, end.last) if begin and end and begin.first <= end.last else None
    match = _WHOLE.match(edtf)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        return None
    return _bounds(year, month, day)


def _bounds(year: int, month: int | None, day: int | None) -> Bounds | None:
    if month is None:
        return Bounds(date(year, 1, 1), date(year, 12, 31))
    if day is None and _FIRST_SEASON <= month <= _LAST_SEASON:
        return _season_bounds(year, month)
    if write_date(year, month, day) is None:
        return None
    if day is None:
        return Bounds(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    return Bounds(date(year, month, day), date(year, month, day))


def _season_bounds(year: int, season: int) -> Bounds:
    """Return the three months of a northern season; winter begins in December of its year."""
    month = 3 * (season - _FIRST_SEASON) + 3
    following = date(year + (month == _LAST_MONTH), (month + 3 - 1) % _LAST_MONTH + 1, 1)
    return Bounds(date(year, month, 1), following - timedelta(days=1))


def is_edtf(text: str) -> bool:
    """Say whether the text is an EDTF date of a kind that Pactwatch writes.

    >>> is_edtf("2025-21"), is_edtf("XXXX-05-14"), is_edtf("May 2025")
    (True, True, False)
    """
    if match := _YEARLESS.match(text):
        month, day = (int(part) if part else None for part in match.groups())
        return write_date(None, month, day) is not None
    return bounds_of(text) is not None


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the year and month that lie so many months on.

    >>> shift_month(2025, 1, -2)
    (2024, 11)
    """
    count = year * _LAST_MONTH + month - 1 + months
    return count // _LAST_MONTH, count % _LAST_MONTH + 1


def month_of_week(day: date) -> str:
    """Return the month that holds most of the week, Monday to Sunday, in which the day lies.

    A week has no EDTF date of its own, and a day would say more than "last week" does.

    >>> month_of_week(date(2025, 4, 30))
    '2025-05'
    """
    middle = day + timedelta(days=_MIDDLE_OF_WEEK - day.weekday())
    return f"{middle.year:04}-{middle.month:02}"


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of the Western churches (Meeus, Jones and Butcher's algorithm)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
