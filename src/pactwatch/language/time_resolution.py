"""What the words for a time mean, beside the day of publication and the times told before."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from pactwatch.language.edtf import bounds_of, easter_sunday, month_of_week, shift_month, write_date
from pactwatch.language.season import resolve_season, resolve_season_after
from pactwatch.language.tense import Tense
from pactwatch.language.time_situation import NOTHING, Resolved
from pactwatch.language.weekday import (
    resolve_day_of_weekday,
    resolve_named_weekday,
    resolve_weekday_of_week,
    resolve_weekend,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pactwatch.language.time_situation import Situation

_DAYS_PER_WEEK = 7
_MONTH_DAYS, _SOON_DAYS = 30, 10
_MONTHS_PER_YEAR = 12
_SPRING = 21
_BETWEEN_FIGURES = re.compile(r"[./-]")
_YEAR_LENGTH, _MONTH_LENGTH, _DAY_LENGTH = len("2025"), len("2025-05"), len("2025-05-05")
_LONGEST_REACH = 200


def resolve_time(
    rule: str, slots: Mapping[str, Any], arguments: Mapping[str, Any], at: Situation
) -> Resolved:
    """Return what a matched pattern means by its rule.

    In a report of 5 May 2025 "in March" is ``2025-03``, "last year" is ``2024``, and "two days later"
    counts from the time told before.

    Raises:
        KeyError: If there is no such rule.
    """
    return _RULES[rule]({**arguments, **slots}, at)


def _date(told: Mapping[str, Any], at: Situation) -> Resolved:
    month, day = told.get("month"), told.get("day")
    year = told.get("year")
    if year is not None:
        return Resolved(write_date(year, month, day), "words")
    if "year_shift" in told:
        latest = at.latest
        return (
            Resolved(write_date(latest.year + told["year_shift"], month, day), "published")
            if latest
            else NOTHING
        )
    if month is None:
        return NOTHING
    return _in_nearest_year(month, day, told.get("side"), at)


def _in_nearest_year(month: int, day: int | None, side: str | None, at: Situation) -> Resolved:
    """Resolve "14 May" or "in May": the nearest one past, or to come where the verb says so."""
    latest = at.latest
    story = write_date(year, month, day) if (year := _story_year(month, at)) else None
    if at.headed is not None and side is None:
        return Resolved(write_date(int(at.headed[:_YEAR_LENGTH]), month, day), "text")
    if latest is None:
        return Resolved(story, "text") if story else Resolved(write_date(None, month, day), "words")
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
    turned = write_date(year - 1 if (year, *told) > (latest.year, *today) else year + 1, month, day)
    return Resolved(
        resolved,
        "published",
        story if story != resolved else None,
        turned if year in {latest.year - 1, latest.year, latest.year + 1} else None,
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


def _story_year(month: int, at: Situation) -> int | None:
    """Return the year of a month if the story told before goes on: that year, or the next."""
    if at.before is None or not at.before[:_YEAR_LENGTH].isdigit():
        return None
    year, told = int(at.before[:_YEAR_LENGTH]), at.before[5:7]
    is_month = told.isdigit() and int(told) <= _MONTHS_PER_YEAR
    return year + (is_month and month < int(told))


def _narrated_year(month: int, year: int, at: Situation) -> int:
    """Return the year in which a story of long ago goes on: "In November 2016 … and in March"."""
    if at.narrated is None:
        return year
    told_year, told_month = int(at.narrated[:4]), int(at.narrated[5:7])
    following = told_year + (month < told_month)
    return min(year, following)


def _day_alone(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "el día 20" to a day of the month told before, else to the last such day before publication."""
    if at.before is None or len(at.before) < _MONTH_LENGTH or "/" in at.before:
        return _last_such_day(told.get("day", told.get("ordinal")), at)
    year, month = int(at.before[:4]), int(at.before[5:7])
    return Resolved(write_date(year, month, told.get("day", told.get("ordinal"))), "text")


def _last_such_day(day: Any, at: Situation) -> Resolved:
    latest = at.latest
    if (
        latest is None
        or at.published is None
        or len(at.published) < _MONTH_LENGTH
        or at.tense() is Tense.FUTURE
    ):
        return NOTHING
    year, month = shift_month(latest.year, latest.month, -int(day > latest.day))
    return Resolved(write_date(year, month, day), "published")


def _day_of_month(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "the 12th of this month" and "of last month" to a day."""
    latest = at.latest
    if latest is None or at.published is None or len(at.published) < _MONTH_LENGTH:
        return NOTHING
    year, month = shift_month(latest.year, latest.month, told["shift"])
    return Resolved(write_date(year, month, told["ordinal"]), "published")


def _days(told: Mapping[str, Any], at: Situation) -> Resolved:
    first = _date(told, at)
    last = _date({**told, "day": told["until"]}, at)
    if first.date is None or last.date is None or first.date >= last.date or "X" in first.date:
        return NOTHING
    return Resolved(f"{first.date}/{last.date}", first.anchor)


def _figures(told: Mapping[str, Any], _at: Situation) -> Resolved:
    """Resolve "24-06-2025"; where day and month could change places, only the year is sure."""
    one, two, three = (int(part) for part in _BETWEEN_FIGURES.split(told["figures"]))
    if len(_BETWEEN_FIGURES.split(told["figures"])[0]) == _YEAR_LENGTH:
        return Resolved(write_date(one, two, three), "words")
    if "." in told["figures"] or told.get("day_first") or one > _MONTHS_PER_YEAR or one == two:
        return Resolved(write_date(three, two, one), "words")
    if two > _MONTHS_PER_YEAR:
        return Resolved(write_date(three, one, two), "words")
    return Resolved(write_date(three), "words")


def _year(told: Mapping[str, Any], _at: Situation) -> Resolved:
    return Resolved(write_date(told["year"]), "words")


def _shift(told: Mapping[str, Any], at: Situation) -> Resolved:
    if at.published is None:
        return NOTHING
    return Resolved(_moved(at.published, told["unit"], told["shift"]), "published")


def _ago(told: Mapping[str, Any], at: Situation) -> Resolved:
    number = told.get("number", 1)
    if at.published is None or not isinstance(number, int):
        return NOTHING
    return Resolved(_moved(at.published, told["unit"], -number), "published")


def _years_ago(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "a year ago next week" to the week, or the month or day, that was so near a year ago."""
    number, day = told["number"], at.day
    if day is None or not isinstance(number, int):
        return NOTHING
    then = write_date(day.year - number, day.month, day.day)
    return Resolved(_moved(then, told["unit"], told["shift"]), "published") if then else NOTHING


def _moved(start: str, unit: str, count: int) -> str | None:
    """Return the date so many units from a date, as precise as the coarser of the two allow.

    A week from a day is the month that holds it; a day from a month is nobody's guess, but five weeks from
    it are the next month.
    """
    if "X" in start or "/" in start or abs(count) > _LONGEST_REACH * _MONTHS_PER_YEAR:
        return None
    bounds = bounds_of(start)
    if bounds is None:
        return None
    first, precision = bounds.first, len(start)
    if unit == "year":
        return write_date(first.year + count)
    if start[5:7].isdigit() and int(start[5:7]) >= _SPRING:
        return None
    if unit == "month" and precision >= _MONTH_LENGTH:
        return write_date(*shift_month(first.year, first.month, count))
    if precision < _DAY_LENGTH:
        months = _whole_months(unit, count) if precision == _MONTH_LENGTH else 0
        return write_date(*shift_month(first.year, first.month, months)) if months else None
    if unit in {"week", "fortnight"}:
        days = count * _DAYS_PER_WEEK * (2 if unit == "fortnight" else 1)
        return month_of_week(first + timedelta(days=days))
    return (first + timedelta(days=count)).isoformat() if unit == "day" else None


def _whole_months(unit: str, count: int) -> int:
    """Return how many months some weeks are, or 0 where that is off by more than a week."""
    days = count * _DAYS_PER_WEEK if unit == "week" else 0
    months = round(days / _MONTH_DAYS)
    return months if abs(days - months * _MONTH_DAYS) < _DAYS_PER_WEEK else 0


def _later(told: Mapping[str, Any], at: Situation) -> Resolved:
    number = told.get("number", 1)
    if at.before is None or not isinstance(number, int):
        return NOTHING
    return Resolved(_moved(at.before, told["unit"], told["sign"] * number), "text")


def resolve_offset(told: Mapping[str, Any], start: str) -> Resolved:
    """Return the date so many units before or after another time: "three days before Christmas"."""
    number = told.get("number", 1)
    if not isinstance(number, int):
        return NOTHING
    return Resolved(_moved(start, told["unit"], told["sign"] * number), "words")


def _offset(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "on 21 August, a day after he denied it" to the day of the denial."""
    number = told.get("number", 1)
    if at.beside is None or not isinstance(number, int):
        return NOTHING
    moved = _moved(at.beside, told["unit"], -told["sign"] * number)
    return Resolved(moved, "text") if moved else NOTHING


def _same(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "that day", "the same month": as much of the time told before as the unit holds.

    The same week is the month that holds it.
    """
    length = {"day": _DAY_LENGTH, "week": _MONTH_LENGTH, "month": _MONTH_LENGTH, "year": _YEAR_LENGTH}.get(
        told["unit"], 0
    )
    if at.before is None or not length or len(at.before) < length or "/" in at.before:
        return NOTHING
    is_season = length > _YEAR_LENGTH and at.before[5:7] >= str(_SPRING)
    return NOTHING if is_season else Resolved(at.before[:length], "text")


def _that_month(told: Mapping[str, Any], at: Situation) -> Resolved:
    year = _story_year(told["month"], at)
    return Resolved(write_date(year, told["month"]), "text") if year else NOTHING


def _in_story_year(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "October of that year", "12 March of the following year"."""
    if at.before is None or not at.before[:_YEAR_LENGTH].isdigit():
        return NOTHING
    year = int(at.before[:_YEAR_LENGTH]) + told["years"]
    return Resolved(write_date(year, told["month"], told.get("day")), "text")


def _end_of(told: Mapping[str, Any], at: Situation) -> Resolved:
    length = {"month": _MONTH_LENGTH, "year": _YEAR_LENGTH}.get(told["unit"], 0)
    if at.published is None or not length or len(at.published) < length:
        return NOTHING
    latest = at.latest
    if (
        told["unit"] == "year"
        and latest
        and latest.month <= _MONTHS_PER_YEAR // 2
        and at.tense() is Tense.PAST
    ):
        return Resolved(write_date(latest.year - 1), "published")
    return Resolved(at.published[:length], "published")


def _holiday(told: Mapping[str, Any], at: Situation) -> Resolved:
    latest = at.latest
    if "date" in told:
        month, day = told["date"]
        if "year" in told:
            return Resolved(write_date(told["year"], month, day), "words")
        return _in_nearest_year(month, day, None, at)
    if latest is None:
        return NOTHING
    years = [latest.year - 1, latest.year, latest.year + 1]
    days = [easter_sunday(year) + timedelta(days=told["easter"]) for year in years]
    if at.tense() is Tense.FUTURE:
        return Resolved(next(day for day in days if day > latest).isoformat(), "published")
    return Resolved(max(day for day in days if day <= latest).isoformat(), "published")


def _nothing(_told: Mapping[str, Any], _at: Situation) -> Resolved:
    return NOTHING


_RULES: dict[str, Callable[[Mapping[str, Any], Situation], Resolved]] = {
    "date": _date,
    "day_alone": _day_alone,
    "day_of_month": _day_of_month,
    "days": _days,
    "figures": _figures,
    "year": _year,
    "weekday": resolve_named_weekday,
    "weekday_day": resolve_day_of_weekday,
    "weekday_of_week": resolve_weekday_of_week,
    "weekend": resolve_weekend,
    "shift": _shift,
    "ago": _ago,
    "years_ago": _years_ago,
    "later": _later,
    "later_unit": _later,
    "offset": _offset,
    "same": _same,
    "that_month": _that_month,
    "in_story_year": _in_story_year,
    "end_of": _end_of,
    "season": resolve_season,
    "season_after": resolve_season_after,
    "holiday": _holiday,
    "duration": _nothing,
    "none": _nothing,
}
