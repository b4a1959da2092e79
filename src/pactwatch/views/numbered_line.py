"""Words with a number in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text

_MARGIN = 5


class Numbered(NamedTuple):
    """A number such as ``E3`` and words that stay clear of it on every line.

    No line is filled up with spaces, as a table would do: what is piped into a file stays clean.
    """

    number: str
    words: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the wrapped lines, the first one with the number."""
        from rich.text import Text

        margin = f"{self.number:>{_MARGIN - 1}} "
        for line in self.words.wrap(console, max(_MARGIN, options.max_width - _MARGIN)):
            line.rstrip()
            yield Text.assemble((margin, "dim"), line)
            margin = " " * _MARGIN
