"""What became of reports that were added, line by line and in sum."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

    from pactwatch.register.receipt import Receipt

_STYLE = {
    "stored": "green",
    "read again": "green",
    "known": "dim",
    "off topic": "dim",
    "no report": "yellow",
    "withdrawn": "yellow",
    "unclear": "yellow",
    "quarantined": "bold red",
}
_WIDTH = len("quarantined")


def receipt_as_text(receipt: Receipt) -> Text:
    """Return one line: what became of a report, its claims or rows, its address, and what is wrong."""
    from rich.text import Text

    outcome = receipt.outcome.value
    count = receipt.claim_count
    noun = "claim"
    if receipt.row_count:
        count, noun = receipt.row_count, "row"
    claims = f"{count:>4} {noun if count == 1 else noun + 's'} " if count else ""
    line = Text.assemble((f"{outcome:<{_WIDTH}}", _STYLE[outcome]), f" {claims:<12} ", receipt.address)
    if receipt.why:
        line.append(f"\n{'':<{_WIDTH}} {receipt.why}", style="dim")
    return line


class ReceiptTally:
    """How many reports came to what, counted as they come."""

    def __init__(self) -> None:
        self._count_by_outcome: Counter[str] = Counter()
        self._claim_count = 0
        self._row_count = 0

    def count(self, receipt: Receipt) -> None:
        """Count one report."""
        self._count_by_outcome[receipt.outcome.value] += 1
        self._claim_count += receipt.claim_count
        self._row_count += receipt.row_count

    def __getitem__(self, outcome: str) -> int:
        return self._count_by_outcome[outcome]

    def __str__(self) -> str:
        counts = [f"{self[outcome]:,} {outcome}" for outcome in _STYLE if self[outcome]]
        claims = f"{self._claim_count:,} new {'claim' if self._claim_count == 1 else 'claims'}"
        rows = (
            f", {self._row_count:,} own {'row' if self._row_count == 1 else 'rows'}"
            if self._row_count
            else ""
        )
        return f"{', '.join(counts) or 'no reports'}; {claims}{rows}"
