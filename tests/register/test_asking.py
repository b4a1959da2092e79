from __future__ import annotations

import dataclasses
import functools
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from pactwatch import operations
from pactwatch.errors import UnknownError
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable

    Report = Callable[..., dict[str, Any]]


def record(address: str, day: str, *deliveries: Delivery) -> None:
    """Record deliveries on a day."""
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    with Register.open(address, create=True, clock=functools.partial(lambda now: now, moment)) as register:
        list(record_deliveries(register, deliveries))


@pytest.fixture
def signing(report: Report) -> Delivery:
    """A report of a signing, a month after the talks."""
    row = report(
        "The two states signed a memorandum on 5 June.",
        ("signed", "US-RW", "2025-06-05", "asserted", "signed a memorandum"),
        published="2025-06-06",
    )
    return Delivery.of_row(row, reader="reader 1")


def test_a_register_says_where_an_arrangement_stood_on_a_day(
    address: str, talks: Delivery, signing: Delivery
) -> None:
    """By what happened, whenever it became known here."""
    record(address, "2025-07-01", talks, signing)

    stages = [
        operations.show("US-RW", register=address, on=day)[0].stage.stage for day in ("2025-05", "2025-06")
    ]

    assert stages == ["talks", "signed"]


def test_a_register_says_what_it_knew_on_a_day(address: str, talks: Delivery, signing: Delivery) -> None:
    """A late report changes what is known of the past, and not what was known then."""
    record(address, "2025-07-01", talks)
    record(address, "2025-08-01", signing)

    known = [
        operations.list_(register=address, known_by=day)[0].stage.stage
        for day in ("2025-07", "2025-08-01", "2026")
    ]

    assert known == ["talks", "signed", "signed"]
    assert operations.list_(register=address, known_by="2025-06") == ()


def test_only_the_newest_reading_of_a_document_counts(address: str, talks: Delivery) -> None:
    """What a better reader no longer finds is kept, and shows as of the days when it was known."""
    record(address, "2025-07-01", talks)
    record(address, "2025-08-01", dataclasses.replace(talks, reader="reader 2", claims=()))

    assert operations.list_(register=address) == ()
    assert len(operations.list_(register=address, known_by="2025-07")) == 1


def test_the_order_of_arrival_changes_nothing_that_is_shown(
    tmp_path: Any, talks: Delivery, signing: Delivery
) -> None:
    """Two registers of the same reports say the same."""
    first, second = str(tmp_path / "first.db"), str(tmp_path / "second.db")
    record(first, "2025-07-01", talks, signing)
    record(second, "2025-07-01", signing)
    record(second, "2025-07-01", talks, talks)

    assert operations.list_(register=first) == operations.list_(register=second)


def test_arrangements_can_be_narrowed_by_state_and_stage(address: str, talks: Delivery) -> None:
    """Whoever follows one state sees no other."""
    record(address, "2025-07-01", talks)

    def names(**wanted: str) -> list[str]:
        return [each.name for each in operations.list_(register=address, **wanted)]

    assert names(state="rw") == names(stage="talks") == ["US-RW"]
    assert names(state="UG") == names(stage="signed") == []


@pytest.mark.parametrize(("name", "said"), [("US-UG", "no arrangement US-UG"), ("Uganda", "no name")])
def test_an_arrangement_that_is_not_known_is_said_to_be_missing(
    address: str, talks: Delivery, name: str, said: str
) -> None:
    """The message says where to find those that are."""
    record(address, "2025-07-01", talks)

    with pytest.raises(UnknownError, match=said):
        operations.show(name, register=address)


def test_a_name_with_a_year_leads_to_the_run_that_was_alive_in_it(address: str, report: Report) -> None:
    """The link holds when the beginning of the run moves."""
    words = "They signed in {year}."
    reports = [
        Delivery.of_row(
            report(
                words.format(year=year),
                ("signed", "AU-NR", year, "asserted", f"signed in {year}"),
                published="2025-09-01",
            ),
            reader="r",
        )
        for year in ("2001", "2012", "2025")
    ]
    record(address, "2025-09-02", *reports)

    assert [each.name for each in operations.show("AU-NR", register=address)] == [
        "AU-NR-2025",
        "AU-NR-2012",
        "AU-NR-2001",
    ]
    assert operations.show("au-nr-2015", register=address)[0].name == "AU-NR-2012"
