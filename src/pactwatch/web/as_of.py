"""As of when a page is asked for: by what had happened, and by what was known here."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import HTTPException, Query
from starlette.status import HTTP_400_BAD_REQUEST

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z", re.ASCII)
_FIRST_DAY = "-01-01"
_MONTHS = 12
_YEAR_LENGTH, _MONTH_LENGTH, _DAY_LENGTH = len("2025"), len("2025-05"), len("2025-05-05")


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """Two days, months or years, at whose end a page is asked for; None stands for now.

    ``on`` is by what had happened, ``known_by`` by what had been recorded here.
    """

    on: str | None = None
    known_by: str | None = None

    @property
    def is_now(self) -> bool:
        return self.on is None and self.known_by is None

    @property
    def query(self) -> dict[str, str]:
        """The part of a URL that says when."""
        both = {"on": self.on, "known-by": self.known_by}
        return {name: value for name, value in both.items() if value is not None}


NOW = AsOf()


async def read_as_of(
    on: str | None = None, known_by: Annotated[str | None, Query(alias="known-by")] = None
) -> AsOf:
    """Return as of when a request asks; as a coroutine, as it need not wait for a thread.

    Raises:
        HTTPException: If one of the dates is none.
    """
    return AsOf(on=read_date(on), known_by=read_date(known_by))


def read_date(text: str | None) -> str | None:
    """Return a day, month or year of a request, or None where it is empty.

    Raises:
        HTTPException: If it is none.
    """
    if text is None or not text.strip():
        return None
    value = text.strip()
    try:
        last_day_of(value)
    except ValueError:
        raise HTTPException(
            HTTP_400_BAD_REQUEST, f"{value[:40]!r} is no date. Write 2025-05-05, 2025-05 or 2025."
        ) from None
    return value


def last_day_of(text: str) -> date:
    """Return the last day of a day, a month or a year: what a date field shows of it.

    >>> last_day_of("2024-02").isoformat()
    '2024-02-29'

    Raises:
        ValueError: If it is none of them.
    """
    if not _DATE.match(text):
        msg = f"{text!r} is no date"
        raise ValueError(msg)
    first = date.fromisoformat((text + _FIRST_DAY[len(text) - _DAY_LENGTH :])[:_DAY_LENGTH])
    if len(text) == _YEAR_LENGTH:
        return first.replace(month=_MONTHS, day=31)
    if len(text) == _MONTH_LENGTH:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first
