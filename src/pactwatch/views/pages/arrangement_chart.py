"""The history of an arrangement as a chart: a lane for each kind of event, as precise as the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.register.days import days_of
from pactwatch.views.happening_words import day_in_words, has_day, mood_in_words, what_in_words
from pactwatch.views.pages.quote import SourceLine
from pactwatch.views.wording import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.register.happening import Happening

WIDTH = 1000
_MARGIN = 12
_SHORTEST_SPAN_DAYS = 60
_MOST_TICKS = 9
_MONTHS_OF_A_STEP = (1, 3, 6, 12, 24, 60, 120)
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One happening: from where to where it can lie, and how it is told.

    ``is_open`` marks one of which only the day is known by which it had happened.
    """

    happening_id: str
    x: int
    width: int
    mood: str
    is_open: bool
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The happenings of one type, in the order of time."""

    type: str
    words: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Lanes over one axis, ``WIDTH`` units wide, and below them the days on which reports were published."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[int, str], ...]
    reports: tuple[tuple[int, str, str], ...]


def chart_of(happenings: Sequence[Happening]) -> Chart | None:
    """Return the chart of an arrangement, or None where there is too little to draw."""
    published = _publications(happenings)
    happenings = [each for each in happenings if has_day(each)]
    days = [each.first or each.by for each in happenings] + [each.by for each in happenings]
    days += [day for day, _, _ in published]
    if len(happenings) < 2:  # noqa: PLR2004 (one mark is no history)
        return None
    axis = _Axis(min(days), max(days))
    order = [kind.value for kind in EventType]
    types = sorted({each.type for each in happenings}, key=order.index)
    return Chart(
        lanes=tuple(
            Lane(
                type=kind,
                words=in_words("event", kind),
                marks=tuple(_mark(each, axis) for each in happenings if each.type == kind),
            )
            for kind in types
        ),
        ticks=axis.ticks(),
        reports=tuple((axis.x(day), document_id, title) for day, document_id, title in published),
    )


class _Axis:
    """Days as units from the left."""

    def __init__(self, first: date, last: date) -> None:
        span = max((last - first).days, _SHORTEST_SPAN_DAYS)
        self._first, self._last = first, last
        self._scale = (WIDTH - 2 * _MARGIN) / span

    def x(self, day: date) -> int:
        return round(_MARGIN + (day - self._first).days * self._scale)

    def ticks(self) -> tuple[tuple[int, str], ...]:
        """Return where months or years begin, at steps that leave room for their names."""
        first = self._first.year * _MONTHS + self._first.month - 1
        last = self._last.year * _MONTHS + self._last.month
        step = next((each for each in _MONTHS_OF_A_STEP if (last - first) // each <= _MOST_TICKS), 240)
        months = [month for month in range(first, last + 1) if month % step == 0]
        days = [date(month // _MONTHS, month % _MONTHS + 1, 1) for month in months]
        return tuple(
            (self.x(day), _tick(day, is_year=step >= _MONTHS))
            for day in days
            if 0 <= self.x(day) <= WIDTH - 3 * _MARGIN
        )


def _tick(day: date, *, is_year: bool) -> str:
    if is_year:
        return str(day.year)
    month = in_words("month", f"{day.month:02}")[:3]
    return f"{month} {day.year}" if day.month == 1 else month


def _mark(happening: Happening, axis: _Axis) -> Mark:
    first = happening.first or happening.by
    bounds = days_of(happening.date) if happening.first is not None else None
    last = bounds.last if bounds else happening.by
    x = axis.x(first)
    return Mark(
        happening_id=happening.happening_id,
        x=x,
        width=min(axis.x(max(first, last)), WIDTH) - x,
        mood=happening.modality,
        is_open=happening.first is None and happening.is_done,
        title=f"{what_in_words(happening)}, {day_in_words(happening)}, {mood_in_words(happening)}",
    )


def _publications(happenings: Iterable[Happening]) -> list[tuple[date, str, str]]:
    """Return the day, id and title of each report at hand that bears a day."""
    sources = {told.source.document_id: told.source for each in happenings for told in each.told}
    dated = [source for source in sources.values() if source.published]
    return sorted((source.published_by, source.document_id, SourceLine.of(source).title) for source in dated)
