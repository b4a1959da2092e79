from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SCRIPTS = Path(__file__).parents[2] / "evaluation"


def load(name: str) -> ModuleType:
    """Return a script of ``evaluation/`` as a module."""
    spec = importlib.util.spec_from_file_location(f"evaluation_{name}", SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def gate() -> ModuleType:
    """The gate of the floors."""
    return load("gate")


def test_a_score_below_its_floor_is_a_fall(gate: ModuleType) -> None:
    """The line says which half, which figure and by how much."""
    falls = gate.find_falls({"A": {"events, F1": 0.70}}, {"A": {"events, F1": 0.75}})

    assert falls == ["half A, events, F1: 0.7000 is below its floor 0.7500"]


def test_a_figure_that_is_no_longer_asked_for_is_a_fall(gate: ModuleType) -> None:
    """Dropping the question does not keep the promise."""
    assert gate.find_falls({"A": {}}, {"A": {"events, F1": 0.75}})


def test_a_floor_rises_with_the_score_and_is_not_lowered(gate: ModuleType) -> None:
    """What was reached once stays promised."""
    floors = {"B": {"events, F1": 0.75, "statements, F1": 0.80}}

    new = gate.raised({"B": {"events, F1": 0.90, "statements, F1": 0.70}}, floors, allow_lower=False)

    assert new == {"B": {"events, F1": 0.895, "statements, F1": 0.80}}


def test_a_floor_is_lowered_only_with_the_flag(gate: ModuleType) -> None:
    """It takes a person who says so."""
    lowered = gate.raised({"B": {"events, F1": 0.7}}, {"B": {"events, F1": 0.8}}, allow_lower=True)

    assert lowered == {"B": {"events, F1": 0.695}}


def test_a_passage_is_found_again_in_the_file_with_its_line_ends() -> None:
    """PolNeAR counts code points of the file as it is: CRLF, indents and all."""
    from pactwatch.documents import Evidence

    raw = "SENATE VOTES\r\n\r\n  \u201cWe will  not\r\nsign,\u201d he said.\r\n"
    cleaned = "SENATE VOTES\n\n\u201cWe will not sign,\u201d he said."
    start = cleaned.index("We will")

    span = load("polnear").Alignment(cleaned, raw).raw_span(Evidence.cut(cleaned, start, start + 17))

    assert span is not None
    assert raw[slice(*span)] == "We will  not\r\nsign"
