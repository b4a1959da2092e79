"""Times that count from another: "two weeks ago", "a month later", "a day after he denied it"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from pactwatch.language.edtf import bounds_of, month_of_week, shift_month, write_date
from pactwatch.language.time_situation import NOTHING, Resolved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pactwatch.language.time_situation import Situation

_DAYS_PER_WEEK, _MONTH_DAYS = 7, 30
_MONTHS_PER_YEAR = 12
_SPRING = 21
_MONTH_LENGTH, _DAY_LENGTH = len("2025-05"), len("2025-05-05")
_LONGEST_REACH = 200


def resolve_shift(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "last year", "next month": so many units from the day of publication."""
    if at.published is None:
        return NOTHING
    return Resolved(_moved(at.published, told["unit"], told["shift"]), "published")


def resolve_ago(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "two weeks ago" from the day of publication."""
    number = told.get("number", 1)
    if at.published is None or not isinstance(number, int):
        return NOTHING
    return Resolved(_moved(at.published, told["unit"], -number), "published")


def resolve_years_ago(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "a year ago next week" to the week, or the month or day, that was so near a year ago."""
    number, day = told["number"], at.day
    if day is None or not isinstance(number, int):
        return NOTHING
    then = write_date(day.year - number, day.month, day.day)
    return Resolved(_moved(then, told["unit"], told["shift"]), "published") if then else NOTHING


def resolve_later(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "two days later", "a month earlier" from the time told before.

    The day of the report itself is told before only by a sentence that goes back from it: "refused on Friday
    to let them stay who had come two days earlier".
    """
    number = told.get("number", 1)
    start = at.before or (at.beside if told["sign"] < 0 else None)
    if start is None or not isinstance(number, int):
        return NOTHING
    return Resolved(_moved(start, told["unit"], told["sign"] * number), "text")


def resolve_offset(told: Mapping[str, Any], start: str) -> Resolved:
    """Return the date so many units before or after another time: "three days before Christmas"."""
    number = told.get("number", 1)
    if not isinstance(number, int):
        return NOTHING
    return Resolved(_moved(start, told["unit"], told["sign"] * number), "words")


def resolve_beside(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "on 21 August, a day after he denied it" to the day of the denial."""
    number = told.get("number", 1)
    if at.beside is None or not isinstance(number, int):
        return NOTHING
    moved = _moved(at.beside, told["unit"], -told["sign"] * number)
    return Resolved(moved, "text") if moved else NOTHING


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
