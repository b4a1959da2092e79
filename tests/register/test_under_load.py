from __future__ import annotations

import json
import multiprocessing
import os
import random
import subprocess
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from pactwatch import operations, views
from pactwatch.errors import ClashError
from pactwatch.operations.reviewing import find_decision, list_decisions
from pactwatch.register import schema
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register, backend_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Report = Callable[..., dict[str, Any]]

IS_FULL = os.environ.get("PACTWATCH_LOAD") == "full"
"""Whether all is done as often as the register is measured for, which takes an hour."""
PROCESSES = 8
REPORTS, TIMES = (500, 20) if IS_FULL else (20, 4)
ORDERS = 50 if IS_FULL else 4
DECISIONS, CLAIMS = (500, 100) if IS_FULL else (6, 10)
PAIRS = ("US-RW", "US-UG", "AU-NR", "GB-RW")
EVENTS = ("proposed", "talks", "agreed", "signed", "approved", "started", "blocked", "ended", "refused")
MODALITIES = ("asserted", "confirmed", "reported", "denied", "planned")
STANCES = ("confirms", "denies", "states")


def make_reading(report: Report, number: int, dice: random.Random) -> dict[str, Any]:
    """Return a reading with two events and a statement, of a report that nobody wrote."""
    pair = dice.choice(PAIRS)
    year = dice.choice((2012, 2022, 2024, 2025))
    day = f"{year}-{dice.randrange(1, 13):02}-{dice.randrange(1, 28):02}"
    words = f"Report {number}: first this was done, then that was done. “So it is,” the minister said."
    parts = ("first this was done", "then that was done")
    events = [
        (dice.choice(EVENTS), pair, dice.choice((day[:4], day[:7], day, None)), dice.choice(MODALITIES), part)
        for part in parts
    ]
    said = (("the minister", pair[-2:], dice.choice(STANCES), "So it is,"),)
    return report(words, *events, said=said, published=day, address=f"reports/{number}.txt")


@pytest.fixture
def readings(report: Report) -> list[dict[str, Any]]:
    """As many readings as the load asks for, the same each time."""
    dice = random.Random(3)
    return [make_reading(report, number, dice) for number in range(REPORTS)]


def add_in_background(path: Path, address: str) -> subprocess.Popen[bytes]:
    """Start a process that adds a file of readings."""
    program = [sys.executable, "-m", "pactwatch", "add", "--readings", "--json", "--register", address]
    return subprocess.Popen([*program, str(path)], stdout=subprocess.DEVNULL)  # noqa: S603


def count(address: str, table: str) -> int:
    """Return how many rows a table of a register has."""
    with Register.open(address) as register, register.reading() as connection:
        rows = select(func.count()).select_from(schema.metadata.tables[table])
        return connection.execute(rows).scalar_one()


def test_many_deliveries_by_many_processes_are_each_a_sighting(
    address: str, readings: list[dict[str, Any]], tmp_path: Path
) -> None:
    """Each document and each claim is there once."""
    deliveries = [
        row | {"address": f"https://site{number}.example/{row['address']}"}
        for row in readings
        for number in range(TIMES)
    ]
    random.Random(8).shuffle(deliveries)
    processes = []
    for number in range(PROCESSES):
        path = tmp_path / f"{number}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in deliveries[number::PROCESSES]), "utf-8")
        processes.append(add_in_background(path, address))

    assert [process.wait() for process in processes] == [0] * PROCESSES
    assert count(address, "document") == REPORTS
    assert count(address, "sighting") == REPORTS * TIMES
    assert count(address, "claim") == REPORTS * 3
    assert operations.verify(register=address).faults == ()


def test_who_asks_all_the_time_is_told_what_others_record(
    address: str, readings: list[dict[str, Any]], tmp_path: Path
) -> None:
    """A desk showed an old moment, or found the file damaged, once a program that added had ended.

    To open the register anew gave up the locks that tell such a program of connections that are kept.
    """
    Register.open(address, create=True).close()
    path, told = tmp_path / "one.jsonl", [0]

    with backend_of(address).kept_open():
        for row in readings[:3]:
            path.write_text(json.dumps(row), "utf-8")
            told.append(count(address, "document"))
            assert add_in_background(path, address).wait() == 0
            told.append(count(address, "document"))

    assert told == [0, 0, 1, 1, 2, 2, 3]


def test_the_order_of_arrival_changes_nothing(
    readings: list[dict[str, Any]], new_address: Callable[[], str]
) -> None:
    """In batches of any size, with the register closed and opened again between them."""
    deliveries = [Delivery.of_row(row, reader="r") for row in readings]
    seen = set()
    for seed in range(ORDERS):
        dice = random.Random(seed)
        own = dice.sample(deliveries, len(deliveries))
        rest = iter(own)
        address = new_address()
        while batch := list(islice(rest, dice.choice((1, 7, 100)))):
            with Register.open(address, create=True) as register:
                list(record_deliveries(register, batch))
            if dice.random() < 0.2:
                operations.list_(register=address)
        pairs = {each.name[: len("US-RW")] for each in operations.list_(register=address)}
        arrangements = [
            each for pair in sorted(pairs) for each in operations.timeline(pair, register=address)
        ]
        seen.add(json.dumps([views.dossier_as_json(each) for each in arrangements], sort_keys=True))

    assert len(seen) == 1


def decide_often(address: str, claim_ids: list[str], seed: int, path: Path) -> None:
    """Decide on random claims as a person at a screen does, and note down what came of each."""
    dice = random.Random(seed)
    notes = []
    for _ in range(DECISIONS):
        claim_id = dice.choice(claim_ids)
        newest = find_decision(claim_id, register=address)
        seen = newest.number if newest else None
        act = dice.choice(("accept", "reject"))
        try:
            made = operations.review(
                act, claim_id, register=address, by=f"reviewer {seed}", note=str(dice.random()), seen=seen
            )
        except ClashError as error:
            is_both = f"{act} by reviewer {seed}" in error.what and "stands already" in error.what
            notes.append(["clash", claim_id, seen, is_both])
        else:
            notes.append([made.number, claim_id, seen, True])
    path.write_text(json.dumps(notes), "utf-8")


def test_no_decision_of_many_reviewers_is_lost_while_reports_are_added(
    address: str, report: Report, tmp_path: Path
) -> None:
    """Each was made on what its maker had seen; each clash was answered with both versions."""
    dice = random.Random(4)
    first = [make_reading(report, number, dice) for number in range(CLAIMS)]
    deliveries = [Delivery.of_row(row, reader="r") for row in first]
    with Register.open(address, create=True) as register:
        list(record_deliveries(register, deliveries))
    more = tmp_path / "more.jsonl"
    rows = (make_reading(report, CLAIMS + number, dice) for number in range(REPORTS * TIMES))
    more.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    claim_ids = [delivery.claims[0].claim_id for delivery in deliveries]
    fork = multiprocessing.get_context("fork")

    adding = add_in_background(more, address)
    people = [
        fork.Process(target=decide_often, args=(address, claim_ids, seed, tmp_path / f"{seed}.json"))
        for seed in range(PROCESSES)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert adding.wait() == 0
    notes = [
        note for seed in range(PROCESSES) for note in json.loads((tmp_path / f"{seed}.json").read_text())
    ]
    made = [note for note in notes if note[0] != "clash"]
    recorded = list_decisions(register=address)
    assert len(notes) == PROCESSES * DECISIONS
    assert sorted(note[0] for note in made) == [each.number for each in recorded]
    assert all(is_both for *_, is_both in notes)
    newest: dict[str, int] = {}
    for number, claim_id, seen, _ in sorted(made):
        assert newest.get(claim_id) == seen
        newest[claim_id] = number
    assert operations.verify(register=address).faults == ()
