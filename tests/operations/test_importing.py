"""The functions that Pactwatch offers to programs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pactwatch import operations


@pytest.mark.parametrize("name", operations.__all__)
def test_every_operation_that_is_named_can_be_called(name: str) -> None:
    """They are imported when they are first asked for."""
    assert callable(getattr(operations, name))


def test_what_is_no_operation_is_said_to_be_none() -> None:
    """As of any module."""
    assert not hasattr(operations, "negotiate")


def test_reading_loads_neither_a_database_nor_a_page() -> None:
    """So that one report is read soon after the command is given."""
    code = "import sys; from pactwatch.operations import read; print(*sys.modules)"

    loaded = subprocess.run(  # noqa: S603 — our own words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert {"sqlalchemy", "pactwatch.views", "pactwatch.register"}.isdisjoint(loaded.split())
