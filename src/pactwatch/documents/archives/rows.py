"""Reports in rows: lines of JSON, and tables of Parquet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from pactwatch.documents.archives.extras import need
from pactwatch.documents.archives.record import (
    CUT_OFF,
    LARGEST_RECORD_BYTES,
    MALFORMED,
    TOO_LARGE,
    Loss,
    Record,
)
from pactwatch.documents.stream import Source
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JSON_LINE = "application/x-ndjson"
_GZIP_MARK = b"\x1f\x8b"
_PIECE_BYTES = 1 << 20
_ROWS_A_BATCH = 256
_PAGES = ("html", "content", "body", "content_html", "raw_html", "page")
_ADDRESSES = ("url", "link", "address", "warc_target_uri", "uri", "id")
_CAPTURED = ("captured", "warc_date", "fetched", "crawled")
_PAGE_STARTS = ("<!doctype", "<html", "<head", "<body", "<article")


def read_lines(file: BinaryIO, name: str, start: int, end: int) -> Iterator[Record | Loss]:
    """Yield the lines that begin in a part of a file of JSON lines; one packed with gzip is one part."""
    if file.read(2) == _GZIP_MARK:
        file.seek(0)
        yield from _read_packed_lines(file, name)
        return
    file.seek(max(0, start - 1))
    at = start - 1 + _skip_line(file) if start else 0
    while at < end and (line := file.readline(LARGEST_RECORD_BYTES + 1)):
        length = len(line)
        if length > LARGEST_RECORD_BYTES:
            length += 0 if line.endswith(b"\n") else _skip_line(file)
            yield Loss(at, f"{name}@{at}", TOO_LARGE, f"the line has {length:,} bytes")
        elif not line.isspace():
            yield Record(at, f"{name}@{at}", f"{name}@{at}", line, JSON_LINE)
        at += length


def _skip_line(file: BinaryIO) -> int:
    """Read on to the end of the line, and return how many bytes that were."""
    skipped = 0
    while piece := file.readline(_PIECE_BYTES):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


def _read_packed_lines(file: BinaryIO, name: str) -> Iterator[Record | Loss]:
    number = 0
    try:
        for number, line in enumerate(Source.open(file, address=name).lines(), start=1):
            place = f"{name}#{number}"
            if isinstance(line, DocumentError):
                yield Loss(number, place, TOO_LARGE if "longer" in line.what else CUT_OFF, line.what)
            elif not line.isspace():
                yield Record(number, place, place, line, JSON_LINE)
    except DocumentError as error:
        yield Loss(number, name, CUT_OFF, error.what)


def read_rows(path: Path, name: str, start: int, end: int) -> Iterator[Record | Loss]:
    """Yield the rows of some row groups of a table, each with a page or with the keys of a feed's item."""
    arrow, parquet = need("pyarrow"), need("pyarrow.parquet")

    at = 0
    try:
        with parquet.ParquetFile(path) as table:
            at = sum(table.metadata.row_group(group).num_rows for group in range(start))
            groups = list(range(start, min(end, table.num_row_groups)))
            for batch in table.iter_batches(batch_size=_ROWS_A_BATCH, row_groups=groups):
                for row in batch.to_pylist():
                    yield _read_row(row, at, f"{name}#{at + 1}")
                    at += 1
    except (arrow.ArrowException, OSError) as error:
        yield Loss(at, f"{name}#{at + 1}", MALFORMED, f"the table cannot be read on: {error}"[:300])


def _read_row(row: dict[str, Any], at: int, place: str) -> Record | Loss:
    address = next((str(row[key]) for key in _ADDRESSES if row.get(key)), place)
    captured = next((str(row[key]) for key in _CAPTURED if row.get(key)), None)
    for key in _PAGES:
        value = row.get(key)
        data = value.encode() if isinstance(value, str) else value
        if isinstance(data, bytes) and _is_page(data):
            if len(data) > LARGEST_RECORD_BYTES:
                return Loss(at, place, TOO_LARGE, f"the page has {len(data):,} bytes", address)
            return Record(at, place, address, data, "text/html", captured)
    line = json.dumps(row, ensure_ascii=False, default=_plain).encode("utf-8", "replace")
    if len(line) > LARGEST_RECORD_BYTES:
        return Loss(at, place, TOO_LARGE, f"the row has {len(line):,} bytes", address)
    return Record(at, place, address, line, JSON_LINE, captured)


def _is_page(data: bytes) -> bool:
    return (
        data[:200]
        .lstrip(b"\xef\xbb\xbf \r\n\t")
        .lower()
        .startswith(tuple(start.encode() for start in _PAGE_STARTS))
    )


def _plain(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
