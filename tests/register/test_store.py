from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from pactwatch import operations
from pactwatch.errors import RegisterError
from pactwatch.register import schema
from pactwatch.register.asking import list_arrangements
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register, backend_of
from pactwatch.register.verification import verify

if TYPE_CHECKING:
    from pathlib import Path

    from pactwatch.register.receipt import Receipt


def test_a_register_that_is_missing_is_not_made_by_reading(tmp_path: Path) -> None:
    """A typing error in a path must not look like an empty register."""
    path = tmp_path / "register.db"

    with pytest.raises(RegisterError, match="pactwatch add"):
        Register.open(path)

    assert not path.exists()


def test_a_database_of_a_stranger_is_not_even_opened(tmp_path: Path) -> None:
    """A crafted file can do harm when SQLite reads it."""
    path = tmp_path / "stranger.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE audit_entry (sequence)")
    before = path.read_bytes()

    with pytest.raises(RegisterError, match="no register"):
        Register.open(path, create=True)

    assert path.read_bytes() == before


def test_a_text_file_is_no_register(tmp_path: Path) -> None:
    """The message says so and the file stays as it was."""
    path = tmp_path / "notes.txt"
    path.write_text("notes", "utf-8")

    with pytest.raises(RegisterError, match="no register"):
        Register.open(path, create=True)


def test_a_register_of_a_newer_pactwatch_is_refused_politely(address: str) -> None:
    """An older program would not know what it does not show."""
    with Register.open(address, create=True) as register, register.writing() as writing:
        writing.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(RegisterError, match="a newer Pactwatch made it"):
        Register.open(address)


def test_a_kind_of_database_that_is_not_known_is_refused() -> None:
    """The password in the address is not repeated."""
    with pytest.raises(RegisterError, match="not kept in mysql") as raised:
        Register.open("mysql://me:secret@host/name")

    assert "secret" not in str(raised.value)


def test_the_migrations_lead_to_the_tables_that_the_code_knows(address: str) -> None:
    """Neither may be changed without the other."""
    own = {"include_object": lambda _object, name, *_: not str(name).startswith("document_search")}
    with Register.open(address, create=True) as register, register.reading() as connection:
        context = MigrationContext.configure(connection, opts=own)
        assert compare_metadata(context, schema.metadata) == []


def test_the_revision_that_the_code_asks_for_is_the_newest_migration() -> None:
    """Opening a register need not load the migrations to know."""
    folder = ScriptDirectory(str(resources.files("pactwatch.register") / "migrations"))

    assert folder.get_current_head() == schema.REVISION


def test_a_commit_is_on_the_disk(tmp_path: Path) -> None:
    """A power cut after an acknowledgement loses nothing: each commit of the log is synced."""
    with Register.open(tmp_path / "register.db", create=True) as register, register.writing() as writing:
        settings = [
            writing.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert settings == ["wal", 2, 1]


def test_reading_goes_on_while_another_writes(tmp_path: Path) -> None:
    """A reader sees the moment before, and does not wait."""
    with Register.open(tmp_path / "register.db", create=True) as register, register.writing() as writing:
        writing.chain.append("quarantine", {})
        with register.reading() as connection:
            assert connection.execute(text("SELECT count(*) FROM audit_entry")).scalar() == 0


def test_the_last_to_leave_may_take_the_log_away_while_another_comes(tmp_path: Path) -> None:
    """SQLite does so whenever nobody has the register open any more."""
    path = tmp_path / "register.db"
    with Register.open(str(path), create=True):
        pass
    log = path.with_name("register.db-wal")
    is_done = threading.Event()

    def come_and_go() -> None:
        while not is_done.is_set():
            log.touch()
            log.unlink(missing_ok=True)

    going = threading.Thread(target=come_and_go)
    going.start()
    try:
        stamps = {backend_of(str(path)).stamp() for _ in range(5000)}
    finally:
        is_done.set()
        going.join()

    assert len(stamps) == 1


def test_nothing_of_a_transaction_that_fails_is_kept(address: str) -> None:
    """All of a delivery, or none."""
    with Register.open(address, create=True) as register:
        with contextlib.suppress(ZeroDivisionError), register.writing() as writing:
            writing.chain.append("quarantine", {})
            raise ZeroDivisionError

        with register.reading() as connection:
            assert connection.execute(text("SELECT count(*) FROM audit_entry")).scalar() == 0


def test_a_full_disk_stops_writing_with_the_need_and_reading_goes_on(
    tmp_path: Path, many_readings: Path
) -> None:
    """Nothing that was acknowledged is lost, and the same command goes on once there is room."""
    address = tmp_path / "register.db"
    with Register.open(address, create=True) as register:
        with register.backend.writer.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 100}")
        lines = map(json.loads, many_readings.read_text("utf-8").splitlines())
        deliveries = (Delivery.of_row(line, reader="r") for line in lines)
        kept: list[Receipt] = []

        with pytest.raises(RegisterError, match=r"the disk is full .*\n.*Free at least 64 MB"):
            kept.extend(record_deliveries(register, deliveries))

        assert 0 < verify(register).document_count == len(kept) < 300
        assert list_arrangements(register)[0].counts.reports == len(kept)

    assert [
        receipt.outcome
        for receipt in operations.add([str(many_readings)], register=str(address), readings=True)
    ]
    assert operations.verify(register=str(address)).document_count == 300


def test_claims_read_well_in_any_tool_for_databases(address: str, talks: Delivery) -> None:
    """Events and statements are views, with their words and their report beside them."""
    with Register.open(address, create=True) as register:
        list(record_deliveries(register, [talks]))
        with register.reading() as connection:
            events = connection.execute(text("SELECT type, sender, receiver, words FROM event")).all()
            said = connection.execute(text("SELECT speaker, stance, words, published FROM statement")).all()

    assert events == [("talks", "US", "RW", "confirmed talks with Washington")]
    assert said == [("Anna Mukamana", "confirms", "We are talking,", "2025-05-05")]
