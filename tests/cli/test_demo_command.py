"""The first command that a newcomer runs."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from pactwatch.corpus import corpus_folder
from pactwatch.web import make_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("folder")


def test_the_demo_fills_a_register_and_says_what_to_do_next(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A newcomer sees where arrangements stand, and how to see why."""
    monkeypatch.setattr("pactwatch.operations.keeping.corpus_folder", lambda: tmp_path)

    result = run("demo")

    assert "United States → Rwanda" in result.stdout
    assert "pactwatch show US-RW --register pactwatch-demo.db" in result.stdout


def test_the_demo_in_a_browser_begins_with_the_talks_of_may_2025(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report that shows what Pactwatch is for; the page at that address is its dossier."""
    shipped = Path("shipped")
    shipped.mkdir()
    shutil.copy(corpus_folder() / "seed-us-rwanda-talks.txt", shipped)
    monkeypatch.setattr("pactwatch.operations.keeping.corpus_folder", lambda: shipped)
    desks: list[TestClient] = []
    monkeypatch.setattr("pactwatch.web.open_door", lambda *_: nullcontext())
    monkeypatch.setattr(
        "pactwatch.web.run",
        lambda settings, *_, **__: desks.append(TestClient(make_app(settings), base_url="http://127.0.0.1")),
    )

    result = run("demo", "--serve")

    page = desks[0].get("/arrangements/US-RW").text
    assert "The desk is at http://127.0.0.1:8010/\n" in result.stderr
    assert "Begin with US-RW at http://127.0.0.1:8010/arrangements/US-RW\n" in result.stderr
    assert "early stages of talks" in page
    assert "4 May 2025" in page
