"""Numbers, each with what it counts: only numbers that count the same thing can disagree."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType, IncidentKind, Modality
from pactwatch.data_file import load_data_file
from pactwatch.register.moods import DONE, NOT_YET

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from pactwatch.register.claim import Claim
    from pactwatch.register.happening import Happening
    from pactwatch.register.told import ToldEvent

PEOPLE = "people"
_TERMS = frozenset(
    {EventType.PROPOSED, EventType.TALKS, EventType.AGREED, EventType.SIGNED, EventType.APPROVED}
)
_MOVES = frozenset({EventType.TRANSFER, EventType.STARTED, EventType.RESUMED})


class FigureKind(StrEnum):
    """What a figure counts."""

    CAP = "cap"
    ANNOUNCED = "announced"
    MOVED = "moved"
    RETURNED = "returned"
    PAID = "paid"
    PLEDGED = "pledged"


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


def find_kind_of_people(event: Claim) -> FigureKind | None:
    """Return what the number of people of an event counts, by what it tells and by its words."""
    if event.people is None or event.modality == Modality.DENIED:
        return None
    if event.incident is not None:
        return FigureKind.RETURNED if event.incident == IncidentKind.ONWARD_REMOVAL else None
    if event.type in _MOVES:
        return FigureKind.MOVED if event.modality in DONE else FigureKind.ANNOUNCED
    if event.type in _TERMS:
        return FigureKind.CAP if _sets_a_cap(event) else FigureKind.ANNOUNCED
    return None


def _sets_a_cap(event: Claim) -> bool:
    words = " ".join(passage.exact for passage in event.words).casefold().replace("’", "'")
    return any(cue in words for cue in _load_cap_cues())


@functools.cache
def _load_cap_cues() -> tuple[str, ...]:
    return load_data_file(
        "pactwatch.register",
        "figures.toml",
        lambda figures: tuple(cue for group in figures["cap"].values() for cue in group),
    )
