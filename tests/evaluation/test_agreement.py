from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.evaluation.agreement import agrees, fold


@pytest.mark.parametrize(
    ("field", "gold", "got"),
    [
        ("speaker", "Olivier Nduhungirehe", "Mr Nduhungirehe"),
        ("speaker", "Jean Dupont", "Marie Dupont"),
        ("actor", "UK's Supreme Court", "Supreme Court"),
        ("channel", "state TV", "Rwandan state television"),
        ("money", {"amount": 6e6, "currency": "USD"}, {"amount": 6.01e6, "currency": "USD"}),
        ("money", {"amount": None, "currency": None}, {"amount": 120e6, "currency": "GBP"}),
        ("date", ["2025-05-04", "2025-05-05"], "2025-05-05"),
        ("people", 12, 12),
    ],
)
def test_what_a_reader_would_take_for_the_same_agrees(field: str, gold: Any, got: Any) -> None:
    """A title, a longer name or rounded money is no mistake."""
    assert agrees(field, gold, got)


@pytest.mark.parametrize(
    ("field", "gold", "got"),
    [
        ("speaker", "High Court", "Supreme Court"),
        ("speaker", "foreign minister", None),
        ("money", {"amount": 6e6, "currency": "USD"}, {"amount": 6e6, "currency": "EUR"}),
        ("money", None, {"amount": 6e6, "currency": "USD"}),
        ("date", "2025-05", "2025-05-04"),
        ("people", 12, None),
    ],
)
def test_another_court_currency_or_precision_does_not_agree(field: str, gold: Any, got: Any) -> None:
    """Two courts share their last word and are two."""
    assert not agrees(field, gold, got)


@given(st.text())
def test_folding_words_that_are_folded_changes_nothing(text: str) -> None:
    """Whatever the script."""
    assert fold(fold(text)) == fold(text)
