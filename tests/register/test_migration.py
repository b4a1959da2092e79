from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, insert, inspect, select, text

from pactwatch import operations
from pactwatch.register import schema
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.migration import migrate
from pactwatch.register.postgresql import PostgreSQL
from pactwatch.register.sqlite import SQLiteFile
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(params=schema.REVISIONS[:-1])
def old_address(
    request: pytest.FixtureRequest,
    address: str,
    talks: Delivery,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """A register with a report, in a shape of the past."""
    for module in ("sqlite", "postgresql"):
        older = functools.partial(migrate, to=request.param)
        monkeypatch.setattr(f"pactwatch.register.{module}.migrate", older)
    backend = PostgreSQL(address) if "://" in address else SQLiteFile(Path(address))
    backend.create()
    monkeypatch.undo()
    with Register.open(tmp_path / "newest.db", create=True) as newest:
        list(record_deliveries(newest, [talks]))
        with newest.reading() as source, backend.only_writer(), backend.writer.begin() as target:
            tables = set(inspect(target).get_table_names())
            for table in schema.metadata.sorted_tables:
                rows = [dict(row) for row in source.execute(select(table)).mappings()]
                if table.name in tables and rows:
                    target.execute(insert(table), rows)
    backend.close()
    return address


def test_an_older_register_is_brought_up_to_date_with_all_that_it_holds(old_address: str) -> None:
    """Nothing is lost, and the log still fits."""
    (arrangement,) = operations.list_(register=old_address)

    assert arrangement.counts == (1, 1, 1)
    assert operations.verify(register=old_address).faults == ()


def test_a_copy_of_an_older_file_is_kept_beside_it(old_address: str) -> None:
    """Whoever has to go back can."""
    if "://" in old_address:
        pytest.skip("a database of a server is copied by its own means")

    operations.list_(register=old_address)

    assert [path.name for path in Path(old_address).parent.glob("register.db.00??")] != []


_FLOATS = """
ALTER TABLE told_event ALTER amount TYPE double precision USING CAST(amount AS double precision);
UPDATE alembic_version SET version_num = '0014'
"""


def test_sums_of_a_postgresql_register_stay_what_they_were(
    address: str, report: Callable[..., dict[str, Any]]
) -> None:
    """The revision before kept them as floating-point numbers, which one index is none the smaller for."""
    if "://" not in address:
        pytest.skip("a file keeps them as numbers")
    words = "Washington paid six million dollars, and later half a million and ten cents."
    paid = [
        ("paid", "US-RW", "2025-04", "asserted", exact, {"money": {"amount": amount, "currency": "USD"}})
        for exact, amount in (("six million dollars", 6e6), ("half a million and ten cents", 500_000.1))
    ]
    with Register.open(address, create=True) as register:
        list(record_deliveries(register, [Delivery.of_row(report(words, *paid), reader="reader 1")]))
    before = operations.show("US-RW", register=address)
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text(_FLOATS))
    engine.dispose()

    assert operations.show("US-RW", register=address) == before
    assert sorted(each.sums for each in before[0].happenings) == [((500_000.1, "USD"),), ((6e6, "USD"),)]
    assert operations.verify(register=address).faults == ()
