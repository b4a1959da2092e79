"""Transfers that a clause tells only as a plan, without "will": those due, and those called off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import MOVES
from pactwatch.claims.words.frames import find_frames

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from pactwatch.claims.words.candidates import Candidate

_STOPPING = frozenset({"block", "stop_for_now", "end"})


def find_plan(candidate: Candidate, planning: AbstractSet[str]) -> str | None:
    """Return what makes a transfer a plan, or None where nothing does.

    Args:
        candidate: A cue in its clause.
        planning: Words after which "to" and a verb tell what is planned ("due", "expected").
    """
    if candidate.cue.event not in MOVES:
        return None
    if _is_due(candidate, planning):
        return "itself the word of a plan"
    return "a flight that was called off" if is_called_off(candidate) else None


def _is_due(candidate: Candidate, planning: AbstractSet[str]) -> bool:
    """Say whether a cue itself tells of a plan: "was *expected* to be moved", "had *been* due to leave"."""
    passage, at = candidate.passage, candidate.at
    to = next((each for each in (at + 1, at + 2) if "to" in passage.lowered[each : each + 1]), None)
    plans = to is not None and passage.lowered[to - 1] in planning
    return plans and any(to in clause.helpers for clause in passage.syntax.clauses())


def is_called_off(candidate: Candidate) -> bool:
    """Say whether a cue is a flight that its own clause stops: "the first *flight* was cancelled".

    A day told with it is then past, though the flight was only a plan.
    """
    clause, passage = candidate.clause, candidate.passage
    is_flight = candidate.cue.event in MOVES and "flight" in passage.classes[candidate.at]
    if candidate.at == clause.head or not is_flight:
        return False
    frames = {frame.name for frame, at in find_frames(passage, clause) if at == clause.head}
    return not passage.lowered[candidate.at].endswith("s") and not frames.isdisjoint(_STOPPING)
