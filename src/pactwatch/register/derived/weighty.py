"""Of all that happened, what a stage can rest on: a list of stages needs nothing else."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pactwatch.claims.event import EventType, Modality
from pactwatch.register.moods import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_KEPT = frozenset({EventType.AGREED, EventType.SIGNED, EventType.REFUSED})
_DONE = "done"
_LAST_DAY = "9999-12-31"
_DAY = len("2025-05-05")
_TWO_DAYS = len("2025-05-05 2025-05-05")


def find_weighty(rows: Iterable[Any], *, on: str = _LAST_DAY) -> list[Any]:
    """Return those rows of happenings of one run from which its stages follow as from all of them.

    The rule asks of what the same sides tell as the same event in the same mood: which is the newest, of all
    and of those with a day, which began last, and until when a side has said so; of plans and possibilities,
    only which is the newest. An incident that a single story tells is to it another thing than one that
    several tell. What is denied is kept whole, as the rule compares each of it with others, and so is what
    was agreed, signed or refused.

    Args:
        rows: What had happened by a day.
        on: This day, by which those who speak of plans and possibilities must have spoken.
    """
    kept: dict[str, Any] = {}
    alike: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for row in rows:
        mood, kind, sayings = row.mood, row.type, row.sayings
        if mood == Modality.DENIED or (kind in _KEPT and mood == _DONE):
            kept[row.happening_id] = row
        else:
            by_then = on if mood in NOT_YET else _LAST_DAY
            voices = [saying[_TWO_DAYS:] for saying in sayings.split("; ") if saying[:_DAY] <= by_then]
            alone = "alone" if kind == EventType.INCIDENT and row.origins == 1 else ""
            alike[kind, row.modality, alone, *voices].append(row)
    for group in alike.values():
        weightiest = group if len(group) == 1 else _weightiest(group)
        kept.update((row.happening_id, row) for row in weightiest)
    return list(kept.values())


def _weightiest(group: Sequence[Any]) -> Iterable[Any]:
    yield from _newest(group)
    if group[0].mood in NOT_YET:
        return
    yield from _newest([row for row in group if row.first_day])
    yield max(group, key=lambda row: row.first_day or "")
    for number in range(len(group[0].sayings.split("; "))):
        yield max(group, key=lambda row: row.sayings.split("; ")[number][_DAY + 1 : _TWO_DAYS])


def _newest(group: Sequence[Any]) -> list[Any]:
    newest = max((row.by_day for row in group), default=None)
    return [row for row in group if row.by_day == newest]
