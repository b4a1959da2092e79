"""The year of a day or a month of which the words tell none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.edtf import bounds_of, write_date
from pactwatch.language.tense import Tense
from pactwatch.language.time_situation import Resolved

if TYPE_CHECKING:
    from datetime import date

    from pactwatch.language.time_situation import Situation

_MONTH_DAYS, _SOON_DAYS = 30, 10
_MONTHS_PER_YEAR = 12
_YEAR_LENGTH, _DAY_LENGTH = len("2025"), len("2025-05-05")


def resolve_in_nearest_year(month: int, day: int | None, side: str | None, at: Situation) -> Resolved:
    """Resolve "14 May" or "in May": the nearest one past, or to come where the verb says so."""
    latest = at.latest
    year_told = find_story_year(month, at)
    story = write_date(year_told, month, day) if year_told else None
    if at.headed is not None and side is None:
        return Resolved(write_date(int(at.headed[:_YEAR_LENGTH]), month, day), "text")
    if latest is None:
        return (
            Resolved(story, "text")
            if story and not _may_go_back(year_told, at)
            else Resolved(write_date(None, month, day), "words")
        )
    told = (month, 0 if day is None else day)
    today = (latest.month, 0 if day is None else latest.day)
    if side == "past":
        year = _last_year_of(month, told, today, latest)
    elif side == "future":
        year = latest.year + (told <= today)
    elif told != today and (at.tense() is Tense.FUTURE or _is_soon(month, day, at)):
        year = latest.year + (told < today)
    else:
        year = latest.year - (told > today)
        year = year if _is_just_past(year, month, day, at) else _narrated_year(month, year, at)
    resolved = write_date(year, month, day)
    if side is not None:
        return Resolved(resolved, "published")
    is_this_month = day is None and told == today and year == latest.year
    turned = write_date(year - 1 if (year, *told) > (latest.year, *today) else year + 1, month, day)
    return Resolved(
        resolved,
        "published",
        story if story != resolved else None,
        turned if year in {latest.year - 1, latest.year, latest.year + 1} and not is_this_month else None,
    )


def _is_just_past(year: int, month: int, day: int | None, at: Situation) -> bool:
    """Say whether a whole day lies just before publication, and no story is told day by day before it.

    In a report of 1 November 2017, "condemned in April of last year … shut on 31 October" is of 2017.
    """
    then = bounds_of(write_date(year, month, day) or "") if day is not None else None
    is_by_days = at.narrated is None or len(at.narrated) >= _DAY_LENGTH
    if then is None or at.latest is None or is_by_days:
        return False
    return 0 <= (at.latest - then.first).days <= _MONTH_DAYS


def _last_year_of(month: int, told: tuple[int, int], today: tuple[int, int], latest: date) -> int:
    """Return the year of "last July": in August that is not the month just gone, which is "last month"."""
    is_just_gone = told[1] == 0 and latest.month - month == 1
    return latest.year - (told >= today or is_just_gone)


def _is_soon(month: int, day: int | None, at: Situation) -> bool:
    """Say whether a day or a deadline lies so near ahead that the one of a year ago cannot be meant.

    In a report of 25 October, "October 31" is next week even beside a verb in the past; "by March" in
    one of February is next month.
    """
    latest = at.latest
    if latest is None:
        return False
    if at.narrated is not None and int(at.narrated[:4]) < latest.year:
        return False
    if day is None:
        return at.is_deadline and 0 < (month - latest.month) % _MONTHS_PER_YEAR <= _MONTHS_PER_YEAR // 2
    reach = _MONTH_DAYS if at.tense() is Tense.NONE else _SOON_DAYS
    days = (month - latest.month) % _MONTHS_PER_YEAR * _MONTH_DAYS + day - latest.day
    return at.day is not None and 0 < days <= reach


def find_story_year(month: int, at: Situation) -> int | None:
    """Return the year of a month if the story told before goes on: that year, or the next."""
    if at.before is None or not at.before[:_YEAR_LENGTH].isdigit():
        return None
    year, told = int(at.before[:_YEAR_LENGTH]), at.before[5:7]
    is_month = told.isdigit() and int(told) <= _MONTHS_PER_YEAR
    return year + (is_month and month < int(told))


def _may_go_back(year: int | None, at: Situation) -> bool:
    """Say whether a report without a date of its own may tell a month before the day that it has just told.

    After "lawyers said on 5 September 2025", "in February" is hardly of 2026.
    """
    before = at.before or ""
    return len(before) == _DAY_LENGTH and str(year) != before[:_YEAR_LENGTH]


def _narrated_year(month: int, year: int, at: Situation) -> int:
    """Return the year in which a story of long ago goes on: "In November 2016 … and in March"."""
    if at.narrated is None:
        return year
    told_year, told_month = int(at.narrated[:4]), int(at.narrated[5:7])
    following = told_year + (month < told_month)
    return min(year, following)
