"""Words beside a label."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text


class Hanging(NamedTuple):
    """A label and words that stay to the right of it on every line.

    No line is filled up with spaces, as a table would do: what is piped into a file stays clean.
    """

    label: Text
    words: Text
    width: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the wrapped lines, the first one with the label."""
        from rich.text import Text

        label = self.label.wrap(console, self.width - 1)
        words = self.words.wrap(console, max(self.width, options.max_width - self.width))
        for margin, line in zip_longest(label, words, fillvalue=Text()):
            line.rstrip()
            beside = margin.copy()
            beside.rstrip()
            if line.plain:
                beside.pad_right(self.width - beside.cell_len)
            yield Text.assemble(beside, line)
