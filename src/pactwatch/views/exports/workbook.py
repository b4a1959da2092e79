"""Claims as an XLSX workbook: the claims, the data dictionary, and how to cite."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from pactwatch.views.exports.cells import printable
from pactwatch.views.exports.columns import load_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from pactwatch.views.exports.claim_rows import ClaimRow
    from pactwatch.views.exports.colophon import Colophon

_MOST_ROWS = 1_048_576
"""What a sheet of Excel holds; what is more goes on further sheets."""
_LONGEST_CELL = 32_767
"""What a cell of Excel holds, in UTF-16 units."""
_WIDTHS = {"quote": 60, "context": 60, "title": 40, "permalink": 30, "address": 30, "arrangements": 14}
_WIDTH, _WIDE = 12, 100


def export_xlsx(
    rows: Iterable[ClaimRow], file: BinaryIO, colophon: Colophon, *, most_rows: int = _MOST_ROWS
) -> int:
    """Write a workbook row by row, and return how many claims there were.

    Every text is written as text: nothing in it is a formula or a link. What is longer than a cell ends in
    an ellipsis; CSV and Parquet have it whole.
    """
    from xlsxwriter import Workbook

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        book.set_properties(
            {
                "title": colophon.title,
                "comments": colophon.citation,
                "created": datetime.fromisoformat(colophon.recorded_at),
            }
        )
        bold = book.add_format({"bold": True, "bottom": 1})
        count, sheet, line = 0, _claims_sheet(book, bold, 1), 0
        for row in rows:
            if line == most_rows - 1:
                sheet, line = _claims_sheet(book, bold, len(book.worksheets()) + 1), 0
            line, count = line + 1, count + 1
            _write_row(sheet, line, row)
        _write_dictionary(book, bold)
        _write_how_to_cite(book, bold, colophon)
    return count


def _claims_sheet(book: Workbook, bold: Format, number: int) -> Worksheet:
    sheet = book.add_worksheet("Claims" if number == 1 else f"Claims {number}")
    sheet.freeze_panes(1, 1)
    for position, column in enumerate(load_columns()):
        sheet.set_column(position, position, _WIDTHS.get(column.name, _WIDTH))
        sheet.write_string(0, position, column.name, bold)
    return sheet


def _write_row(sheet: Worksheet, line: int, row: ClaimRow) -> None:
    for position, column in enumerate(load_columns()):
        value = row[column.name]
        if isinstance(value, str):
            sheet.write_string(line, position, _fitting(printable(value)))
        elif value is not None:
            sheet.write_number(line, position, value)


def _write_dictionary(book: Workbook, bold: Format) -> None:
    sheet = book.add_worksheet("Data dictionary")
    sheet.set_column(0, 0, _WIDTH * 2)
    sheet.set_column(2, 2, _WIDE)
    for position, title in enumerate(("column", "type", "means")):
        sheet.write_string(0, position, title, bold)
    for line, column in enumerate(load_columns(), start=1):
        for position, text in enumerate((column.name, column.type, column.means)):
            sheet.write_string(line, position, text)


def _write_how_to_cite(book: Workbook, bold: Format, colophon: Colophon) -> None:
    sheet = book.add_worksheet("How to cite")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, _WIDE)
    sheet.write_string(0, 0, colophon.title, bold)
    for line, sentence in enumerate(colophon.how_to_cite, start=1):
        sheet.write_string(line, 0, printable(sentence), wrapped)


def _fitting(text: str) -> str:
    """Return a text that fits a cell, which counts UTF-16 units."""
    if len(text) <= _LONGEST_CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST_CELL:
        return text
    return units[: 2 * (_LONGEST_CELL - 1)].decode("utf-16-le", errors="ignore") + "…"
