from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from pactwatch import operations
from pactwatch.errors import RegisterError, UnknownError
from pactwatch.register import schema
from pactwatch.register.delivery import Delivery
from pactwatch.register.digest import canonical
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Report = Callable[..., dict[str, Any]]


BACKUPS = int(os.environ.get("PACTWATCH_BACKUPS", "4"))


@pytest.fixture
def register(address: str, talks: Delivery, report: Report) -> str:
    """A register of two reports, one of them with a decision."""
    words = "El canciller Iván Núñez dijo que “hasta 250” personas podrían llegar."
    event = ("agreed", "US-PY", "2025-08", "asserted", "podrían llegar")
    spanish = Delivery.of_row(
        report(words, event, published="2025-08-14", address="https://example.org/py"), reader="r"
    )
    with Register.open(address, create=True) as opened:
        list(record_deliveries(opened, [talks, spanish]))
    operations.review("accept", talks.claims[0].claim_id, register=address, by="ann")
    return address


def rows(address: str) -> dict[str, list[Any]]:
    """Return all that the ledger of a register holds."""
    with Register.open(address) as opened, opened.reading() as connection:
        tables = [schema.metadata.tables[name] for name in ("audit_entry", *schema.LEDGER)]
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in tables
        }


def test_a_backup_restores_to_the_same_register_in_either_database(register: str, tmp_path: Path) -> None:
    """The log, the claims, the decisions, and what follows from them."""
    head = operations.backup(tmp_path / "backup.gz", register=register)
    restored = str(tmp_path / "restored.db")

    verification = operations.restore(tmp_path / "backup.gz", register=restored)

    assert verification.head == head
    assert rows(restored) == rows(register)
    assert operations.list_(register=restored) == operations.list_(register=register)
    assert operations.search("talks", register=restored) == operations.search("talks", register=register)


def test_a_backup_of_a_file_restores_to_a_server(address: str, talks: Delivery, tmp_path: Path) -> None:
    """And so a register moves."""
    file = str(tmp_path / "file.db")
    with Register.open(file, create=True) as opened:
        list(record_deliveries(opened, [talks]))
    operations.backup(tmp_path / "backup.gz", register=file)

    operations.restore(tmp_path / "backup.gz", register=address)

    assert rows(address) == rows(file)


def test_a_backup_is_not_restored_over_a_register(register: str, tmp_path: Path) -> None:
    """Nor written over a file."""
    operations.backup(tmp_path / "backup.gz", register=register)

    with pytest.raises(RegisterError, match="a register already"):
        operations.restore(tmp_path / "backup.gz", register=register)
    with pytest.raises(RegisterError, match="a file already"):
        operations.backup(tmp_path / "backup.gz", register=register)


def forge(lines: list[bytes], change: Callable[[list[Any]], None]) -> bytes:
    """Return a backup with rows changed and its own hash made to fit, as a forger would."""
    import hashlib

    values = [json.loads(line) for line in lines[:-1]]
    change(values)
    body = b"".join(canonical(value).encode() + b"\n" for value in values)
    ending = canonical({"sha256": hashlib.sha256(body).hexdigest()}).encode() + b"\n"
    return gzip.compress(body + ending)


def replace_row(table: str, place: int, value: object) -> Callable[[list[Any]], None]:
    """Return what puts a value into the first row of a table."""

    def change(values: list[Any]) -> None:
        row = next(row for row in values if isinstance(row, list) and row[0] == table)
        row[place] = value

    return change


FORGERIES: dict[str, Callable[[list[Any]], None]] = {
    "another text": replace_row("document", -1, "Something else."),
    "another event": replace_row("claim", 4, "ended"),
    "a table of the database's own": lambda values: values.append(["sqlite_master", "x"]),
    "a row too long": lambda values: values.append(["claim", *range(40)]),
    "an object for a value": replace_row("claim", 4, {"a": 1}),
    "a null where there must be words": replace_row("document", 4, None),
    "a log that is cut": lambda values: values.pop(
        next(at for at, row in enumerate(values) if isinstance(row, list) and row[0] == "audit_entry")
    ),
    "a newer schema": lambda values: values[0].update(schema="9999"),
    "another head": lambda values: values[0].update(head="0" * 64),
    "no backup at all": lambda values: values.__setitem__(0, ["document"]),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_backup_is_refused_and_nothing_is_written(
    register: str, tmp_path: Path, forgery: str
) -> None:
    """Whatever it says, no part of it gets in."""
    operations.backup(tmp_path / "backup.gz", register=register)
    lines = gzip.decompress((tmp_path / "backup.gz").read_bytes()).splitlines(keepends=True)
    (tmp_path / "forged.gz").write_bytes(forge(lines, FORGERIES[forgery]))
    target = tmp_path / "target" / "restored.db"

    with pytest.raises(RegisterError, match="nothing was written"):
        operations.restore(tmp_path / "forged.gz", register=str(target))

    assert not target.exists()


def test_a_damaged_backup_is_refused(register: str, tmp_path: Path) -> None:
    """Cut off anywhere, or with a byte flipped."""
    operations.backup(tmp_path / "backup.gz", register=register)
    whole = (tmp_path / "backup.gz").read_bytes()
    dice = random.Random(3)
    for number in range(40):
        at = dice.randrange(len(whole))
        flipped = whole[:at] + bytes([whole[at] ^ 1 << dice.randrange(8)]) + whole[at + 1 :]
        damaged = tmp_path / f"{number}.gz"
        damaged.write_bytes(whole[:at] if number % 2 else flipped)
        try:
            operations.restore(damaged, register=str(tmp_path / f"{number}.db"))
        except RegisterError:
            continue
        # Some bits of a gzip header mean nothing; then all must be there.
        assert rows(str(tmp_path / f"{number}.db")) == rows(register)


def test_a_backup_taken_while_reports_are_added_is_of_one_moment(
    address: str, many_readings: Path, tmp_path: Path
) -> None:
    """Every one of them restores and fits."""
    program = [sys.executable, "-m", "pactwatch", "add", "--readings", "--json", "--register", address]

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen([*program, str(many_readings)], stdout=subprocess.PIPE)  # noqa: S603

    process = start()
    assert process.stdout is not None
    process.stdout.readline()
    for number in range(BACKUPS):
        if process.poll() is not None:
            process = start()
        operations.backup(tmp_path / f"{number}.gz", register=address)
    process.communicate()

    for number in range(BACKUPS):
        restored = operations.restore(tmp_path / f"{number}.gz", register=str(tmp_path / f"{number}.db"))
        assert restored.faults == ()


def test_words_are_found_whatever_their_capitals_and_together_in_quotes(register: str) -> None:
    """Each hit says where, and which arrangements the document tells of."""
    (hit,) = operations.search('"HASTA 250" canciller', register=register)

    assert hit.pairs == ("US-PY",)
    assert "hasta 250" in hit.context
    assert operations.search('"250 hasta"', register=register) == ()


@pytest.mark.parametrize(
    "query", ["nunez", "NÚÑEZ", "canciller Nunez", '"ivan nunez"', "Ivan", "Nu\u0301n\u0303ez"]
)
def test_words_are_found_whatever_their_accents(register: str, query: str) -> None:
    """In both databases, and the words are shown where they stand."""
    (hit,) = operations.search(query, register=register)

    assert "Iván Núñez" in hit.context
    assert hit.end > hit.start


def test_letters_that_are_not_latin_keep_their_marks(address: str, report: Report) -> None:
    """й is another letter than и."""
    words = "Россия и Бруней ведут переговоры."
    row = report(words, ("talks", "RU-BN", None, "asserted", "ведут переговоры"), language="ru")
    with Register.open(address, create=True) as opened:
        list(record_deliveries(opened, [Delivery.of_row(row, reader="r")]))

    assert [hit.context for hit in operations.search("БРУНЕЙ", register=address)] == [words]
    assert operations.search("Брунеи", register=address) == ()


@pytest.mark.parametrize("count", [30_000, 200_000])
def test_a_very_long_text_is_recorded_and_found(address: str, report: Report, count: int) -> None:
    """PostgreSQL's index of one text has a bound; the text itself has none."""
    words = "Talks began. " + " ".join(f"word{number}" for number in range(count))
    row = report(words, ("talks", "US-RW", None, "asserted", "Talks began"))
    with Register.open(address, create=True) as opened:
        list(record_deliveries(opened, [Delivery.of_row(row, reader="r")]))

    assert len(operations.search('"word20 word21" talks', register=address)) == 1


def test_who_wrote_it_first_can_be_asked(register: str) -> None:
    """The oldest document first."""
    newest, oldest = (
        [hit.published for hit in operations.search("que", register=register, oldest=first)]
        + [hit.published for hit in operations.search("talks", register=register, oldest=first)]
        for first in (False, True)
    )

    assert newest == oldest == ["2025-08-14", "2025-05-05"]


@pytest.mark.parametrize("query", ["", "…", '"'])
def test_a_search_without_a_word_is_refused(register: str, query: str) -> None:
    """Marks alone find nothing."""
    with pytest.raises(UnknownError, match="no word"):
        operations.search(query, register=register)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("talks OR x", "talks or x"),
        ("talks*", "talks"),
        ("talk*", "talk"),
        ("talks:Rwanda", '"talks Rwanda"'),
        ("NEAR(talks)", '"near talks"'),
        ("talks' --", "talks"),
        ("(talks", "talks"),
        ("-talks", "talks"),
    ],
)
def test_marks_of_query_languages_are_but_marks(register: str, query: str, words: str) -> None:
    """No query breaks the search or asks for more than its words, whichever database answers."""
    assert operations.search(query, register=register) == operations.search(words, register=register)


def test_statements_are_found_by_speaker_side_and_stance(register: str) -> None:
    """All conditions must hold."""

    def found(**wanted: str) -> list[str | None]:
        return [said.claim.speaker for said in operations.statements(register=register, **wanted)]

    assert found() == found(speaker="mukamana", affiliation="rw", stance="confirms") == ["Anna Mukamana"]
    assert found(stance="denies") == found(speaker="nobody") == []


def test_a_rebuild_changes_nothing(register: str) -> None:
    """What is derived follows from the ledger, and decisions are part of that."""
    before = operations.list_(register=register), operations.search("talks", register=register)

    operations.rebuild(register=register)

    assert (operations.list_(register=register), operations.search("talks", register=register)) == before


def test_the_doctor_needs_no_register(tmp_path: Path) -> None:
    """And says so; where there is one, it says how it is."""
    names = [symptom.name for symptom in operations.doctor(register=str(tmp_path / "none.db"))]

    assert names == ["pactwatch", "python", "sqlite", "register"]


def test_the_doctor_says_how_a_register_is(register: str) -> None:
    """Its shape, its entries, and what to mend."""
    value = {symptom.name: symptom.value for symptom in operations.doctor(register=register)}

    assert value["schema"] == schema.REVISION
    assert (value["documents"], value["decisions"]) == ("2", "1")
