"""Claims as a Parquet file, for analysis."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, BinaryIO

from pactwatch.views.exports.columns import load_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.views.exports.claim_rows import ClaimRow
    from pactwatch.views.exports.colophon import Colophon

_ROWS_AT_ONCE = 10_000


def export_parquet(rows: Iterable[ClaimRow], file: BinaryIO, colophon: Colophon) -> int:
    """Write claims in groups of rows, and return how many there were.

    Each column carries what it means in its metadata, the file how to cite it. Needs ``pyarrow``.
    """
    import pyarrow.parquet as pq

    schema, count = _schema(colophon), 0
    left = iter(rows)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while batch := list(itertools.islice(left, _ROWS_AT_ONCE)):
            writer.write_batch(_batch(batch, schema))
            count += len(batch)
    return count


def _schema(colophon: Colophon) -> Any:
    import pyarrow as pa

    type_by_name = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "moment": pa.timestamp("us", tz="UTC"),
    }
    fields = [
        pa.field(column.name, type_by_name[column.type], metadata={"description": column.means})
        for column in load_columns()
    ]
    about = {"title": colophon.title, "citation": colophon.citation, "about": " ".join(colophon.how_to_cite)}
    return pa.schema(fields, metadata=about)


def _batch(rows: list[ClaimRow], schema: Any) -> Any:
    import pyarrow as pa

    columns = []
    for column in load_columns():
        values = [row[column.name] for row in rows]
        if column.type == "moment":
            values = [_moment(value) for value in values]
        columns.append(pa.array(values, type=schema.field(column.name).type))
    return pa.record_batch(columns, schema=schema)


def _moment(value: str | None) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(value) if value else None
