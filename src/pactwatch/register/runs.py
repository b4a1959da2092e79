"""One pair of states may have several arrangements in its history: runs, told apart by time."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.telling.stage_after import RISEN_TO, STOPPED_AT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pactwatch.register.happening import Happening

GAP = timedelta(days=3 * 365)
"""A beginning after so long a silence begins another run."""
PAUSE_AFTER_END = timedelta(days=180)
"""So does one so long after an end."""
_FIRM = frozenset({EventType.AGREED, EventType.SIGNED, EventType.STARTED, EventType.RESUMED})
_VAGUE = frozenset({EventType.PROPOSED, EventType.TALKS})
_BINDING = frozenset({EventType.AGREED, EventType.SIGNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One life of an arrangement: what happened from a day (``since``) to the day before the next one begins.

    ``begins`` is the first day that is told of anything but a stop, as nothing begins with its end; where
    only stops are dated, the first of these; None where nothing in the run is. ``year`` is the year of that
    day, with a letter where two runs begin in one.
    """

    since: date
    until: date
    begins: date | None
    year: str
    happenings: tuple[Happening, ...]

    def covers(self, day: date) -> bool:
        """Say whether the run was alive on a day."""
        return self.since <= day < self.until


def find_runs(
    happenings: Sequence[Happening], *, decide: Callable[[list[date]], list[date]] = list
) -> tuple[Run, ...]:
    """Return the runs of a pair, oldest first.

    Of Australia and Nauru, what is told of 2001, 2012 and 2025 are three. A happening belongs, with all who
    tell it, to the run that was alive on the day by which it had happened.

    Args:
        happenings: All that happened between the pair.
        decide: Makes of the days on which runs begin by the rule those that people have decided.
    """
    days = [date.min, *sorted(decide(find_cuts(happenings))), date.max]
    runs: list[Run] = []
    for since, until in itertools.pairwise(days):
        own = tuple(each for each in happenings if since <= each.by < until)
        if own:
            begins = _find_beginning(own)
            year = f"{(begins or own[0].by).year:04}"
            taken = sum(run.year[:4] == year for run in runs)
            year += "abcdefgh"[taken] if taken else ""
            runs.append(Run(since=since, until=until, begins=begins, year=year, happenings=own))
    return tuple(runs)


def find_cuts(happenings: Iterable[Happening]) -> list[date]:
    """Return the days on which a new run begins, by what is told as done and dated.

    That is a beginning (agreed, signed, started, resumed; proposed or talks if two stories tell it) three
    years after anything else, or half a year after an end; or an agreement or signing three years after the
    one before, as when a scheme that still runs is replaced. An end that a single story tells, before which
    nothing is told that could have ended, is no ground for two runs: more often it is the end of another
    pair's arrangement ("unlike Britain's plan, abandoned in July").
    """
    dated = [each for each in happenings if each.is_done and each.first is not None]
    cuts = []
    is_begun = False
    last_day = last_binding = ended = None
    for each in sorted(dated, key=lambda each: (each.by, each.first or each.by, each.type)):
        is_beginning = each.type in _FIRM or (each.type in _VAGUE and each.counts.origins > 1)
        is_new = is_beginning and (
            _is_long_after(each, last_day, GAP)
            or _is_long_after(each, ended, PAUSE_AFTER_END)
            or (each.type in _BINDING and _is_long_after(each, last_binding, GAP))
        )
        if is_new:
            cuts.append(each.first or each.by)
            last_binding = ended = None
        last_day = each.by
        is_begun = is_begun or each.type in RISEN_TO
        last_binding = each.by if each.type in _BINDING else last_binding
        if each.type == EventType.ENDED and (is_begun or each.counts.origins > 1):
            ended = each.by
    return cuts


def _find_beginning(happenings: Iterable[Happening]) -> date | None:
    """Return the first day that is told of anything but a stop, or of a stop where nothing else is dated."""
    days = [(each.type in STOPPED_AT, each.first) for each in happenings if each.first is not None]
    return min(days)[1] if days else None


def _is_long_after(each: Happening, day: date | None, pause: timedelta) -> bool:
    return day is not None and (each.first or each.by) - day >= pause
