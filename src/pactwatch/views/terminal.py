"""How views look on a terminal: the colours of what is told, and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

MODALITY_STYLE = {
    "asserted": "green",
    "confirmed": "bold green",
    "reported": "yellow",
    "denied": "red",
    "planned": "cyan",
    "possible": "cyan",
}


def section(title: str, lines: list[RenderableType]) -> Iterator[RenderableType]:
    """Yield lines under their heading; nothing where there are none."""
    from rich.text import Text

    if lines:
        yield Text(f"\n{title}", style="bold underline")
        yield from lines
