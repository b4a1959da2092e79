from __future__ import annotations

import functools
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from pactwatch import operations
from pactwatch.operations.desk import today
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register
from pactwatch.views.exports import change_rows
from pactwatch.views.exports.links import Links

if TYPE_CHECKING:
    from collections.abc import Callable

    Report = Callable[..., dict[str, Any]]


@pytest.fixture
def record(address: str, report: Report) -> Callable[..., str]:
    """Record a report on a day, told by its words, its event and perhaps who says it."""

    def add(day: str, words: str, event: tuple[Any, ...], *says: str, published: str = "2025-08-30") -> str:
        said = tuple(("somebody", state, "states", words) for state in says)
        moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
        delivery = Delivery.of_row(report(words, event, said=said, published=published), reader="r")
        with Register.open(
            address, create=True, clock=functools.partial(lambda now: now, moment)
        ) as register:
            list(record_deliveries(register, [delivery]))
        return address

    return add


def outline(address: str, since: str, **until: str) -> list[tuple[str, str | None, str | None]]:
    """Return the kind of each change, with what was before and after it."""
    return [
        (change.kind.value, change.before, change.after)
        for change in operations.diff(since, register=address, **until)
    ]


def test_what_became_known_since_a_day_is_told(record: Callable[..., str]) -> None:
    """The stage, each side, the event itself."""
    record("2025-09-01", "They talk.", ("talks", "US-RW", "2025-05-04", "asserted", "talk"))
    address = record(
        "2025-09-03", "They signed it.", ("signed", "US-RW", "2025-08-20", "asserted", "signed it")
    )

    assert outline(address, "2025-09-02") == [
        ("stage", "talks", "signed"),
        ("side", "talks", "signed"),
        ("side", "talks", "signed"),
        ("happening", None, None),
    ]
    assert outline(address, "2025-09-03") == []
    assert outline(address, "2025-08", until="2025-09-02") == [("new", None, "talks")]


def test_another_report_of_what_is_known_is_no_news(record: Callable[..., str]) -> None:
    """Alerts that repeat themselves are not read."""
    record("2025-09-01", "They signed it.", ("signed", "US-RW", "2025-08-20", "asserted", "signed it"))
    address = record("2025-09-03", "It was signed.", ("signed", "US-RW", "2025-08", "asserted", "was signed"))

    assert outline(address, "2025-09-02") == []


def test_a_denial_is_news_and_so_is_the_disagreement(record: Callable[..., str]) -> None:
    """Both sides are told."""
    record("2025-09-01", "They agreed on it.", ("agreed", "US-UG", None, "confirmed", "agreed on it"), "US")
    address = record(
        "2025-09-03", "We did not agree.", ("agreed", "US-UG", None, "denied", "not agree"), "UG"
    )

    kinds = {kind for kind, _, _ in outline(address, "2025-09-02")}

    assert kinds == {"stage", "side", "happening", "disagreement"}


def test_who_agrees_after_all_no_longer_denies(record: Callable[..., str]) -> None:
    """The status is a change as well."""
    record("2025-09-01", "They agreed on it.", ("agreed", "US-UG", None, "confirmed", "agreed on it"), "US")
    record("2025-09-03", "We did not agree.", ("agreed", "US-UG", None, "denied", "not agree"), "UG")
    address = record(
        "2025-09-05",
        "We agreed on it too.",
        ("agreed", "US-UG", None, "confirmed", "agreed on it"),
        "UG",
        published="2025-09-04",
    )

    assert ("disagreement", "open", "no longer denied") in outline(address, "2025-09-04")


def test_a_late_report_of_something_long_past_is_news(record: Callable[..., str]) -> None:
    """It became known here only now, and moves the beginning of the run."""
    record("2025-09-01", "They signed it.", ("signed", "US-RW", "2025-08-20", "asserted", "signed it"))
    address = record("2025-09-03", "Talks began.", ("talks", "US-RW", "2025-03", "asserted", "Talks began"))

    assert outline(address, "2025-09-02") == [("happening", None, None)]


def test_a_change_keeps_its_id_when_its_title_changes(record: Callable[..., str]) -> None:
    """Who reads a feed is not told again of a signing that a minister confirms later on the same day."""
    record("2025-09-01", "They talk.", ("talks", "US-RW", "2025-05-04", "asserted", "talk"))
    signing = ("signed", "US-RW", "2025-08-20")
    address = record("2025-09-03", "They signed it.", (*signing, "asserted", "signed it"))
    first = _signing_told(address)
    record("2025-09-03", "We did sign it.", (*signing, "confirmed", "sign it"), "RW")
    again = _signing_told(address)

    assert first["title"] != again["title"]
    assert first["change"] == again["change"]


def _signing_told(address: str) -> dict[str, Any]:
    found = today("2025-09-02", register=address)
    rows = change_rows(found.news, found.documents, Links(None), known_on="2025-09-03")
    (row,) = [row for row in rows if row["kind"] == "happening"]
    return row
