"""Many patterns are looked for as one, without a change of what is found."""

from __future__ import annotations

import re

import pytest

from pactwatch.claims.words.alternatives import any_of

PATTERNS = [r"\bwaste\b|\bshame", r"will (?:not|never)\b|\bno [a|b]\w+", r"due\|process", "unfit"]


@pytest.mark.parametrize(
    "words",
    [
        "a waste of money",
        "wasted",
        "shameful",
        "unashamed",
        "it will never",
        "no bar",
        "no |x",
        "piano aa",
        "due|process",
        "process",
        "unfit",
        "",
    ],
)
def test_what_one_of_the_patterns_finds_all_together_find(words: str) -> None:
    """A bar inside a group or a set parts no patterns, and an edge of a word belongs to its own only."""
    alone = any(re.search(pattern, words) for pattern in PATTERNS)

    assert bool(re.search(any_of(PATTERNS), words)) == alone
