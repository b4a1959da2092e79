from __future__ import annotations

import calendar
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.edtf import bounds_of, easter_sunday, is_edtf, month_of_week, shift_month, write_date

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(DAYS)
def test_a_written_day_is_bounded_by_itself(day: date) -> None:
    """Writing a day and reading its bounds are inverse."""
    written = write_date(day.year, day.month, day.day)

    assert written is not None
    assert bounds_of(written) == (day, day)


@given(DAYS)
def test_a_month_holds_its_days(day: date) -> None:
    """A month says less than its days, never something else."""
    written = write_date(day.year, day.month)

    assert written is not None
    bounds = bounds_of(written)
    assert bounds is not None
    assert bounds.first <= day <= bounds.last


@given(DAYS)
def test_a_week_is_dated_by_a_month_that_holds_a_day_of_it(day: date) -> None:
    """A week may reach into two months; the one that holds most of it is at most six days off."""
    bounds = bounds_of(month_of_week(day))

    assert bounds is not None
    assert bounds.first.toordinal() - 6 <= day.toordinal() <= bounds.last.toordinal() + 6


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(-600, 600))
def test_moving_by_months_and_back_ends_where_it_began(year: int, month: int, months: int) -> None:
    """Months wrap over years in both directions."""
    assert shift_month(*shift_month(year, month, months), -months) == (year, month)


def test_easter_is_where_the_calendar_has_it() -> None:
    """Good Friday is dated from Easter."""
    assert easter_sunday(2025) == date(2025, 4, 20)
    assert easter_sunday(2024) == date(2024, 3, 31)


def test_there_is_no_thirtieth_of_february() -> None:
    """A date that cannot be is not written, nor known as one."""
    assert write_date(2025, 2, 30) is None
    assert write_date(None, 2, 29) == "XXXX-02-29"
    assert not is_edtf("2025-02-30")
    assert not is_edtf("2025-07/2025-06")
    assert calendar.monthrange(2024, 2)[1] == 29


def test_an_interval_a_season_and_a_date_without_year_are_dates_too() -> None:
    """The kinds of the contract are all known."""
    assert all(map(is_edtf, ("2022-06/2022-07", "2025-21", "XXXX-05-14", "XXXX-05", "2025", "2025-05")))
    assert bounds_of("2024-24") == (date(2024, 12, 1), date(2025, 2, 28))
