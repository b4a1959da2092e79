"""What the number of people that an event tells counts, by what the event tells and by its words."""

from __future__ import annotations

import functools
from enum import StrEnum
from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType, IncidentKind, Modality
from pactwatch.data_file import load_data_file
from pactwatch.register.moods import DONE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.register.claim import Claim

TERMS = frozenset(
    {EventType.PROPOSED, EventType.TALKS, EventType.AGREED, EventType.SIGNED, EventType.APPROVED}
)
"""The events that may set how many people a deal is for."""

_MOVES = frozenset({EventType.TRANSFER, EventType.STARTED, EventType.RESUMED})


class FigureKind(StrEnum):
    """What a figure counts."""

    CAP = "cap"
    ANNOUNCED = "announced"
    MOVED = "moved"
    RETURNED = "returned"
    PAID = "paid"
    PLEDGED = "pledged"


def find_kind_of_people(event: Claim) -> FigureKind | None:
    """Return what the number of people of an event counts, by what it tells and by its words."""
    if event.people is None or event.modality == Modality.DENIED:
        return None
    if event.incident is not None:
        return FigureKind.RETURNED if event.incident == IncidentKind.ONWARD_REMOVAL else None
    if event.type in _MOVES:
        return FigureKind.MOVED if event.modality in DONE else FigureKind.ANNOUNCED
    if event.type in TERMS:
        is_cap = names_a_cap(passage.exact for passage in event.words)
        return FigureKind.CAP if is_cap else FigureKind.ANNOUNCED
    return None


def names_a_cap(passages: Iterable[str]) -> bool:
    """Say whether the words of an event that sets terms make its number of people a cap: "up to 250"."""
    words = " ".join(passages).casefold().replace("’", "'")
    return any(cue in words for cue in _load_cap_cues())


@functools.cache
def _load_cap_cues() -> tuple[str, ...]:
    return load_data_file(
        "pactwatch.register",
        "figures.toml",
        lambda figures: tuple(cue for group in figures["cap"].values() for cue in group),
    )
