"""Which courts cannot be one."""

from __future__ import annotations

import pytest

from pactwatch.claims.telling.courts import are_two_courts


@pytest.mark.parametrize(
    ("one", "other", "are_two"),
    [
        ("Supreme Court", "Court of Appeal", True),
        ("la Cour suprême", "Cour d'appel", True),
        ("UK Supreme Court", "Supreme Court", False),
        ("Supreme Court", "five judges", False),
        ("Supreme Court", None, False),
    ],
)
def test_courts_of_another_height_are_two(one: str, other: str | None, *, are_two: bool) -> None:
    """Judges without a court's name may be of any."""
    assert are_two_courts(one, other) is are_two
