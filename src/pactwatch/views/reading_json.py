"""One reading for a program: a line of JSON with exactly the keys of the contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.reading import Reading
    from pactwatch.errors import PactwatchError


def reading_as_json(reading: Reading, *, with_reasons: bool = False) -> str:
    """Return a reading as one line; with reasons, each claim also has ``because``, the steps to it."""
    row = reading.to_dict()
    if with_reasons:
        _add_reasons(row["arrangements"], reading.arrangements)
        _add_reasons(row["events"], reading.events)
        _add_reasons(row["statements"], reading.statements)
    return json.dumps(row, ensure_ascii=False)


def error_as_json(address: str, error: PactwatchError) -> str:
    """Return the line of a report that cannot be read."""
    said = f"{error.what}. {error.remedy}"
    return json.dumps({"address": address, "error": said}, ensure_ascii=False)


def _add_reasons(rows: list[dict[str, Any]], claims: Sequence[Any]) -> None:
    for row, claim in zip(rows, claims, strict=True):
        row["because"] = list(map(str, claim.because))
