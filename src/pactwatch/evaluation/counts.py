"""What is counted when a reading is held against gold."""

from __future__ import annotations

from collections import Counter

Counts = Counter[tuple[str, str, str]]
"""How often something came out so: by group ("event field"), name ("date") and outcome ("right").

Counts of reports add up, which makes scores of any set of reports, and intervals by resampling, a sum.
"""


def count_tally(counts: Counts, group: str, name: str, *, hit: int, missed: int, false: int) -> None:
    """Count claims found, missed and falsely found."""
    counts[group, name, "hit"] += hit
    counts[group, name, "missed"] += missed
    counts[group, name, "false"] += false


def count_share(counts: Counts, group: str, name: str, *, right: int, asked: int = 1) -> None:
    """Count how many of those asked are right."""
    counts[group, name, "right"] += right
    counts[group, name, "asked"] += asked
