"""Whoever takes an export gets no names of people who are moved, unless they ask for them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from pactwatch import operations
from pactwatch.cli import main
from pactwatch.errors import ExportError
from pactwatch.operations.reviewing import list_pending
from pactwatch.register.claim import Passage
from pactwatch.views.exports.json_ld import selectors_of
from pactwatch.views.withholding import Withholding

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "Jorge Luna Prado"
REPORT = (
    "Kigali, Aug 28, 2025 (Reuters) - The United States transferred seven migrants to Rwanda on Thursday, "
    f"among them {NAME}, a 34-year-old Venezuelan man, government spokeswoman Yvette Uwase said.\n\n"
    f'"I was sent to Rwanda by the United States without a word," {NAME} said on Thursday.'
)
FORMS = ("csv", "xlsx", "parquet", "jsonld", "json", "md")


@pytest.fixture
def register(tmp_path: Path) -> str:
    """A register with one report, which names a man who was moved."""
    report = tmp_path / "sent.txt"
    report.write_text(REPORT, "utf-8")
    address = str(tmp_path / "register.db")
    list(operations.add([str(report)], register=address, published="2025-08-28"))
    return address


@pytest.fixture
def run(register: str) -> Callable[..., Result]:
    """Runs ``pactwatch export`` on it."""
    return lambda *words: CliRunner().invoke(main, ["export", *words, "--register", register])


def words_in(path: Path) -> str:
    """Return all words of an export; those of packed forms as their readers give them."""
    if path.suffix == ".xlsx":
        sheets = load_workbook(path).worksheets
        return "\n".join(str(cell) for sheet in sheets for row in sheet.values for cell in row)
    if path.suffix == ".parquet":
        from pyarrow import parquet

        return str(parquet.read_table(path).to_pylist())
    return path.read_text("utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_names_are_withheld_in_every_form_unless_asked_for(
    run: Callable[..., Result], tmp_path: Path, form: str
) -> None:
    """In quotes, context, titles and speakers; those who speak for a party keep theirs."""
    first, second = tmp_path / f"without.{form}", tmp_path / f"with.{form}"

    assert run(str(first), "US-RW").exit_code == 0
    assert run(str(second), "US-RW", "--with-names").exit_code == 0

    without, with_names = words_in(first), words_in(second)
    assert "[name withheld]" in without
    assert all(part not in without for part in NAME.split())
    assert NAME in with_names
    assert "[name withheld]" not in with_names


def test_an_export_without_names_says_so_and_keeps_the_positions(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    """Of the words as they were recorded; all that is left of a table is otherwise the same."""
    first, second = tmp_path / "without.csv", tmp_path / "with.csv"
    run(str(first), "US-RW")
    run(str(second), "US-RW", "--with-names")

    def column(path: Path, name: str) -> list[str]:
        return [row[name] for row in csv.DictReader(path.read_text("utf-8").splitlines())]

    def description(path: Path) -> str:
        return Path(f"{path}-metadata.json").read_text("utf-8")

    assert "Names of people who are moved are withheld" in description(first)
    assert "withheld" not in description(second)
    for name in ("claim", "offsets", "text_sha256", "document"):
        assert column(first, name) == column(second, name)


def test_a_linked_quote_has_no_piece_of_a_name_where_it_is_cut() -> None:
    """The forty letters before and after the words may begin or end within a name."""
    before, after = f"{NAME}, who is not alone, said that ", f" was bad, and so, in another voice, {NAME}"
    text = before + "the flight" + after
    words = Passage("evidence", 0, len(before), len(before) + 10, "the flight")

    (quote, position) = selectors_of(text, words, Withholding([NAME], []))

    assert len(before) > len(quote["prefix"]) or "[name withheld]" in quote["prefix"]
    assert all(part not in quote["prefix"] + quote["suffix"] for part in ("una", "rado", "orge", "Jo"))
    assert text[position["start"] : position["end"]] == "the flight"


def test_a_pack_of_texts_with_names_has_to_be_asked_for(register: str, tmp_path: Path) -> None:
    """Without the names its hashes would not fit, so nothing is written, and it is said what to do."""
    target = tmp_path / "pack.zip"

    with pytest.raises(ExportError, match="--with-names") as refused:
        operations.export(target, "US-RW", register=register)
    assert refused.value.where == str(target)
    assert not target.exists()

    operations.export(target, "US-RW", register=register, has_names=True)
    assert target.exists()


def test_a_name_that_a_decision_shows_stays(register: str, tmp_path: Path) -> None:
    """As on a published site."""
    claim = list_pending(register=register)[0].told.claim_id
    operations.review("accept", claim, register=register, by="ann", note=f"show name: {NAME}")

    operations.export(tmp_path / "all.csv", register=register)

    assert NAME in words_in(tmp_path / "all.csv")


def test_exports_of_the_command_line_are_written_down(run: Callable[..., Result], register: str) -> None:
    """Who took what, and whether with names; as those of the desk are, in the same file."""
    run("-", "US-RW", "--as", "json", "--on", "2025-09")
    run(str(Path(register).with_name("all.csv")), "--with-names")

    log = Path(f"{register}.exports.jsonl")
    first, second = map(json.loads, log.read_text("utf-8").splitlines())
    assert (first["form"], first["arrangement"], first["on"]) == ("json", "US-RW", "2025-09")
    assert "with_names" not in first
    assert (second["form"], second["with_names"]) == ("csv", True)
    assert first["by"] == second["by"] != ""
    assert log.stat().st_mode & 0o077 == 0
