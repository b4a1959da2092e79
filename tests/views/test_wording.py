from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.claims.arrangement import Stage
from pactwatch.claims.event import EventType, IncidentKind, Modality
from pactwatch.register.comparing.verdict import Aspect, Verdict, Why
from pactwatch.register.disagreement import DisagreementKind
from pactwatch.register.figure_kind import FigureKind
from pactwatch.views.wording import (
    affiliation_in_words,
    date_in_words,
    load_wordings,
    parties_in_words,
    state_in_words,
)

if TYPE_CHECKING:
    from datetime import date
    from enum import StrEnum


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("stage", Stage),
        ("event", EventType),
        ("modality", Modality),
        ("kind", IncidentKind),
        ("figure", FigureKind),
        ("disagreement", DisagreementKind),
        ("verdict", Verdict),
        ("aspect", Aspect),
        ("why", Why),
    ],
)
def test_every_code_has_one_wording(group: str, codes: type[StrEnum]) -> None:
    """A code without words would be printed raw; a wording without a code is dead."""
    assert set(load_wordings()[group]) == {code.value for code in codes}


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-05-04", "4 May 2025"),
        ("2025-05", "May 2025"),
        ("2025", "2025"),
        ("2025-21", "spring 2025"),
        ("2022-06/2022-07", "June 2022 – July 2022"),
        ("XXXX-05-14", "14 May, year not told"),
        (None, "undated"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(edtf: str | None, words: str) -> None:
    """A month does not become a day."""
    assert date_in_words(edtf) == words


@given(st.dates())
def test_every_day_is_told_with_its_day_month_and_year(day: date) -> None:
    """Whatever the locale, the month's name is English."""
    words = date_in_words(day.isoformat())

    assert words.startswith(f"{day.day} ")
    assert words.endswith(f"{day.year:04}")


def test_a_state_is_told_by_its_name_and_code() -> None:
    """Readers know the name, programs the code."""
    assert parties_in_words("US", "RW") == "United States (US) → Rwanda (RW)"
    assert state_in_words("QQ") == "QQ"
    assert affiliation_in_words("ngo") == "NGO"
    assert affiliation_in_words("RW") == "Rwanda"
