"""Is each thing one line of a dossier, however many reports tell it, in whatever words?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pactwatch.register.asking import get_arrangements
from pactwatch.register.delivery import Delivery
from pactwatch.register.derived.refresh import refresh
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register
from pactwatch.views.happening_words import day_in_words, what_in_words
from pactwatch.views.told_once import entries_of, figures_told_once

if TYPE_CHECKING:
    from pathlib import Path

    from pactwatch.register.arrangement import Arrangement

    Row = tuple[str, str | None, str, int | None]


@pytest.fixture
def tell(tmp_path: Path) -> Any:
    """Return what reports of September 2025 tell of the United States and Rwanda, one event each."""

    def make(*rows: Row) -> Arrangement:
        deliveries = []
        for number, (kind, day, modality, people) in enumerate(rows):
            words = f"Report {number} has up to {people} of something."
            event = {"type": kind, "sender": "US", "receiver": "RW", "date": day, "modality": modality}
            span = {"start": 0, "end": len(words), "exact": words}
            row = {
                "address": f"{number}.txt",
                "report": {
                    "title": None,
                    "published": "2025-09-20" if modality != "undated" else None,
                    "language": "en",
                    "agencies": [],
                    "text": words,
                },
                "arrangements": [],
                "events": [{**event, "actor": None, "people": people, "money": None, "evidence": [span]}],
                "statements": [],
            }
            deliveries.append(Delivery.of_row(row, reader="reader 1", publisher=None))
        with Register.open(str(tmp_path / "register.db"), create=True) as register:
            list(record_deliveries(register, deliveries))
            refresh(register)
            (arrangement,) = get_arrangements(register, "US-RW", most=None)
            return arrangement

    return make


def lines_of(arrangement: Arrangement) -> list[tuple[str, str, int]]:
    """Return each line of the timeline, its day, and how many others stand with it."""
    return [
        (what_in_words(each), day_in_words(each), len(retold))
        for each, retold in entries_of(arrangement.happenings)
    ]


def test_a_signing_and_the_agreement_that_it_is_are_one_line(tell: Any) -> None:
    """The deal, in whatever words, and however exactly they date it; one struck later is another."""
    arrangement = tell(
        ("signed", "2025-06", "asserted", None),
        ("agreed", "2025-06-05", "asserted", None),
        ("agreed", None, "asserted", None),
        ("agreed", "2025", "reported", None),
        ("agreed", "2025-08-05", "confirmed", None),
    )

    assert lines_of(arrangement) == [("Signing", "Jun 2025", 2), ("Agreement", "5 Aug 2025", 0)]


def test_one_cap_is_one_line_and_one_figure(tell: Any) -> None:
    """Of whatever day a report has it."""
    arrangement = tell(
        ("agreed", "2025-08-05", "asserted", 250),
        ("agreed", "2025-08-28", "asserted", 250),
        ("agreed", "2025-08", "asserted", 250),
    )

    assert lines_of(arrangement) == [("Agreement, up to 250 people", "5 Aug 2025", 2)]
    (figure,) = figures_told_once(arrangement.figures)
    assert (figure.value, figure.date) == (250, "2025-08-05")


def test_other_numbers_and_what_is_not_done_are_lines_of_their_own(tell: Any) -> None:
    """Two flights are two, and a denial or a plan is never another wording of a fact."""
    arrangement = tell(
        ("transfer", "2025-08-10", "asserted", 7),
        ("transfer", "2025-08", "asserted", 8),
        ("started", "2025-08-10", "asserted", 7),
        ("signed", "2025-06", "asserted", None),
        ("agreed", "2025-06", "denied", None),
        ("agreed", "2025-06", "planned", None),
    )

    assert sorted(what for what, _, _ in lines_of(arrangement)) == [
        "Agreement",
        "Agreement",
        "Signing",
        "Start, 7 people",
        "Transfer of 8 people",
    ]
