"""Which arrangement is a statement on?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.register.claim import EVENT, STATEMENT
from pactwatch.register.delivery import Delivery
from pactwatch.register.told import find_pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    Report = Callable[..., dict[str, Any]]

_TEXT = (
    "Kigali signed a deal with Washington. The newcomers can leave, it said. "
    "It once struck a bargain with London. The money is spent, it said. "
    "Campaigners called it cruel."
)


def test_a_statement_is_on_what_was_told_last_before_it(report: Report) -> None:
    """A government that has two arrangements does not speak of both whenever it speaks."""
    row = report(
        _TEXT,
        ("signed", "US-RW", "2025-06", "asserted", "signed a deal"),
        ("agreed", "GB-RW", "2022", "asserted", "struck a bargain"),
        said=(
            ("Anna Mukamana", "RW", "states", "The newcomers can leave"),
            ("Anna Mukamana", "RW", "states", "The money is spent"),
            ("John Smith", "US", "states", "The money is spent"),
            ("Campaigners", "ngo", "criticises", "cruel"),
        ),
    )
    claims = Delivery.of_row(row, reader="reader 1", publisher=None).claims
    events = [claim for claim in claims if claim.kind == EVENT]

    pairs = [find_pairs(claim, events) for claim in claims if claim.kind == STATEMENT]
    assert pairs == [[("US", "RW")], [("GB", "RW")], [("US", "RW")], [("GB", "RW")]]
