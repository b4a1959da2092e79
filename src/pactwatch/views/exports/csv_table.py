"""Claims as comma-separated values (RFC 4180), with a description as W3C's CSV on the Web has it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, BinaryIO

from pactwatch.views.exports.cells import guarded, printable
from pactwatch.views.exports.columns import load_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pactwatch.views.exports.claim_rows import ClaimRow
    from pactwatch.views.exports.colophon import Colophon

_DATATYPES = {"text": "string", "integer": "integer", "number": "number", "moment": "dateTime"}


def export_csv(rows: Iterable[ClaimRow], file: BinaryIO) -> int:
    """Write a header and a line for each claim, as UTF-8, and return how many claims there were.

    Text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    count = 0
    for count, line in enumerate(csv_lines(rows)):  # noqa: B007 (the header is number 0)
        file.write(line)
    return count


def csv_lines(rows: Iterable[dict[str, Any]], names: Sequence[str] | None = None) -> Iterator[bytes]:
    """Yield the header, and then a line for each row; a line can hold line breaks in quotation marks.

    Args:
        rows: The rows, by the names of columns.
        names: The columns; None for those of claims.
    """
    names = names or [column.name for column in load_columns()]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(names)
    for row in rows:
        yield _take(buffer)
        writer.writerow([_cell(row[name]) for name in names])
    yield _take(buffer)


def csv_description(colophon: Colophon, *, file_name: str) -> bytes:
    """Return what ``NAME.csv-metadata.json`` beside a file says: what each column means, and how to cite."""
    columns = [
        {
            "name": column.name,
            "titles": column.name,
            "datatype": _DATATYPES[column.type],
            "dc:description": column.means,
        }
        for column in load_columns()
    ]
    description = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": file_name,
        "dc:title": colophon.title,
        "dc:bibliographicCitation": colophon.citation,
        "dc:description": " ".join(colophon.how_to_cite),
        "tableSchema": {"columns": columns, "primaryKey": "claim"},
    }
    return json.dumps(description, ensure_ascii=False, indent=2).encode() + b"\n"


def _take(buffer: io.StringIO) -> bytes:
    line = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return line


def _cell(value: Any) -> Any:
    return guarded(printable(value)) if isinstance(value, str) else value
