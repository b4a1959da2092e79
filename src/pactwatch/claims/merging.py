"""An event that a report tells twice is one event; two transfers on two days are two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pactwatch.claims.event import Event, EventType, Modality, Sum

if TYPE_CHECKING:
    from collections.abc import Iterable

_ONCE = frozenset(
    {
        EventType.AGREED,
        EventType.SIGNED,
        EventType.TALKS,
        EventType.PROPOSED,
        EventType.ENDED,
        EventType.STARTED,
        EventType.REFUSED,
        EventType.SUSPENDED,
        EventType.APPROVED,
    }
)
_FIRMNESS = {
    Modality.CONFIRMED: 0,
    Modality.ASSERTED: 1,
    Modality.REPORTED: 2,
    Modality.PLANNED: 3,
    Modality.POSSIBLE: 4,
    Modality.DENIED: 5,
}
_NOT_DONE = frozenset({Modality.PLANNED, Modality.POSSIBLE})


def merge_events(events: Iterable[Event]) -> list[Event]:
    """Return the events without repetitions, in the order in which they were first told."""
    merged: list[Event] = []
    for event in events:
        for at, known in enumerate(merged):
            if _is_same(known, event):
                merged[at] = _join(known, event)
                break
        else:
            merged.append(event)
    return merged


def _is_same(a: Event, b: Event) -> bool:
    if (a.type, a.sender, a.receiver, a.kind) != (b.type, b.sender, b.receiver, b.kind):
        return False
    if (a.modality is Modality.DENIED) != (b.modality is Modality.DENIED):
        return False
    if not dates_agree(a.date, b.date):
        return False
    if a.type is EventType.PAID:
        return a.money == b.money or a.money is None or b.money is None or None in (a.money.amount, b.money.amount)
    if a.type in _ONCE:
        return True
    return a.people is None or b.people is None or a.people == b.people


def dates_agree(a: str | None, b: str | None) -> bool:
    """Say whether two EDTF dates may be of one event: one is unknown, or one lies in the other."""
    return a is None or b is None or a.startswith(b) or b.startswith(a)


def _join(a: Event, b: Event) -> Event:
    """One event of two tellings: the firmer modality, the more precise date, what either adds."""
    firmer = min((a, b), key=lambda event: _FIRMNESS[event.modality])
    dates = [date for date in (a.date, b.date) if date]
    return replace(
        a,
        modality=firmer.modality,
        date=max(dates, key=len) if dates else None,
        people=a.people if a.people is not None else b.people,
        money=_fuller(a, b),
        actor=a.actor or b.actor,
        evidence=tuple(dict.fromkeys([*a.evidence, *b.evidence])),
        because=(*a.because, f"told again: {'; '.join(b.because)}"),
    )


def _fuller(a: Event, b: Event) -> Sum | None:
    if a.money is None or (a.money.amount is None and b.money is not None):
        return b.money
    return a.money
