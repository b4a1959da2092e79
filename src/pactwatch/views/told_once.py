"""What several happenings or figures tell in other words is shown once, with all of these words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.event import EventType
from pactwatch.register.accounts import COUNTED
from pactwatch.register.days import days_of
from pactwatch.register.figure_kind import FigureKind
from pactwatch.register.moods import NOT_YET
from pactwatch.views.happening_words import in_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from pactwatch.register.figure import Figure
    from pactwatch.register.happening import Happening

_TOLD_WITH = {
    EventType.SIGNED: frozenset({EventType.AGREED}),
    EventType.STARTED: frozenset({EventType.TRANSFER}),
}
"""A signing is an agreement, too, and the arrival of the first people a transfer."""
_BARGAINS = frozenset({EventType.AGREED, EventType.SIGNED})


class Entry(NamedTuple):
    """A happening, and those that tell it again: as something less, less exactly, or without a day."""

    happening: Happening
    retold: tuple[Happening, ...]


def entries_of(happenings: Iterable[Happening]) -> list[Entry]:
    """Return what a timeline shows, in the order of a reader, each thing once.

    "Agreed to take up to 250" of the day on which it was made public, and again in a later report; "signed in
    June", "the agreement reached in June" and "the deal": of each, one line tells, and the others stand with
    it. Nothing is left out, and no count or stage changes. What is planned, possible or denied is a line of
    its own.
    """
    own = in_time(happenings)
    retold: dict[str, list[Happening]] = {}
    lines: list[Happening] = []
    for each in sorted(own, key=_surest_first):
        homes = [line for line in lines if _tells(line, each)]
        # What is told without a day is most likely the newest of these.
        home = (
            max(homes, key=lambda line: line.by) if homes and each.first is None else next(iter(homes), None)
        )
        if home is None:
            lines.append(each)
        else:
            retold.setdefault(home.happening_id, []).append(each)
    return [Entry(each, tuple(in_time(retold.get(each.happening_id, ())))) for each in in_time(lines)]


def figures_told_once(figures: Iterable[Figure]) -> list[Figure]:
    """Return figures in their order, one for each value of a cap, and of what may be of one window.

    The most precise window that is told stands for all of them.
    """
    once: list[Figure] = []
    for each in figures:
        for place, known in enumerate(once):
            if (known.kind, known.unit, known.value) == (each.kind, each.unit, each.value) and (
                each.kind == FigureKind.CAP or _may_be_one(known.date, each.date)
            ):
                first, second = sorted((known, each), key=lambda figure: _width(figure.date))
                once[place] = replace(first, told=(*first.told, *second.told))
                break
        else:
            once.append(each)
    return once


def _surest_first(each: Happening) -> tuple[Any, ...]:
    """Return what the line of a thing is chosen by: what is more, told as done, to the day, by most."""
    return (
        each.type not in _TOLD_WITH,
        not each.is_done,
        each.first is None,
        _width(each.date),
        -each.counts.origins,
        each.by,
        each.happening_id,
    )


def _tells(line: Happening, each: Happening) -> bool:
    """Say whether a line tells what a happening tells, and as much."""
    if each.modality in NOT_YET or line.modality in NOT_YET or not (line.is_done or not each.is_done):
        return False
    if line.incident != each.incident or not _is_as_much(line, each):
        return False
    if {line.type, each.type} <= _BARGAINS and line.people and line.people == each.people:
        return True
    if each.first is None:
        return line.first is None or line.first <= each.by
    if line.first is None:
        return False
    own, other = _window(each), _window(line)
    if line.type != each.type:
        return _overlap(own, other)
    return own[0] <= other[0] and other[1] <= own[1] and own != other


def _is_as_much(line: Happening, each: Happening) -> bool:
    """Say whether the type of a line has the other in it, and no number tells them apart."""
    if each.type != line.type and each.type not in _TOLD_WITH.get(EventType(line.type), ()):
        return False
    if each.type not in COUNTED:
        return True
    told = bool(each.people or each.sums)
    return told and set(each.people) <= set(line.people) and set(each.sums) <= set(line.sums)


def _window(each: Happening) -> tuple[date, date]:
    bounds = days_of(each.date)
    return (bounds.first, bounds.last) if bounds else (each.first or each.by, each.by)


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _may_be_one(one: str | None, other: str | None) -> bool:
    first, second = days_of(one), days_of(other)
    return first is None or second is None or _overlap((first.first, first.last), (second.first, second.last))


def _width(edtf: str | None) -> int:
    """Return how many days a date leaves open; an undated thing leaves the most."""
    bounds = days_of(edtf)
    return (bounds.last - bounds.first).days if bounds else 1 << 20
