"""The third clock: when something was recorded here."""

from __future__ import annotations

from datetime import UTC, datetime

_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"
DAY_LENGTH = len("2025-05-05")


def utc_now() -> datetime:
    """Return the time that the machine's clock shows, in UTC."""
    return datetime.now(UTC)


def write_moment(moment: datetime) -> str:
    """Return a moment as text that sorts as time does.

    >>> write_moment(datetime(2025, 5, 5, 8, tzinfo=UTC))
    '2025-05-05T08:00:00.000000Z'
    """
    return moment.astimezone(UTC).strftime(_FORMAT)


def end_of(date: str) -> str:
    """Return a text that sorts after every moment of a day, a month or a year, and before all later ones.

    >>> end_of("2025-05") > "2025-05-31T23:59:59.999999Z", end_of("2025-05") < "2025-06"
    (True, True)
    """
    return date + "~" if len(date) <= DAY_LENGTH else date
