"""What people decide on what the machine proposes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Act(StrEnum):
    """What a decision does: ``enter`` adds a claim of a person, all others concern what is there."""

    ENTER = "enter"
    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of one person.

    ``subject`` is a claim's id; a pair of states (``AU-NR``) whose runs are merged or split; the id of a
    document that is put with another's story or taken out of one; or the number of a decision to undo.
    ``content`` has what belongs to the act: the fields that an edit sets, the days between which runs are
    merged, the day on which one is split, the other document of a merged story.
    """

    number: int
    act: Act
    subject: str
    document_id: str | None
    content: dict[str, Any]
    decided_by: str
    decided_at: str
    note: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return the decision as plain values."""
        return {
            "decision": self.number,
            "act": self.act.value,
            "subject": self.subject,
            "content": self.content,
            "by": self.decided_by,
            "at": self.decided_at,
            "note": self.note,
        }

    def __str__(self) -> str:
        note = f": {self.note}" if self.note else ""
        return f"decision {self.number}, {self.act} by {self.decided_by} at {self.decided_at[:16]}{note}"


ON_CLAIMS = frozenset({Act.ENTER, Act.ACCEPT, Act.REJECT, Act.EDIT})
"""What can be decided on a claim."""
ON_GROUPS = frozenset({Act.MERGE, Act.SPLIT})
"""What can be decided on the runs of a pair, or on the documents of a story."""


def trace_act(decision: Decision, by_number: Mapping[int, Decision]) -> Act:
    """Return what a decision is about in the end: an undoing is about what was undone first."""
    while decision.act is Act.UNDO:
        decision = by_number[int(decision.subject)]
    return decision.act


def find_standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that count: those not undone, an undone undoing left out as well.

    They stand in the order in which they were made.
    """
    by_number = {decision.number: decision for decision in decisions}
    undone: set[int] = set()
    for number in sorted(by_number, reverse=True):
        decision = by_number[number]
        if decision.act is Act.UNDO and number not in undone:
            undone.add(int(decision.subject))
    return [
        decision
        for number, decision in sorted(by_number.items())
        if number not in undone and decision.act is not Act.UNDO
    ]
