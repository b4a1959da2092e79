"""Do two documents tell one story: a copy, a rewrite, an update or a translation?"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from pactwatch.data_file import load_data_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.register.fingerprint import Fingerprint, Sentence

COPY, REWRITE, TRANSLATION = "copy", "rewrite", "translation"


@functools.cache
def load_thresholds() -> dict[str, dict[str, float]]:
    """Load the shares and counts from which documents are alike."""
    return load_data_file("pactwatch.register", "likeness.toml", dict)


def days_apart() -> int:
    """Return how many days two documents of one story lie apart at most."""
    limits = load_thresholds()
    return int(max(limits["rewrite"]["days"], limits["translation"]["days"]))


def find_likeness(one: Fingerprint, other: Fingerprint) -> str | None:
    """Return how two documents tell one story (copy, rewrite, translation), or None if they do not.

    A copy may be cut, or have paragraphs of its own. A rewrite tells the same in other words, sentence by
    sentence, and credits the same agency. Two agencies at one press conference share quotations, names and
    figures and are two stories; so are two dispatches of an agency on two days that share their background.
    The answer does not depend on which document comes first.
    """
    if len(one.names & other.names) < load_thresholds()["translation"]["names"]:
        return None
    if one.language != other.language:
        return TRANSLATION if _is_translation(one, other) else None
    if _share(one.shingles, other.shingles) >= load_thresholds()["copy"]["shingles"]:
        return COPY
    return REWRITE if _is_rewrite(one, other) else None


def _is_rewrite(one: Fingerprint, other: Fingerprint) -> bool:
    limits = load_thresholds()["rewrite"]
    if not _is_near(one, other, limits["days"]) or len(one.names & other.names) < limits["names"]:
        return False
    if one.agencies and other.agencies and not one.agencies & other.agencies:
        return False
    suffix = "" if one.agencies & other.agencies else "_uncredited"
    if _share(one.names, other.names) < limits[f"names_share{suffix}"]:
        return False
    return _aligned(one, other) >= limits[f"sentences{suffix}"]


def _is_translation(one: Fingerprint, other: Fingerprint) -> bool:
    limits = load_thresholds()["translation"]
    if not _is_near(one, other, limits["days"]) or not one.agencies & other.agencies:
        return False
    if not one.events & other.events:
        return False
    has_figures = bool(one.figures & other.figures)
    return bool(one.speakers & other.speakers) or (
        has_figures and _share(one.figures, other.figures) >= limits["figures_share"]
    )


def _is_near(one: Fingerprint, other: Fingerprint, days: float) -> bool:
    return one.day is not None and other.day is not None and abs((one.day - other.day).days) <= days


def _aligned(one: Fingerprint, other: Fingerprint) -> float:
    """Return the share of the shorter document's sentences that the other tells in its own words."""
    fresh = (_fresh(one.sentences, other), _fresh(other.sentences, one))
    shorter, longer = sorted(fresh, key=lambda part: (sum(len(each.stems) for each in part), len(part)))
    if not shorter:
        return 0.0
    pairs = [
        first.stems | second.stems for first, second in zip(longer, [*longer[1:], *longer[-1:]], strict=True)
    ]
    limit = load_thresholds()["sentence"]["words_share"]
    found = sum(
        any(len(each.stems & words) / len(each.stems) >= limit for words in pairs) for each in shorter
    )
    return found / len(shorter)


def _fresh(sentences: Sequence[Sentence], other: Fingerprint) -> list[Sentence]:
    """Leave out sentences too short to compare, and those that the other document has to the letter."""
    limits = load_thresholds()["sentence"]
    theirs = frozenset[tuple[str, ...]]().union(*(each.shingles for each in other.sentences))
    return [
        each
        for each in sentences
        if len(each.stems) >= limits["fewest_words"]
        and len(each.shingles & theirs) < limits["to_the_letter"] * max(1, len(each.shingles))
    ]


def _share(one: frozenset[Any], other: frozenset[Any]) -> float:
    """Return which part of the smaller collection the other one has."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0
