"""Words beside a label."""

from __future__ import annotations

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

        margin = self.label.copy()
        margin.truncate(self.width - 1)
        margin.pad_right(self.width - margin.cell_len)
        for line in self.words.wrap(console, max(self.width, options.max_width - self.width)):
            line.rstrip()
            yield Text.assemble(margin, line) if line.plain else Text()
            margin = Text(" " * self.width)
