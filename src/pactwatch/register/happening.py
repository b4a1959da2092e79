"""Events that several documents tell become one happening each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.event import EventType, Modality
from pactwatch.register.days import days_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from pactwatch.register.told import Source, ToldEvent

_COUNTED = frozenset({EventType.TRANSFER, EventType.PAID})
_BY_STRENGTH = (Modality.CONFIRMED, Modality.ASSERTED)


class Counts(NamedTuple):
    """On how much something rests: reports, the stories that they copy, and those who said it."""

    reports: int
    origins: int
    speakers: int

    @classmethod
    def of(cls, sources: Iterable[Source], speakers: Iterable[str]) -> Counts:
        """Count documents once each, by their outlets, stories, and speakers by name."""
        by_id = {source.document_id: source for source in sources}
        return cls(
            reports=sum(source.report_count for source in by_id.values()),
            origins=len({source.origin_id for source in by_id.values()}),
            speakers=len({" ".join(name.casefold().split()) for name in speakers}),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What one or more documents tell as the same event of an arrangement, and in the same mood.

    ``modality`` is ``confirmed`` where a party's official says so in any of them, else what they share.
    ``date`` is the most precise date told; ``first`` and ``by`` bound the day as in :class:`ToldEvent`, over
    all who tell it. ``told`` stands in the order of publication.
    """

    type: str
    modality: str
    date: str | None
    first: dt.date | None
    by: dt.date
    told: tuple[ToldEvent, ...]

    @property
    def is_done(self) -> bool:
        return self.told[0].is_done

    @property
    def voices(self) -> frozenset[str]:
        """The parties whose officials say it."""
        return frozenset[str]().union(*(event.voices for event in self.told))

    @property
    def people(self) -> tuple[int, ...]:
        """The numbers of people that are told, each once, the most frequent first."""
        return _by_frequency([event.claim.people for event in self.told if event.claim.people is not None])

    @property
    def counts(self) -> Counts:
        speakers = [name for event in self.told for name in event.speakers]
        return Counts.of((event.source for event in self.told), speakers)

    def is_after(self, other: Happening) -> bool:
        """Say whether this is known to have happened after another."""
        return self.first is not None and self.first > other.by


def find_happenings(told: Iterable[ToldEvent]) -> tuple[Happening, ...]:
    """Return what happened, by the last day on which it can have, each with all who tell it.

    Told in one mood (as done, as rumour, as planned, as possible, as denied) and of one type, "on 5 June",
    "in June" and "last year" are one happening where no more than one of them is that precise. Without a
    date, it is the newest dated one by the day of the report. Transfers and payments are one only if no
    different number of people or sum is told.
    """
    groups: dict[tuple[str, ...], list[ToldEvent]] = {}
    for event in sorted(told, key=_order):
        groups.setdefault(_mood(event), []).append(event)
    happenings = [_happening(events) for group in groups.values() for events in _same(group)]
    return tuple(sorted(happenings, key=lambda each: (each.by, each.first or each.by, _order(each.told[0]))))


def _mood(event: ToldEvent) -> tuple[str, ...]:
    mood = "done" if event.is_done else event.modality
    return (event.type, mood, event.claim.incident or "")


def _order(event: ToldEvent) -> tuple[str, str]:
    return (event.source.published_by.isoformat(), event.claim.claim_id)


def _same(group: Sequence[ToldEvent]) -> list[list[ToldEvent]]:
    """Part the tellings of one type and mood into happenings, the most precise dates first."""
    happenings: list[list[ToldEvent]] = []
    by_date: dict[str | None, list[list[ToldEvent]]] = {}
    newest_first: list[list[ToldEvent]] = []
    for event in sorted(group, key=lambda each: (_width(each), each.first or each.by, _order(each))):
        if event.is_dated:
            # What is told to the day can only be one with what is told of that day.
            others = by_date.get(event.claim.date, []) if _width(event) == 0 else happenings
            home = _home([known for known in others if _fits(event, known)], event)
        else:
            if len(newest_first) != len(happenings):
                newest_first = sorted(happenings, key=_newness, reverse=True)
            home = next((known for known in newest_first if _fits(event, known)), None)
        if home is not None:
            home.append(event)
        else:
            happenings.append([event])
            by_date.setdefault(event.claim.date if event.is_dated else None, []).append(happenings[-1])
    return happenings


def _home(fitting: list[list[ToldEvent]], event: ToldEvent) -> list[ToldEvent] | None:
    """Return the happening of a dated telling: the only one that fits, or one of the very same date."""
    if len(fitting) > 1:
        fitting = [known for known in fitting if known[0].claim.date == event.claim.date]
    return max(fitting, key=_newness, default=None)


def _newness(known: Sequence[ToldEvent]) -> tuple[dt.date, tuple[str, str]]:
    return known[0].by, _order(known[0])


def _width(event: ToldEvent) -> int:
    """Return how many days a telling leaves open; more than any date does, where it gives none."""
    bounds = days_of(event.claim.date) if event.is_dated else None
    return (bounds.last - bounds.first).days if bounds else 1_000_000


def _fits(event: ToldEvent, known: Sequence[ToldEvent]) -> bool:
    if event.type in _COUNTED and not _has_same_figures(event, known):
        return False
    if not event.is_dated or not known[0].is_dated:
        return known[0].by <= event.by
    own, other = days_of(event.claim.date), days_of(known[0].claim.date)
    return bool(own and other and own.first <= other.first and other.last <= own.last)


def _has_same_figures(event: ToldEvent, known: Sequence[ToldEvent]) -> bool:
    for name in ("people", "amount"):
        told = {getattr(each.claim, name) for each in known} - {None}
        own = getattr(event.claim, name)
        if own is not None and told and own not in told:
            return False
        if own is None and not event.is_dated and told:
            return False
    return True


def _happening(events: list[ToldEvent]) -> Happening:
    told = tuple(sorted(events, key=_order))
    moods = {event.modality for event in told}
    best = events[0]
    return Happening(
        type=best.type,
        modality=next((mood.value for mood in _BY_STRENGTH if mood in moods), best.modality),
        date=best.claim.date,
        first=max((event.first for event in told if event.first), default=None) if best.is_dated else None,
        by=min(event.by for event in told),
        told=told,
    )


def _by_frequency(values: list[int]) -> tuple[int, ...]:
    return tuple(sorted(set(values), key=lambda value: (-values.count(value), value)))
