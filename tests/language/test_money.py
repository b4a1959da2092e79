from __future__ import annotations

import pytest

from pactwatch.language.money import find_money


def money_in(
    text: str, language: str = "en", home: str | None = None
) -> list[tuple[float | None, str | None]]:
    """Return the amount and the currency of each sum in a text."""
    return [(one.amount, one.currency) for one in find_money(text, language=language, home=home)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It paid $6 million, then $7.5m.", "en", [(6_000_000, "USD"), (7_500_000, "USD")]),
        ("US$ 5.1 million and A$2.5 billion", "en", [(5_100_000, "USD"), (2_500_000_000, "AUD")]),
        ("£290 million, €670 million", "en", [(290_000_000, "GBP"), (670_000_000, "EUR")]),
        ("about 670 million euros", "en", [(670_000_000, "EUR")]),
        ("20,000 dollars, DKK 20m", "en", [(20_000, "USD"), (20_000_000, "DKK")]),
        ("hundreds of millions of pounds", "en", [(None, "GBP")]),
        ("a multi-million deal", "en", [(None, None)]),
        ("a multimillion-dollar payment", "en", [(None, "USD")]),
        ("It has spent billions since.", "en", [(None, None)]),
        ("6 millones de dólares", "es", [(6_000_000, "USD")]),
        ("5,1 millions de dollars et 100 000 euros", "fr", [(5_100_000, "USD"), (100_000, "EUR")]),
        ("670 millions d'euros", "fr", [(670_000_000, "EUR")]),
    ],
)
def test_sums_are_read_with_their_currency(
    text: str, language: str, expected: list[tuple[float | None, str | None]]
) -> None:
    """The amount is whole where the words are; a size alone has none."""
    assert money_in(text, language) == expected


def test_a_bare_dollar_is_that_of_the_publisher() -> None:
    """An Australian paper writes "$55 million" for its own money."""
    assert money_in("It has cost taxpayers $55 million.", home="AU") == [(55_000_000, "AUD")]
    assert money_in("It has cost taxpayers US$55 million.", home="AU") == [(55_000_000, "USD")]


@pytest.mark.parametrize(
    "text", ["13 million people", "millions of migrants", "a pound of rice", "up to 250 men"]
)
def test_people_are_not_money(text: str) -> None:
    """Millions of people cost nothing by themselves."""
    assert money_in(text) == []
