from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from pactwatch.documents.agencies import find_agencies

ENTRIES: list[dict[str, Any]] = tomllib.loads(
    (resources.files("pactwatch.documents") / "lexicons" / "agencies.toml").read_text("utf-8")
)["agency"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["name"]))
def test_an_agency_keeps_the_promises_of_its_own_examples(entry: dict[str, Any]) -> None:
    """A wording too wide credits an agency that wrote nothing."""
    assert [example for example in entry["matches"] if entry["name"] not in find_agencies([example])] == []
    assert [example for example in entry["rejects"] if entry["name"] in find_agencies([example])] == []


def test_agencies_come_in_the_order_of_the_text() -> None:
    """The one that the report is credited to mostly comes first."""
    blocks = ["KIGALI (Reuters) - A plane landed.", "She told AFP that it had left.", "A Reuters/Ipsos poll"]

    assert find_agencies(blocks) == ("Reuters", "AFP")
