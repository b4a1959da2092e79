from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from pactwatch import operations
from pactwatch.cli import main
from pactwatch.cli.export import FORMS
from pactwatch.errors import ExportError, RegisterError, UnknownError
from pactwatch.views.exports import Form

if TYPE_CHECKING:
    from pathlib import Path

TALKS = "Kigali, May 5 (AFP) - Washington and Rwanda are in talks on a deal to send migrants to Rwanda."


@pytest.fixture
def register(tmp_path: Path) -> str:
    """A register with one report."""
    report = tmp_path / "talks.txt"
    report.write_text(TALKS, "utf-8")
    address = str(tmp_path / "register.db")
    list(operations.add([str(report)], register=address, published="2025-05-05"))
    return address


def test_the_command_offers_every_form() -> None:
    """And names each in its help."""
    assert set(FORMS) == set(Form)
    help_ = CliRunner().invoke(main, ["export", "--help"]).stdout
    assert all(f".{form}" in help_ for form in FORMS)


@pytest.mark.parametrize("form", sorted(Form))
def test_the_ending_of_a_file_says_the_form(register: str, tmp_path: Path, form: str) -> None:
    """One command for all; the messages keep standard output clean."""
    target = tmp_path / f"us-rw.{form}"

    result = CliRunner().invoke(main, ["export", str(target), "US-RW", "--register", register])

    assert result.exit_code == 0, result.stderr
    assert target.stat().st_size > 0
    assert result.stdout == ""
    assert "1 claim exported. Head of the log: " in result.stderr


def test_a_form_goes_to_standard_output(register: str) -> None:
    """For a pipe."""
    result = CliRunner().invoke(main, ["export", "-", "--as", "csv", "--register", register])

    assert result.stdout.startswith("claim,permalink,kind,")


def test_what_cannot_be_exported_is_said_with_what_to_do(register: str, tmp_path: Path) -> None:
    """And nothing is left behind."""
    with pytest.raises(ExportError, match="no form of export"):
        operations.export(tmp_path / "register.docx", register=register)
    with pytest.raises(ExportError, match="no form of export 'docx'"):
        operations.export(BytesIO(), register=register, form="docx")
    with pytest.raises(ExportError, match="cannot be written"):
        operations.export(tmp_path / "missing" / "claims.csv", register=register)
    with pytest.raises(UnknownError, match="XX-YY"):
        operations.export(tmp_path / "claims.csv", "XX-YY", register=register)
    with pytest.raises(RegisterError, match="no register"):
        operations.export(tmp_path / "claims.csv", register=str(tmp_path / "none.db"))
    assert not list(tmp_path.glob("claims.csv*"))


def test_a_form_whose_library_is_missing_names_it(
    register: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parquet is an extra."""
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)

    with pytest.raises(ExportError, match=r"pactwatch\[parquet\]"):
        operations.export(tmp_path / "claims.parquet", register=register)


def test_an_empty_register_gives_an_empty_table(tmp_path: Path) -> None:
    """Not an error: nothing was told yet."""
    report = tmp_path / "weather.txt"
    report.write_text(
        "Rain is expected over the northern hills on Tuesday, the weather service said.", "utf-8"
    )
    address = str(tmp_path / "register.db")
    list(operations.add([str(report)], register=address))

    assert [
        operations.export(BytesIO(), register=address, form=form).claim_count for form in Form if form != "md"
    ] == [0] * (len(Form) - 1)
