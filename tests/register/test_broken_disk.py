from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, select

from pactwatch import operations
from pactwatch.errors import RegisterError
from pactwatch.register import schema, sqlite
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pactwatch.register.receipt import Receipt

POWER_CUTS = int(os.environ.get("PACTWATCH_POWER_CUTS", "5"))
FRAME_HEADER, WAL_HEADER = 24, 32


def deliveries_of(readings: Path, most: int) -> Iterator[Delivery]:
    """Yield reports as they come to a register."""
    for line in readings.read_text("utf-8").splitlines()[:most]:
        yield Delivery.of_row(json.loads(line), reader="r")


def documents_of(address: str) -> set[str]:
    """Return the ids of the documents that a register holds."""
    with Register.open(address) as register, register.reading() as connection:
        return set(connection.execute(select(schema.document.c.document_id)).scalars())


@pytest.mark.parametrize("said", ["disk I/O error", "database or disk is full"])
def test_an_error_of_the_disk_at_any_statement_loses_nothing(
    tmp_path: Path, many_readings: Path, said: str
) -> None:
    """The first, the second, the tenth: what was acknowledged is there, and the same command goes on."""
    number, is_through = 0, False
    while not is_through:
        number += 1
        address = str(tmp_path / f"{number}.db")
        kept: list[Receipt] = []
        with Register.open(address, create=True) as register:
            fail_at(register, number, said)
            with contextlib.suppress(RegisterError):
                for delivery in deliveries_of(many_readings, 2):
                    kept += record_deliveries(register, [delivery])
                is_through = True

        assert {receipt.document_id for receipt in kept} <= documents_of(address)
        assert operations.verify(register=address).faults == ()
        with Register.open(address) as register:
            list(record_deliveries(register, deliveries_of(many_readings, 2)))
        assert len(documents_of(address)) == 2
    assert number > 10


def fail_at(register: Register, number: int, said: str) -> None:
    """Let the disk fail once, at a statement of the writer."""
    count = iter(range(1, 1 << 30))

    @event.listens_for(register.backend.writer, "before_cursor_execute")
    def _fail(*_: Any) -> None:
        if next(count) == number:
            raise sqlite3.OperationalError(said)


def test_reading_goes_on_where_there_is_no_room_for_shared_memory(
    tmp_path: Path, many_readings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite wants a file of 32 KB to read; a full disk does not have them."""
    address = str(tmp_path / "register.db")
    with Register.open(address, create=True) as register:
        list(record_deliveries(register, deliveries_of(many_readings, 4)))
    (tmp_path / "register.db-shm").mkdir()
    monkeypatch.setattr(sqlite, "_is_full", lambda _: True)

    assert operations.list_(register=address)[0].counts.reports == 4
    assert operations.verify(register=address).faults == ()


@pytest.mark.parametrize("seed", range(POWER_CUTS))
def test_a_power_cut_at_any_moment_leaves_what_was_acknowledged(
    tmp_path: Path, many_readings: Path, seed: int
) -> None:
    """What the disk had not been told to keep yet is cut off, blank or rubbish."""
    dice = random.Random(seed)
    address = tmp_path / "register.db"
    program = [sys.executable, "-m", "pactwatch", "add", "--readings", "--json", "--register", str(address)]
    with subprocess.Popen([*program, str(many_readings)], stdout=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        wanted = dice.choice([1, 50, 120, 210])
        lines = [line for _, line in zip(range(wanted), process.stdout, strict=False)]
        time.sleep(dice.random() / 50)
        process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
        copy = tmp_path / "after" / "register.db"
        copy.parent.mkdir()
        for own in tmp_path.glob("register.db*"):
            if not own.name.endswith("-shm"):  # memory, which a power cut takes
                shutil.copy(own, copy.parent)
        process.kill()
    promised = {json.loads(line)["document"] for line in lines}
    damage_tail(copy.with_name("register.db-wal"), dice)

    assert promised <= documents_of(str(copy))
    assert operations.verify(register=str(copy)).faults == ()
    list(operations.add([str(many_readings)], register=str(copy), readings=True))
    assert len(documents_of(str(copy))) == 300


def damage_tail(wal: Path, dice: random.Random) -> None:
    """Spoil what follows the last commit of a write-ahead log, as a disk may that was not told to sync it."""
    if not wal.exists():
        return
    data = bytearray(wal.read_bytes())
    end = WAL_HEADER
    if len(data) > WAL_HEADER:
        (page,) = struct.unpack(">I", data[8:12])
        salt = data[16:24]
        for start in range(WAL_HEADER, len(data) - FRAME_HEADER - page + 1, FRAME_HEADER + page):
            _, committed = struct.unpack(">II", data[start : start + 8])
            if data[start + 8 : start + 16] != salt:
                break
            if committed:
                end = start + FRAME_HEADER + page
    torn = len(data) - end
    if torn > 0:
        cut = dice.randrange(torn)
        data = data[: end + cut] if dice.random() < 0.5 else data
    for place in range(end, len(data)):
        data[place] = dice.choice((0, dice.randrange(256)))
    data += dice.randbytes(dice.choice([0, 1, 100, 5000]))
    wal.write_bytes(data)
