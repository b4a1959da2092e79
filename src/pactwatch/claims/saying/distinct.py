"""Attributions that tell the same words: one is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.language.attributions import Attribution

_SAME = 0.6
_THIN_RULES = frozenset({"object", "infinitive", "gerund", "passive-object", "small-clause"})


def keep_distinct(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Drop what repeats another attribution or is a part of one, and return the others by place.

    Of "the minister said that the deal is off" and of "the deal is off" that a second rule finds for nobody,
    the first is kept. What somebody is quoted as saying within another's words is no repetition.
    """
    kept: list[Attribution | None] = []
    reach: list[int] = []
    for attribution in sorted(attributions, key=_place):
        start = attribution.content[0].start
        reach = [at for at in reach if _end(kept[at]) > start]
        for at in reach:
            rival = kept[at]
            if rival is not None and _repeats(rival, attribution) and _weight(attribution) < _weight(rival):
                kept[at] = None
        rivals = (kept[at] for at in reach)
        if not any(rival is not None and _repeats(attribution, rival) for rival in rivals):
            reach.append(len(kept))
            kept.append(attribution)
    return [attribution for attribution in kept if attribution is not None]


def _end(attribution: Attribution | None) -> int:
    return attribution.content[-1].end if attribution is not None else -1


def is_thin(attribution: Attribution) -> bool:
    """Say whether what was said is given as a noun or an infinitive only: "rejected the plan"."""
    return any(rule in _THIN_RULES or rule.startswith("preposition") for rule in attribution.because)


def _place(attribution: Attribution) -> tuple[int, int, tuple[str, ...]]:
    return attribution.content[0].start, -attribution.content[-1].end, attribution.because


def _weight(attribution: Attribution) -> tuple[bool, bool, int]:
    size = sum(span.end - span.start for span in attribution.content)
    return (attribution.speaker is None, attribution.cue is None and attribution.mode != "direct", -size)


def _repeats(attribution: Attribution, other: Attribution) -> bool:
    """Say whether what one attribution tells is for the most part what another one tells already."""
    size = sum(span.end - span.start for span in attribution.content)
    shared = sum(
        max(0, min(mine.end, theirs.end) - max(mine.start, theirs.start))
        for mine in attribution.content
        for theirs in other.content
    )
    if shared < _SAME * size:
        return False
    is_same = shared >= _SAME * sum(span.end - span.start for span in other.content)
    if "labelled-turn" in other.because or other.mode != "indirect":
        return is_same or is_thin(attribution)
    return True
