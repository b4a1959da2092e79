"""Registers in both databases, and readings in the words of invented reports."""

from __future__ import annotations

import contextlib
import itertools
import json
import tempfile
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, text

from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the tests."""
    pgserver = pytest.importorskip("pgserver", reason="no PostgreSQL here: pip install pgserver")
    pytest.importorskip("psycopg")
    # Not among pytest's own folders, which the user that the server runs as may not enter.
    server = pgserver.get_server(tempfile.mkdtemp(prefix="pactwatch-"))
    # Clients are killed here, never the server: it need not wait for the disk.
    for command in ("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"):
        server.psql(f"{command};")
    yield server.get_uri()
    with contextlib.suppress(OSError):
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Say where another register may be made: a new file, or a new database of a server."""
    if request.param == "sqlite":
        numbers = itertools.count()
        return lambda: str(tmp_path / f"register{next(numbers) or ''}.db")
    url: str = request.getfixturevalue("postgresql_server")

    def create() -> str:
        name = f"register{next(_NUMBERS)}"
        engine = create_engine(
            url.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return url.replace("/postgres?", f"/{name}?")

    return create


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """Where a register may be made, in each of the databases."""
    return new_address()


def _span(words: str, exact: str) -> dict[str, Any]:
    start = words.index(exact)
    return {"start": start, "end": start + len(exact), "exact": exact}


@pytest.fixture
def report() -> Callable[..., dict[str, Any]]:
    """Make a reading of an invented report: its text, its events and its statements, by their exact words.

    An event is ``("signed", "US-RW", "2025-06", "asserted", "signed a deal")``, then perhaps more fields in a
    dict; a statement ``("Anna Mukamana", "RW", "confirms", "We are talking")``, then the same.
    """

    def make(
        words: str,
        *events: tuple[Any, ...],
        said: tuple[tuple[Any, ...], ...] = (),
        published: str | None = "2025-05-05",
        address: str = "report.txt",
        **fields: Any,
    ) -> dict[str, Any]:
        return {
            "address": address,
            "report": {
                "title": None,
                "published": published,
                "language": "en",
                "agencies": [],
                "text": words,
                **fields,
            },
            "arrangements": [],
            "events": [_event(words, *event) for event in events],
            "statements": [_statement(words, *statement) for statement in said],
        }

    return make


def _event(words: str, kind: str, pair: str, date: str | None, modality: str, exact: str, *more: Any) -> Any:
    sender, receiver = pair.split("-")
    return {
        "type": kind,
        "sender": sender,
        "receiver": receiver,
        "date": date,
        "modality": modality,
        "actor": None,
        "people": None,
        "money": None,
        "evidence": [_span(words, exact)],
        **(more[0] if more else {}),
    }


def _statement(words: str, speaker: str, affiliation: str, stance: str, exact: str, *more: Any) -> Any:
    return {
        "speaker": speaker,
        "role": None,
        "affiliation": affiliation,
        "mode": "indirect",
        "stance": stance,
        "date": None,
        "channel": None,
        "content": [_span(words, exact)],
        "speaker_mention": None,
        "cue": None,
        **(more[0] if more else {}),
    }


@pytest.fixture
def talks(report: Callable[..., dict[str, Any]]) -> Delivery:
    """A report of talks, as it comes to a register."""
    words = "Kigali confirmed talks with Washington. “We are talking,” Anna Mukamana said."
    row = report(
        words,
        ("talks", "US-RW", "2025-05-04", "confirmed", "confirmed talks with Washington"),
        said=(("Anna Mukamana", "RW", "confirms", "We are talking,", {"mode": "direct"}),),
        address="https://example.org/talks",
    )
    return Delivery.of_row(row, reader="reader 1")


@pytest.fixture
def register(address: str, talks: Delivery) -> str:
    """A register with a report of talks."""
    with Register.open(address, create=True) as opened:
        list(record_deliveries(opened, [talks]))
    return address


@pytest.fixture
def many_readings(report: Callable[..., dict[str, Any]], tmp_path: Path) -> Path:
    """A file of 300 readings, each of a report of its own."""
    rows = (
        report(
            f"In report {number} the two states signed a memorandum after {number} rounds of talks.",
            ("signed", "US-RW", "2025-06", "asserted", "signed a memorandum"),
            ("talks", "US-RW", None, "asserted", f"{number} rounds of talks"),
            address=f"reports/{number}.txt",
        )
        for number in range(300)
    )
    path = tmp_path / "readings.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path
