"""One event that waits for a decision, with its words and what the machine makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.views.happening_words import MODALITY_STYLE
from pactwatch.views.wording import date_in_words, in_words, parties_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from pactwatch.register.told import ToldEvent


def pending_as_text(event: ToldEvent) -> Iterator[RenderableType]:
    """Yield the words first, then the fields, so that a person reads before the machine speaks."""
    from rich.table import Table
    from rich.text import Text

    claim, source = event.claim, event.source
    yield Text("“" + " … ".join(" ".join(words.exact.split()) for words in claim.words) + "”")
    parts = [source.title, source.publisher, date_in_words(source.published), source.address]
    yield Text(" · ".join(part for part in parts if part), style="dim")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row("arrangement", parties_in_words(claim.sender or "", claim.receiver or ""))
    grid.add_row("type", Text(in_words("event", event.type), style="bold"))
    grid.add_row("modality", Text(in_words("modality", event.modality), style=MODALITY_STYLE[event.modality]))
    grid.add_row("date", date_in_words(claim.date))
    for name in ("actor", "people", "amount", "currency", "incident"):
        value = getattr(claim, name)
        if value is not None:
            grid.add_row(name, str(value))
    grid.add_row("claim", Text(event.claim_id, style="dim"))
    yield grid
