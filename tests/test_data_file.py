"""A broken data file is told by its path, what is wrong with it and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from pactwatch.data_file import check_keys, load_data_file
from pactwatch.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENTRY = 'id = "said.told"\nwords = ["told", "tells"]\n'


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with one whole data file and one that stops in the middle of a list."""
    folder = tmp_path / "some_words"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "whole.toml").write_text(ENTRY, "utf-8")
    (folder / "broken.toml").write_text(ENTRY.removesuffix("]\n"), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return folder.name


def test_a_data_file_becomes_what_is_made_of_its_table(package: str) -> None:
    """Code works with a value of its own, never with the table."""
    words = load_data_file(package, "whole.toml", lambda table: frozenset(table["words"]))

    assert words == {"told", "tells"}


@pytest.mark.parametrize(
    ("name", "build", "what"),
    [
        ("none.toml", dict, "No such file"),
        ("broken.toml", dict, "at line 2|end of document"),
        ("whole.toml", lambda table: table["verbs"], "lacks the key 'verbs'"),
        ("whole.toml", lambda table: re.compile("(" + table["id"]), "unterminated subpattern"),
        (
            "whole.toml",
            lambda table: check_keys(table, {"id"}, where="said.told"),
            "said.told has .* words;",
        ),
    ],
)
def test_a_fault_is_told_with_its_file_and_its_remedy(
    package: str, name: str, build: Callable[[dict[str, Any]], object], what: str
) -> None:
    """Whoever has edited a lexicon sees which file it was, and not the place in the code that needs it."""
    with pytest.raises(LexiconError, match=what) as caught:
        load_data_file(package, name, build, remedy="Compare with the English file.")

    assert caught.value.where.endswith(f"{package}/{name}")
    assert caught.value.remedy == "Compare with the English file."
