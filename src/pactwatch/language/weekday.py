"""Which day a weekday or a weekend in a report is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from pactwatch.language.tense import Tense
from pactwatch.language.time_situation import NOTHING, Resolved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pactwatch.language.time_situation import Situation

_DAYS_PER_WEEK = 7
_SATURDAY = 5
_DAYS_OF_SEARCH = 100


def resolve_weekday(weekday: int, published_on: date, *, tense: Tense) -> date:
    """Return the date that a bare weekday in a report means.

    In a report of Monday 5 May 2025, "landed on Sunday" means 4 May and "will land on Sunday" means
    11 May. The day of publication itself counts as past: "landed on Monday" means that same day.

    Returns:
        A date 0 to 6 days before ``published_on`` in the past tense, 1 to 7 days after it in the future.
    """
    days_back = (published_on.weekday() - weekday) % _DAYS_PER_WEEK
    resolved = published_on - timedelta(days=days_back)
    return resolved + timedelta(days=_DAYS_PER_WEEK) if tense is Tense.FUTURE else resolved


def resolve_named_weekday(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "on Sunday", "last Friday", "next Monday"."""
    if at.day is None:
        return NOTHING
    side = told.get("side")
    tense = Tense.FUTURE if side == "future" else Tense.PAST if side == "past" else at.tense()
    resolved = resolve_weekday(told["weekday"], at.day, tense=tense)
    if side == "past" and resolved == at.day:
        resolved -= timedelta(days=_DAYS_PER_WEEK)
    if side is not None:
        return Resolved(resolved.isoformat(), "published")
    days = -_DAYS_PER_WEEK if resolved > at.day else _DAYS_PER_WEEK
    return Resolved(resolved.isoformat(), "published", turned=(resolved + timedelta(days=days)).isoformat())


def resolve_day_of_weekday(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "viernes 10" to the nearest day that is both, past unless the verb says otherwise."""
    if at.day is None:
        return NOTHING
    wanted = told.get("day", told.get("ordinal"))
    sign = 1 if at.tense() is Tense.FUTURE else -1
    near = (at.day + timedelta(days=sign * days) for days in range(_DAYS_OF_SEARCH))
    found = next((day for day in near if (day.day, day.weekday()) == (wanted, told["weekday"])), None)
    return Resolved(found.isoformat(), "published") if found is not None else NOTHING


def resolve_weekday_of_week(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "Tuesday last week" by the weeks from this one, which begin on Monday."""
    if at.day is None:
        return NOTHING
    monday = at.day - timedelta(days=at.day.weekday())
    day = monday + timedelta(days=told["shift"] * _DAYS_PER_WEEK + told["weekday"])
    return Resolved(day.isoformat(), "published")


def resolve_weekend(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "over the weekend" to its Saturday and Sunday, the last that has begun unless it is to come."""
    if at.day is None:
        return NOTHING
    weeks = told.get("shift", int(at.tense() is Tense.FUTURE))
    saturday = resolve_weekday(_SATURDAY, at.day, tense=Tense.PAST) + timedelta(days=weeks * _DAYS_PER_WEEK)
    return Resolved(f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}", "published")
