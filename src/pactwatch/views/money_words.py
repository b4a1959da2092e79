"""Sums of money in words."""

from __future__ import annotations


def money_in_words(amount: float | None, currency: str | None) -> str:
    """Return a sum of money: "USD 6 million"; "USD (amount not told)" where only its currency is known."""
    if amount is None:
        return f"{currency} (amount not told)" if currency else "an amount not told"
    for unit, name in ((1e9, " billion"), (1e6, " million")):
        if amount >= unit:
            return f"{currency or ''} {amount / unit:,.6g}{name}".strip()
    return f"{currency or ''} {amount:,.0f}".strip()
