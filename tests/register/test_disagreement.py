from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pactwatch import operations
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.disagreement import Disagreement

    Report = Callable[..., dict[str, Any]]


@pytest.fixture
def arrangement(tmp_path: Path, report: Report) -> Callable[..., Arrangement]:
    """Make an arrangement of reports; each is its words, a day, its event and perhaps who says it."""

    def make(*told: tuple[Any, ...]) -> Arrangement:
        deliveries = []
        for number, (words, published, event, *says) in enumerate(told):
            said = tuple((f"minister {number}", state, "states", words) for state in says)
            row = report(words, event, said=said, published=published, address=f"{number}.txt")
            deliveries.append(Delivery.of_row(row, reader="r"))
        address = str(tmp_path / "register.db")
        with Register.open(address, create=True) as register:
            list(record_deliveries(register, deliveries))
        return operations.show("US-UG", register=address)[0]

    return make


def agreed(modality: str, words: str, **fields: Any) -> tuple[Any, ...]:
    """Return an agreement as a report tells it."""
    return ("agreed", "US-UG", None, modality, words, fields)


CLAIM = ("Uganda has agreed to take them", "2025-08-19", agreed("confirmed", "Uganda has agreed"), "US")
DENIAL = ("There is no such agreement", "2025-08-20", agreed("denied", "no such agreement"), "UG")
CONFIRMATION = ("We have concluded a deal", "2025-08-21", agreed("confirmed", "concluded a deal"), "UG")


def outline(disagreements: tuple[Disagreement, ...]) -> list[tuple[str, str, bool, list[str]]]:
    """Return what matters of disagreements, without the claims."""
    return [
        (
            each.kind.value,
            each.since.isoformat(),
            each.is_open,
            [position.value for position in each.positions],
        )
        for each in disagreements
    ]


def test_a_denial_and_what_it_denies_are_a_disagreement(arrangement: Callable[..., Arrangement]) -> None:
    """Both sides with their words, since the day on which there were two."""
    assert outline(arrangement(CLAIM, DENIAL).disagreements) == [
        ("stage", "2025-08-20", True, ["said by US", "denied by UG"]),
    ]


def test_going_back_on_a_denial_closes_it_and_shows_one_within_the_side(
    arrangement: Callable[..., Arrangement],
) -> None:
    """Nothing of it goes away."""
    assert outline(arrangement(CLAIM, DENIAL, CONFIRMATION).disagreements) == [
        ("stage", "2025-08-20", False, ["said by US", "denied by UG"]),
        ("within_a_side", "2025-08-21", False, ["said by UG", "denied by UG"]),
    ]


def test_the_id_of_a_disagreement_does_not_change_with_what_joins_it(
    arrangement: Callable[..., Arrangement],
) -> None:
    """A link to it lasts."""
    before = arrangement(CLAIM, DENIAL).disagreements[0].disagreement_id

    assert before in {each.disagreement_id for each in arrangement(CLAIM, DENIAL, CONFIRMATION).disagreements}


def test_a_cap_a_list_and_arrivals_do_not_disagree(arrangement: Callable[..., Arrangement]) -> None:
    """250, 10 and 7 count three things."""
    found = arrangement(
        ("Uganda will take up to 250 people", "2025-08-05", agreed("confirmed", "up to 250", people=250)),
        (
            "Ten are to come first",
            "2025-08-06",
            ("transfer", "US-UG", None, "planned", "Ten are to come", {"people": 10}),
        ),
        (
            "Seven arrived in August",
            "2025-08-28",
            ("transfer", "US-UG", "2025-08", "asserted", "Seven arrived", {"people": 7}),
        ),
    )

    assert [(figure.kind.value, figure.value) for figure in found.figures] == [
        ("cap", 250),
        ("announced", 10),
        ("moved", 7),
    ]
    assert found.disagreements == ()


def test_two_caps_of_two_reports_disagree(arrangement: Callable[..., Arrangement]) -> None:
    """Neither is the one that came last."""
    caps = [
        (
            f"Uganda takes up to {number} people",
            "2025-08-05",
            agreed("asserted", f"up to {number}", people=number),
        )
        for number in (250, 300)
    ]

    assert [each[3] for each in outline(arrangement(*caps).disagreements)] == [["250", "300"]]


def test_two_days_for_one_signing_disagree(arrangement: Callable[..., Arrangement]) -> None:
    """A month of a different signing is another act."""
    signings = [
        (f"It was signed on {day}", "2025-09-01", ("signed", "US-UG", day, "asserted", f"signed on {day}"))
        for day in ("2025-07-29", "2025-07-31", "2025-03-01")
    ]

    assert [each[3] for each in outline(arrangement(*signings).disagreements)] == [
        ["2025-07-29", "2025-07-31"]
    ]


def test_the_page_of_a_disagreement_has_the_words_of_both(
    arrangement: Callable[..., Arrangement], tmp_path: Path
) -> None:
    """And the command for all of them the same."""
    arrangement(CLAIM, DENIAL)

    (found,) = operations.disagreements(register=str(tmp_path / "register.db"))

    assert found.arrangement == "US-UG"
    assert [position.told[0].claim.words[0].exact for position in found.positions] == [
        "Uganda has agreed",
        "no such agreement",
    ]
