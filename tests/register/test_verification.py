from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Connection, Table, func, select, text

from pactwatch import operations
from pactwatch.register import schema
from pactwatch.register.store import Register
from pactwatch.register.verification import check_tables, verify

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = int(os.environ.get("PACTWATCH_TAMPERINGS", "150"))


@pytest.fixture
def register(address: str, many_readings: Path) -> Any:
    """A register of 60 reports."""
    lines = many_readings.read_text("utf-8").splitlines(keepends=True)[:60]
    many_readings.write_text("".join(lines), "utf-8")
    receipts = list(operations.add([str(many_readings), "missing.jsonl"], register=address, readings=True))
    table = many_readings.with_name("own.csv")
    table.write_text("sender,receiver,date,note\nUS,RW,2025,signed\nUK,RW,2022,dropped", "utf-8")
    list(operations.add([str(table)], register=address))
    table.write_text("sender,receiver,date,note\nUS,RW,2025,signed\nUK,RW,2022,ended", "utf-8")
    list(operations.add([str(table)], register=address))
    operations.withdraw(receipts[7].document_id, register=address, by="ann", reason="request")
    with Register.open(address) as opened, opened.reading() as connection:
        claim_ids = connection.execute(select(schema.claim.c.claim_id).limit(5)).scalars().all()
    for claim_id in claim_ids:
        operations.review("accept", claim_id, register=address, by="ann", note="well read")
    with Register.open(address) as opened:
        yield opened


def test_a_register_that_nobody_touched_has_no_fault(register: Register) -> None:
    """And its head is found again."""
    first = verify(register)

    assert verify(register, head=first.head).faults == ()


def test_a_cut_tail_shows_only_against_a_head_kept_elsewhere(register: Register) -> None:
    """A chain alone cannot show its own missing end; the check says so."""
    before = verify(register)
    with register.writing() as writing:
        disarm(writing.connection)
        writing.connection.execute(text("DELETE FROM decision"))
        writing.connection.execute(text("DELETE FROM audit_entry WHERE kind = 'decision'"))

    assert verify(register).faults == ()
    assert not verify(register).is_held_to_a_head
    assert "cut off or rewritten" in verify(register, head=before.head).faults[0]


def test_every_random_change_is_found(register: Register) -> None:
    """An edited field, a row dropped, two rows swapped, a tail cut: none passes."""
    dice = random.Random(11)
    head = verify(register).head
    missed = []
    for number in range(ROUNDS):
        with register.backend.writer.connect() as connection, connection.begin() as transaction:
            disarm(connection)
            change = tamper(connection, dice)
            if not check_tables(connection, head=head).faults:
                missed.append((number, change))
            transaction.rollback()

    assert missed == []
    assert verify(register, head=head).faults == ()


def disarm(connection: Connection) -> None:
    """Take away what keeps rows from being changed, as somebody who holds the file could."""
    if connection.dialect.name == "sqlite":
        names = (
            connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        )
        for name in names:
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        return
    connection.execute(text("SET session_replication_role = replica"))


def tamper(connection: Connection, dice: random.Random) -> str:
    """Change one thing at random and say what."""
    table = dice.choice([schema.audit_entry, *(schema.metadata.tables[name] for name in schema.LEDGER)])
    act = dice.choice(["edit", "delete", "swap", "cut"])
    keys = [column.name for column in table.primary_key]
    rows = connection.execute(select(table).order_by(*table.primary_key)).all()
    row = dice.choice(rows)
    where = " AND ".join(f'"{key}" = :{key}' for key in keys)
    own = {key: getattr(row, key) for key in keys}
    if act == "edit":
        column = dice.choice([name for name in table.c.keys() if name not in keys])  # noqa: SIM118
        return edit(connection, table, column, getattr(row, column), where, own)
    if act == "swap" and len(rows) > 1:
        column = dice.choice([name for name in table.c.keys() if name not in keys])  # noqa: SIM118
        other = dice.choice([other for other in rows if other != row])
        if getattr(other, column) != getattr(row, column):
            other_own = {key: getattr(other, key) for key in keys}
            set_to(connection, table, column, getattr(other, column), where, own)
            set_to(connection, table, column, getattr(row, column), where, other_own)
            return f"swap {table.name}.{column}"
    if act == "cut":
        last = connection.execute(select(func.max(schema.audit_entry.c.sequence))).scalar_one()
        connection.execute(text("DELETE FROM audit_entry WHERE sequence = :last"), {"last": last})
        return "cut"
    connection.execute(text(f"DELETE FROM {table.name} WHERE {where}"), own)
    return f"delete {table.name}"


def edit(
    connection: Connection, table: Table, column: str, value: object, where: str, own: dict[str, Any]
) -> str:
    """Give a field another value."""
    changed: object
    if isinstance(table.c[column].type.python_type(), str):
        changed = "" if value is not None and value != "" else "x"
    else:
        changed = 1 if value in (None, 0) else 0
    set_to(connection, table, column, changed, where, own)
    return f"edit {table.name}.{column}: {value!r} to {changed!r}"


def set_to(
    connection: Connection, table: Table, column: str, value: object, where: str, own: dict[str, Any]
) -> None:
    """Write a value over another."""
    statement = text(f'UPDATE {table.name} SET "{column}" = :value WHERE {where}')
    connection.execute(statement, {"value": value, **own})
