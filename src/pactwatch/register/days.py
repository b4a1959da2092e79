"""The days that an EDTF date can mean, looked up rather than worked out each time."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pactwatch.language.edtf import bounds_of

if TYPE_CHECKING:
    from datetime import date

    from pactwatch.language.edtf import Bounds

_MOST_KEPT = 1 << 16


@functools.lru_cache(_MOST_KEPT)
def days_of(edtf: str | None) -> Bounds | None:
    """Return the first and the last day that a date can mean, or None where it tells none.

    >>> days_of("2025-02").last.isoformat(), days_of(None)
    ('2025-02-28', None)
    """
    return bounds_of(edtf) if edtf else None


def last_day(edtf: str | None) -> date | None:
    """Return the last day that a date can mean, or None where it tells none."""
    bounds = days_of(edtf)
    return bounds.last if bounds else None
