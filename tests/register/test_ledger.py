from __future__ import annotations

import dataclasses
import functools
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select, text

from pactwatch import operations
from pactwatch.errors import ReadingError, RegisterError
from pactwatch.register import schema
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.receipt import Outcome, Quarantined
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Report = Callable[..., dict[str, Any]]


def count(register: Register, table: str) -> int:
    """Return how many rows a table of a register has."""
    with register.reading() as connection:
        return connection.execute(
            select(func.count()).select_from(schema.metadata.tables[table])
        ).scalar_one()


def test_a_report_is_recorded_with_its_claims_and_their_words(address: str, talks: Delivery) -> None:
    """One row a claim, and the passages lead back to the text."""
    with Register.open(address, create=True) as register:
        (receipt,) = record_deliveries(register, [talks])
        with register.reading() as connection:
            words = connection.execute(select(schema.passage.c.exact)).scalars().all()

    assert (receipt.outcome, receipt.claim_count) == (Outcome.STORED, 2)
    assert sorted(words) == ["We are talking,", "confirmed talks with Washington"]


def test_the_same_report_again_is_one_more_sighting_and_nothing_else(address: str, talks: Delivery) -> None:
    """Twenty feeds may bring one story: the document and its claims are there once."""
    elsewhere = dataclasses.replace(talks, address="https://example.org/talks?utm=1")

    with Register.open(address, create=True) as register:
        outcomes = [receipt.outcome for receipt in record_deliveries(register, [talks, elsewhere, talks])]

        assert outcomes == [Outcome.STORED, Outcome.KNOWN, Outcome.KNOWN]
        assert [count(register, name) for name in ("document", "claim", "reading", "sighting")] == [
            1,
            2,
            1,
            3,
        ]


def test_a_better_reader_adds_a_reading_and_only_claims_that_are_new(address: str, talks: Delivery) -> None:
    """What the first reader found stays as it was."""
    better = dataclasses.replace(talks, reader="reader 2", claims=talks.claims[:1])

    with Register.open(address, create=True) as register:
        receipts = list(record_deliveries(register, [talks, better]))

        assert receipts[1].outcome is Outcome.READ_AGAIN
        assert receipts[1].claim_count == 0
        assert [count(register, name) for name in ("claim", "reading", "reading_claim")] == [2, 2, 3]


def test_the_same_words_under_another_date_are_another_document(report: Report) -> None:
    """Sunday in them is another day."""
    words = "Talks began on Sunday."
    event = ("talks", "US-RW", None, "asserted", "Talks began")

    first, second = (
        Delivery.of_row(report(words, event, published=day), reader="r")
        for day in ("2025-05-05", "2025-06-05")
    )

    assert first.document.document_id != second.document.document_id


def test_a_report_off_topic_is_not_kept(address: str, report: Report) -> None:
    """A register is no archive of all news."""
    weather = Delivery.of_row(report("Rain is expected on Tuesday."), reader="r")

    with Register.open(address, create=True) as register:
        (receipt,) = record_deliveries(register, [weather])

        assert receipt.outcome is Outcome.OFF_TOPIC
        assert count(register, "document") == 0


def test_what_cannot_be_taken_is_set_aside_once_with_its_reason(address: str) -> None:
    """Nothing is lost without a word."""
    broken = Quarantined("broken.pdf", "it is cut off")

    with Register.open(address, create=True) as register:
        receipts = list(record_deliveries(register, [broken, broken]))

        assert [receipt.why for receipt in receipts] == ["it is cut off", "it is cut off"]
        assert count(register, "quarantine") == 1


@pytest.mark.parametrize("statement", ["UPDATE claim SET type = 'ended'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses_to_change_a_row(address: str, talks: Delivery, statement: str) -> None:
    """Whoever has the file or the server cannot rewrite history by mistake."""
    with Register.open(address, create=True) as register:
        list(record_deliveries(register, [talks]))

        with pytest.raises(RegisterError, match="are never changed"), register.writing() as writing:
            writing.connection.execute(text(statement))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("type", "signing", "'type' must be one of"),
        ("sender", "us", "two capital letters"),
        ("date", "May 2025", "EDTF"),
        ("people", -1, "whole number"),
        ("evidence", [], "must rest on words"),
        ("evidence", [{"start": 1, "end": 6, "exact": "Talks"}], "do not stand at 1:6"),
        ("actor", "half \ud800", "whole characters"),
    ],
)
def test_a_reading_that_breaks_the_contract_is_refused_by_the_field(
    report: Report, field: str, value: object, said: str
) -> None:
    """Readings may come from any program; what they say is checked before it is kept."""
    row = report("Talks began on Sunday.", ("talks", "US-RW", None, "asserted", "Talks began"))
    row["events"][0][field] = value

    with pytest.raises(ReadingError, match=said):
        Delivery.of_row(row, reader="r")


def test_readings_of_another_program_are_added_and_bad_lines_set_aside(
    address: str, report: Report, tmp_path: Path
) -> None:
    """One bad line costs one report."""
    good = report("Talks began on Sunday.", ("talks", "US-RW", None, "asserted", "Talks began"))
    lines = [json.dumps(good), "{", json.dumps({"address": "x.txt", "error": "it is empty"}), "[]"]
    path = tmp_path / "readings.jsonl"
    path.write_text("\n".join(lines), "utf-8")

    receipts = list(operations.add([str(path)], register=address, readings=True))

    assert [receipt.outcome.value for receipt in receipts] == ["stored", *["quarantined"] * 3]


def test_the_clock_of_the_register_never_goes_back(tmp_path: Path, talks: Delivery) -> None:
    """A machine's clock may; the order of what was known may not."""
    path = tmp_path / "register.db"
    later = dataclasses.replace(talks, address="b")
    for year, delivery in ((2026, talks), (2025, later)):
        moment = datetime(year, 1, 1, tzinfo=UTC)
        with Register.open(path, create=True, clock=functools.partial(lambda now: now, moment)) as register:
            list(record_deliveries(register, [delivery]))

    with Register.open(path) as register, register.reading() as connection:
        moments = connection.execute(select(schema.audit_entry.c.recorded_at)).scalars().all()

    assert moments == ["2026-01-01T00:00:00.000000Z"] * 2
