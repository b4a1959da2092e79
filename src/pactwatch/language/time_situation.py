"""What a time is resolved against, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.edtf import bounds_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pactwatch.language.tense import Tense

_DAY_LENGTH = len("2025-05-05")


class Resolved(NamedTuple):
    """An EDTF date, or None, and what it was reckoned from.

    ``anchor`` is ``words`` where the words tell all of it, ``published`` where the day of publication
    gave the rest, ``text`` where an earlier time in the text did, and ``none`` where nothing could.
    ``in_story`` is what it would be in the year of the time told before, where that is another; ``turned``
    what it would be on the other side of the day of publication, where no word tells the side.
    """

    date: str | None
    anchor: str
    in_story: str | None = None
    turned: str | None = None


NOTHING = Resolved(None, "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a time is resolved against.

    ``published`` is the EDTF date of the report or None; ``before`` the last time told before in the
    same or the last paragraph; ``narrated`` the last one of the same paragraph that tells a month;
    ``beside`` the last one of the sentence; ``headed`` the one that heads the paragraph ("2001. Canberra …");
    ``is_deadline`` that "by" or "until" stands before.
    """

    published: str | None
    before: str | None
    narrated: str | None
    is_deadline: bool
    beside: str | None
    headed: str | None
    tense: Callable[[], Tense]

    @property
    def day(self) -> date | None:
        """The day of publication; None where only its month or year is known."""
        if self.published is None or len(self.published) != _DAY_LENGTH:
            return None
        bounds = bounds_of(self.published)
        return bounds.first if bounds else None

    @property
    def latest(self) -> date | None:
        """The last day on which the report can have been published."""
        bounds = bounds_of(self.published) if self.published else None
        return bounds.last if bounds else None
