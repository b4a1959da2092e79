"""What the name of a season means: "the spring of 2022" is ``2022-21``, "last summer" the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.language.tense import Tense
from pactwatch.language.time_situation import NOTHING, Resolved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pactwatch.language.time_situation import Situation

_SPRING, _WINTER = 21, 24
_MARCH = 3
_YEAR = len("2020")


def resolve_season(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Return the EDTF season that the words mean; a winter is of the year in which it begins."""
    season, year = told["season"], told.get("year")
    latest = at.latest
    if year is not None:
        return Resolved(write_season(year, season), "words")
    if latest is None:
        return NOTHING
    first_month = 3 * (season - _SPRING) + 3
    year = latest.year - (season == _WINTER and latest.month < _MARCH)
    has_begun = (season == _WINTER and year < latest.year) or first_month <= latest.month
    has_ended = first_month + 2 < latest.month
    if at.is_deadline and has_ended:
        year += 1
    side = told.get("side")
    if side == "past" and not has_ended:
        year -= 1 if told.get("is_last") or not has_begun else 0
    if side == "future" and has_begun:
        year += 1
    return Resolved(write_season(year, season), "published")


def resolve_season_after(told: Mapping[str, Any], at: Situation) -> Resolved:
    """Resolve "in 2020 … the next spring" to the first spring after the time told before."""
    if at.before is None or not at.before[:_YEAR].isdigit() or at.tense() is Tense.FUTURE:
        return resolve_season({**told, "side": "future"}, at)
    year, month = int(at.before[:_YEAR]), at.before[_YEAR + 1 : _YEAR + 3]
    has_come = not month.isdigit() or int(month) >= 3 * (told["season"] - _SPRING) + _MARCH
    return Resolved(write_season(year + has_come, told["season"]), "text")


def write_season(year: int, season: int) -> str:
    """Return the EDTF date of a season, 21 for spring to 24 for winter."""
    return f"{year:04}-{season}"
