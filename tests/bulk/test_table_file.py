"""A table of any length is written without holding all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from pactwatch.bulk.table_file import TableFile

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = pa.schema([("number", pa.int64()), ("quote", pa.string())])


def rows_to(count: int) -> list[dict[str, Any]]:
    """Return so many rows of claims."""
    return [{"number": number, "quote": f"passenger {number} landed in Kigali"} for number in range(count)]


def write(path: Path, rows: list[dict[str, Any]], rows_at_once: int) -> int:
    """Write rows one by one, and return how many the file says it took."""
    with TableFile(path, SCHEMA, rows_at_once=rows_at_once) as table:
        for row in rows:
            table.add(row)
    return len(table)


@pytest.mark.parametrize(("count", "groups"), [(0, 1), (2, 1), (3, 1), (7, 3)])
def test_rows_are_written_in_their_order_in_groups(tmp_path: Path, count: int, groups: int) -> None:
    """However many reports tell of arrangements in a month, three rows at once are all that is held."""
    rows = rows_to(count)

    assert write(tmp_path / "month=2025-05" / "part-0.parquet", rows, 3) == count

    with parquet.ParquetFile(tmp_path / "month=2025-05" / "part-0.parquet") as file:
        assert file.read().to_pylist() == rows
        assert file.num_row_groups == groups


@pytest.mark.parametrize("count", [0, 5])
def test_rows_that_fit_into_one_group_have_the_bytes_of_a_table_written_at_once(
    tmp_path: Path, count: int
) -> None:
    """How a month was collected cannot be seen from its file."""
    rows = rows_to(count)
    at_once = tmp_path / "at-once.parquet"
    parquet.write_table(pa.Table.from_pylist(rows, schema=SCHEMA), at_once, compression="zstd")

    write(tmp_path / "month=2025-05" / "part-0.parquet", rows, 5)

    assert (tmp_path / "month=2025-05" / "part-0.parquet").read_bytes() == at_once.read_bytes()
