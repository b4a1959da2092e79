"""What the words for a time mean, beside the day of publication and the times told before."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from pactwatch.language.edtf import easter_sunday, shift_month, write_date
from pactwatch.language.nearest_year import find_story_year, resolve_in_nearest_year
from pactwatch.language.season import resolve_season, resolve_season_after
from pactwatch.language.tense import Tense
from pactwatch.language.time_shift import (
    resolve_ago,
    resolve_beside,
    resolve_later,
    resolve_shift,
    resolve_years_ago,
)
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

_MONTHS_PER_YEAR = 12
_SPRING = 21
_BETWEEN_FIGURES = re.compile(r"[./-]")
_YEAR_LENGTH, _MONTH_LENGTH, _DAY_LENGTH = len("2025"), len("2025-05"), len("2025-05-05")


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
    return resolve_in_nearest_year(month, day, told.get("side"), at)


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
    year = find_story_year(told["month"], at)
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
        return resolve_in_nearest_year(month, day, None, at)
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
    "shift": resolve_shift,
    "ago": resolve_ago,
    "years_ago": resolve_years_ago,
    "later": resolve_later,
    "later_unit": resolve_later,
    "offset": resolve_beside,
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
