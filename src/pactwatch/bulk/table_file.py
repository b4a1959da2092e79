"""A table of the output, written some rows at a time, so that a month of any length fits into memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pactwatch.documents.archives import need

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

ROWS_AT_ONCE = 10_000


class TableFile:
    """A Parquet file that takes rows one by one and holds no more than a group of them.

    The same rows give the same bytes. A file without rows has one empty group.

    Args:
        path: The file; its folder is made.
        schema: Its columns, as Arrow has them.
        rows_at_once: How many rows a group has, the last one perhaps fewer.
    """

    def __init__(self, path: Path, schema: Any, *, rows_at_once: int = ROWS_AT_ONCE) -> None:
        path.parent.mkdir(parents=True)
        self._schema, self._rows_at_once = schema, rows_at_once
        self._writer = need("pyarrow.parquet").ParquetWriter(path, schema, compression="zstd")
        self._waiting: list[dict[str, Any]] = []
        self._written = 0

    def add(self, row: dict[str, Any]) -> None:
        """Take the next row."""
        self._waiting.append(row)
        if len(self._waiting) == self._rows_at_once:
            self._write_group()

    def __len__(self) -> int:
        return self._written + len(self._waiting)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._writer:
            if error is None and (self._waiting or not self._written):
                self._write_group()

    def _write_group(self) -> None:
        table = need("pyarrow").Table.from_pylist(self._waiting, schema=self._schema)
        self._writer.write_table(table)
        self._written += len(self._waiting)
        self._waiting = []
