"""Commands are run as at a terminal, in a folder with one invented report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from pactwatch.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

TALKS = "Kigali, May 5 (AFP) - Washington and Rwanda are in talks on a deal to send migrants to Rwanda."


@pytest.fixture
def run() -> Callable[..., Result]:
    """Runs a command, and returns what it prints and its exit code."""

    def invoke(*words: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(main, list(words), input=stdin)

    return invoke


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with one invented report."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PACTWATCH_REGISTER", raising=False)
    Path("talks.txt").write_text(TALKS, "utf-8")
    return tmp_path
