"""What people have decided on which runs and which reports belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.register.decision import ON_GROUPS, Act, Decision, find_standing
from pactwatch.views.pages.claim_words import decision_in_words
from pactwatch.views.wording import date_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A merge or a split that stands, by its number: what it does, and who decided it when and why."""

    number: int
    what: str
    decided: str


def grouping_page(decisions: Sequence[Decision]) -> tuple[GroupLine, ...]:
    """Return the merges and splits that stand, the newest first."""
    standing = [each for each in find_standing(decisions) if each.act in ON_GROUPS]
    return tuple(
        GroupLine(number=each.number, what=_what(each), decided=decision_in_words(each))
        for each in reversed(standing)
    )


def _what(decision: Decision) -> str:
    """Return what a decision does: "the runs of AU-NR from 29 Aug 2025 on are another arrangement"."""
    subject, content = decision.subject, decision.content
    if "with" in content:
        return f"document {subject} tells the story of document {content['with']}"
    if "on" in content:
        return f"what {subject} did from {date_in_words(content['on'])} on is another arrangement"
    if decision.act is Act.MERGE:
        first, last = (date_in_words(content[name]) for name in ("after", "until"))
        return f"the runs of {subject} that begin on {first} and on {last} are one arrangement"
    return f"document {subject} tells a story of its own"
