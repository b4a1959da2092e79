"""Numbers, each with what it counts: only numbers that count the same thing can disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.register.figure_kind import FigureKind
from pactwatch.register.moods import NOT_YET

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from pactwatch.register.happening import Happening
    from pactwatch.register.told import ToldEvent

PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts, in which window, and who tells it.

    250 people (cap), 10 people (announced) and 7 people (moved) are three figures of one arrangement that
    do not disagree. ``unit`` is ``people`` or a currency; ``date`` is the window that it counts in, or None
    where the words give none. ``by`` is the day by which the first of what it counts had happened.
    """

    kind: FigureKind
    value: float
    unit: str
    date: str | None
    by: dt.date
    told: tuple[ToldEvent, ...]


def find_figures(happenings: Iterable[Happening]) -> tuple[Figure, ...]:
    """Return the figures of an arrangement, by kind, then by window, then by value."""
    told: dict[tuple[FigureKind, str, str | None, float], list[ToldEvent]] = {}
    by: dict[tuple[FigureKind, str, str | None, float], dt.date] = {}
    for happening in happenings:
        window = happening.date if happening.first is not None else None
        for event in happening.told:
            for kind, unit, value in _numbers(event):
                figure = (kind, unit, window, value)
                told.setdefault(figure, []).append(event)
                day = event.by if happening.modality in NOT_YET else happening.by
                by[figure] = min(day, by.get(figure, day))
    order = list(FigureKind)
    return tuple(
        Figure(
            kind=kind, value=value, unit=unit, date=date, by=by[kind, unit, date, value], told=tuple(events)
        )
        for (kind, unit, date, value), events in sorted(
            told.items(), key=lambda item: (order.index(item[0][0]), item[0][2] or "", item[0][1], item[0][3])
        )
    )


def _numbers(event: ToldEvent) -> Iterator[tuple[FigureKind, str, float]]:
    claim = event.claim
    if claim.people is not None and event.counts is not None:
        yield FigureKind(event.counts), PEOPLE, float(claim.people)
    if claim.amount is not None:
        is_paid = event.is_done and event.type == EventType.PAID
        yield (FigureKind.PAID if is_paid else FigureKind.PLEDGED), claim.currency or "", claim.amount
