"""Sums of money as people read them."""

from __future__ import annotations

import pytest

from pactwatch.views.money_words import money_in_words


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (7_500_000, "USD", "USD 7.5 million"),
        (2_500_000_000, "AUD", "AUD 2.5 billion"),
        (500_000, "GBP", "GBP 500,000"),
        (250, None, "250"),
        (None, "EUR", "EUR (amount not told)"),
        (None, None, "an amount not told"),
    ],
)
def test_a_sum_is_told_as_far_as_the_report_tells_it(
    amount: float | None, currency: str | None, words: str
) -> None:
    """An editor reads "USD 7.5 million", in every command and on every page alike."""
    assert money_in_words(amount, currency) == words
