"""Times that stand side by side and are one: "Thursday, 21 August", "from June to July 2022"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.language.edtf import bounds_of
from pactwatch.language.time_shift import resolve_offset
from pactwatch.language.time_situation import NOTHING, Resolved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pactwatch.language.time_grammar import Match
    from pactwatch.language.word import Word


class Told(NamedTuple):
    """A time while the text is read: its words, its match and what came of it."""

    first: int
    last: int
    match: Match
    resolved: Resolved


def join_times(
    told: Sequence[Told],
    words: Sequence[Word],
    settings: Mapping[str, Any],
    resolve: Callable[[Match, Mapping[str, Any]], Resolved],
) -> list[Told]:
    """Return the times with those joined that are one; ``resolve`` is told the year that a neighbour has."""
    joined: list[Told] = []
    for one in told:
        last = joined[-1] if joined else None
        whole = last and (
            _join_weekday(last, one, words)
            or _join_offset(last, one)
            or _join_range(last, one, words, settings, resolve)
        )
        if whole:
            joined[-1] = whole
        else:
            joined.append(one)
    return joined


def _join_weekday(last: Told, one: Told, words: Sequence[Word]) -> Told | None:
    between = [word.lower for word in words[last.last : one.first]]
    is_date = one.match.pattern.rule in {"date", "figures"} and "day" in one.match.slots
    if last.match.pattern.rule == "weekday" and is_date and between in ([], [","], ["the"], ["le"], ["el"]):
        return Told(last.first, one.last, one.match, _on_weekday(one.resolved, last.match.slots["weekday"]))
    return None


def _on_weekday(resolved: Resolved, weekday: int) -> Resolved:
    """Return what a day means of which its weekday is told: 25 April was a Thursday in 2024 and not in 2023.

    Of the years that it may be of, only those count in which it falls on that weekday, if there are any.
    """
    told = dict.fromkeys(filter(None, (resolved.date, resolved.in_story, resolved.turned)))
    fitting = [date for date in told if _weekday_of(date) == weekday]
    if not fitting or resolved.anchor == "words":
        return resolved
    date = fitting[0]
    return Resolved(
        date,
        resolved.anchor,
        resolved.in_story if resolved.in_story in fitting[1:] else None,
        resolved.turned if resolved.turned in fitting[1:] else None,
    )


def _weekday_of(date: str) -> int | None:
    bounds = bounds_of(date)
    return bounds.first.weekday() if bounds and bounds.first == bounds.last else None


def _join_offset(last: Told, one: Told) -> Told | None:
    is_next = last.match.pattern.rule == "offset" and one.first - last.last <= 1
    if not is_next or one.resolved.date is None:
        return None
    told = {**last.match.pattern.arguments, **last.match.slots}
    resolved = resolve_offset(told, one.resolved.date)
    anchor = one.resolved.anchor
    return Told(
        last.first, one.last, last.match, Resolved(resolved.date, anchor) if resolved.date else NOTHING
    )


def _join_range(
    last: Told,
    one: Told,
    words: Sequence[Word],
    settings: Mapping[str, Any],
    resolve: Callable[[Match, Mapping[str, Any]], Resolved],
) -> Told | None:
    if one.first - last.last not in {1, 2} or words[last.last].lower not in settings["range_to"]:
        return None
    before = words[last.first - 1].lower if last.first else ""
    if before in settings["may_precede"] and last.first > 1:
        before = words[last.first - 2].lower
    is_dash = not words[last.last].lower.isalpha()
    if is_dash and one.first - last.last > 1:
        return None
    if not (is_dash or before in settings["range_from"]):
        return None
    first = last.resolved
    if "year" in one.match.slots and "year" not in last.match.slots and last.match.pattern.rule == "date":
        first = resolve(last.match, {"year": one.match.slots["year"]})
    span = f"{first.date}/{one.resolved.date}"
    if not first.date or not one.resolved.date or "/" in first.date or bounds_of(span) is None:
        return None
    return Told(last.first, one.last, one.match, Resolved(span, one.resolved.anchor))
