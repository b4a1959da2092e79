"""Why Pactwatch says what it says: the steps that made one claim."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.views.hanging import Hanging
from pactwatch.views.money_words import money_in_words
from pactwatch.views.passage import in_its_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from pactwatch.claims.arrangement import Arrangement
    from pactwatch.claims.event import Event
    from pactwatch.claims.statement import Statement
    from pactwatch.documents import Document, Evidence

_STEP_WIDTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One claim of a document, by its number, to be explained by its own steps (``because``)."""

    number: str
    document: Document
    claim: Arrangement | Event | Statement


def explanation_as_json(explanation: Explanation) -> str:
    """Return the claim with the contract's keys, its number, and ``because``, the steps to it."""
    claim = explanation.claim
    row = {
        "address": explanation.document.address,
        "claim": explanation.number,
        **claim.to_dict(),
        "because": list(map(str, claim.because)),
    }
    return json.dumps(row, ensure_ascii=False)


def explanation_as_text(explanation: Explanation) -> Iterator[RenderableType]:
    """Yield the claim's fields, the words that it rests on and the steps to it, for a terminal."""
    from rich.table import Table
    from rich.text import Text

    yield Text(f"{explanation.number} of {explanation.document.address}", style="bold")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=1)
    for field, value in explanation.claim.to_dict().items():
        if isinstance(value, str | int):
            grid.add_row(field, Text(str(value)))
        elif value and field == "money":
            grid.add_row(field, Text(money_in_words(**value)))
    yield grid
    passages = _passages(explanation.claim)
    if passages:
        yield Text("\nIt rests on", style="bold underline")
        yield in_its_sentence(explanation.document, passages)
    yield Text("\nBecause", style="bold underline")
    for step, reason in enumerate(explanation.claim.because, start=1):
        yield Hanging(Text(f"{step:3}"), Text(str(reason)), _STEP_WIDTH)
    if not explanation.claim.because:
        yield Text("  no step was recorded", style="dim")


def _passages(claim: Arrangement | Event | Statement) -> tuple[Evidence, ...]:
    from pactwatch.claims.event import Event
    from pactwatch.claims.statement import Statement

    if isinstance(claim, Event):
        return claim.evidence
    return claim.content if isinstance(claim, Statement) else ()
