"""Rows of users' own tables, which are no claims: shown apart, and whether words tie them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from pactwatch.views.hanging import Hanging
from pactwatch.views.wording import in_words, short_date_in_words, state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType
    from rich.table import Table

    from pactwatch.register.sheets import OwnRow

_LABEL = 20
_SHORT_ID = 8


def own_row_as_row(own: OwnRow) -> dict[str, Any]:
    """Return a row as plain values, with all that the user wrote."""
    return {
        "row": own.row.row_id,
        "address": own.address,
        **own.row.to_dict(),
        "tied_to_words": own.tied.to_dict() if own.tied else None,
    }


def own_rows_as_text(rows: Iterable[OwnRow]) -> Iterator[RenderableType]:
    """Yield the rows on one arrangement, each with where the user keeps it and whether words tie it."""
    from rich.text import Text

    found = list(rows)
    if not found:
        return
    yield Text("\nYour own rows, which count for nothing above", style="bold underline")
    for own in found:
        row = own.row
        quote = f"“{row.quote}”" if row.quote else None
        said = [row.source, quote, row.note, row.url]
        tie = f"tied to words by {own.tied.decided_by}" if own.tied else "not yet tied to words"
        place = f"{own.address}:{row.line}, row {row.row_id[:_SHORT_ID]}"
        words = Text.assemble(
            (_stage(own), "bold"),
            *(f" · {part}" for part in said if part),
            (f" · {tie}", "green" if own.tied else "yellow"),
            (f"\n{place}", "dim"),
            (f" · {row.remark}" if row.remark else "", "yellow"),
        )
        yield Hanging(Text(short_date_in_words(row.date), style="" if row.date else "dim"), words, _LABEL)


def own_rows_as_table(rows: Iterable[OwnRow]) -> Table:
    """Return how many rows users keep on each arrangement, for a terminal."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", expand=True)
    table.add_column("Your own rows", ratio=5)
    table.add_column("Newest says", ratio=2)
    table.add_column("Day", no_wrap=True)
    table.add_column("Tied to words", no_wrap=True)
    for pair, group in groupby(rows, key=lambda own: (own.row.sender, own.row.receiver)):
        own = list(group)
        newest = max(own, key=lambda each: (each.row.date or "", each.row.line))
        if pair[0] and pair[1]:
            names = Text.assemble(f"{state_in_words(pair[0])} → {state_in_words(pair[1])}")
            names.append(f"\n{pair[0]}-{pair[1]}", style="dim")
        else:
            names = Text("Parties not understood", style="yellow")
            names.append(f"\n{', '.join(f'{each.address}:{each.row.line}' for each in own)}", style="dim")
        tied = sum(each.tied is not None for each in own)
        day = short_date_in_words(newest.row.date)
        table.add_row(names, Text(_stage(newest)), day, f"{tied} of {len(own)}")
    return table


def _stage(own: OwnRow) -> str:
    return in_words("stage", own.row.stage) if own.row.stage else "–"
