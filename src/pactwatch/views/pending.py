"""One claim that waits for a decision: its words, what the machine makes of them, and what hangs on it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from pactwatch.documents import Document, Evidence
from pactwatch.views.passage import in_its_sentence
from pactwatch.views.terminal import MODALITY_STYLE
from pactwatch.views.wording import date_in_words, in_words, parties_in_words, state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.text import Text

    from pactwatch.register.document import StoredDocument
    from pactwatch.register.pending import Pending
    from pactwatch.register.weight import Change, Weight

_FIELDS = (
    *("actor", "people", "amount", "currency", "incident"),
    *("speaker", "role", "affiliation", "stance", "channel"),
)
"""What an event and a statement may have beside their words and their date."""


def pending_as_text(pending: Pending, document: StoredDocument) -> Iterator[RenderableType]:
    """Yield the words first, then the fields, so that a person reads before the machine speaks."""
    from rich.table import Table
    from rich.text import Text

    told = pending.told
    claim, source = told.claim, told.source
    own = Document(address=source.address, text=document.text, language=document.language)
    yield in_its_sentence(own, [Evidence.cut(own.text, each.start, each.end) for each in claim.words])
    where = source.address if "://" in source.address else PurePath(source.address).name
    parts = [source.title, source.publisher, date_in_words(source.published), where]
    yield Text(" · ".join(part for part in parts if part), style="dim")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    names = parties_in_words(pending.arrangement.sender, pending.arrangement.receiver)
    grid.add_row("arrangement", names)
    if claim.type is not None and claim.modality is not None:
        modality = Text(in_words("modality", claim.modality), style=MODALITY_STYLE[claim.modality])
        grid.add_row("type", Text(in_words("event", claim.type), style="bold"))
        grid.add_row("modality", modality)
    grid.add_row("date", date_in_words(claim.date))
    for name in _FIELDS:
        value = getattr(claim, name)
        if value is not None:
            grid.add_row(name, str(value))
    grid.add_row("claim", Text(told.claim_id, style="dim"))
    if pending.weight is not None:
        grid.add_row("on it hangs", Text("\n").join(_hanging(pending.weight)))
    yield grid


def _hanging(weight: Weight) -> Iterator[Text]:
    """Yield what would be otherwise without the event, and who else tells the same."""
    from rich.text import Text

    for change in weight.changes:
        yield Text(change_in_words(change), style="bold")
    for each in weight.disagreements:
        yield Text(f"a disagreement, {in_words('disagreement', each.kind)}", style="red")
    others = f"{weight.others} other {'report tells' if weight.others == 1 else 'reports tell'} the same"
    if not weight.changes:
        yield Text("no stage alone" + (f": {others}" if weight.others else ""), style="dim")
    elif weight.others:
        yield Text(others, style="dim")


def change_in_words(change: Change) -> str:
    """Return what would be otherwise: "the stage: signed, without it in talks"."""
    whose = "the stage" if change.party is None else state_in_words(change.party)
    stage, without = (
        "none" if each is None else in_words("stage", each) for each in (change.stage, change.without)
    )
    return f"{whose}: {stage}, without it {without}"
