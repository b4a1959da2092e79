from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pactwatch import operations
from pactwatch.register import schema
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("PACTWATCH_KILLS", "20"))
KILLS_OF_ONE_REGISTER = 20
WRITERS = 8


def start_adding(readings: Path, address: str) -> subprocess.Popen[bytes]:
    """Start a process that adds readings and prints a line for each one that is on the disk."""
    program = [sys.executable, "-m", "pactwatch", "add", "--readings", "--json", "--register", address]
    return subprocess.Popen([*program, str(readings)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603


def acknowledged(process: subprocess.Popen[bytes], most: int) -> list[str]:
    """Return the documents that a process has acknowledged, up to a number of them."""
    assert process.stdout is not None
    lines = [line for _, line in zip(range(most), process.stdout, strict=False)]
    return [json.loads(line)["document"] for line in lines if line.endswith(b"\n")]


def documents_of(address: str) -> list[str]:
    """Return the ids of the documents that a register holds."""
    with Register.open(address) as register, register.reading() as connection:
        return list(connection.execute(select(schema.document.c.document_id)).scalars())


@pytest.mark.parametrize("seed", range(-(-KILLS // KILLS_OF_ONE_REGISTER)))
def test_what_was_acknowledged_survives_a_kill_at_any_moment(
    address: str, many_readings: Path, seed: int
) -> None:
    """Nothing lost, nothing doubled, and the log is whole each time."""
    dice, promised = random.Random(seed), set[str]()
    for _ in range(min(KILLS, KILLS_OF_ONE_REGISTER)):
        process = start_adding(many_readings, address)
        promised.update(acknowledged(process, dice.choice([0, 1, 99, 100, 150, 250])))
        time.sleep(dice.random() / 20)
        process.send_signal(signal.SIGKILL)
        process.communicate()

        if promised:
            started = time.monotonic()
            held = documents_of(address)
            assert time.monotonic() - started < 5
            assert promised <= set(held)
            assert Counter(held).most_common(1)[0][1] == 1
            assert operations.verify(register=address).faults == ()

    list(operations.add([str(many_readings)], register=address, readings=True))

    assert len(documents_of(address)) == 300


def test_many_processes_may_add_the_same_reports_at_once(address: str, many_readings: Path) -> None:
    """Each document and each claim is there once, and every delivery is a sighting."""
    processes = [start_adding(many_readings, address) for _ in range(WRITERS)]
    codes = [process.wait(timeout=300) if process.communicate() else 1 for process in processes]

    verification = operations.verify(register=address)

    assert codes == [0] * WRITERS
    assert verification.faults == ()
    assert (verification.document_count, verification.claim_count) == (300, 600)
    assert verification.entry_count == 300 * WRITERS
