"""What people have decided on which runs and which reports belong together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.register.decision import ON_GROUPS, Act, Decision, find_standing
from pactwatch.views.pages.claim_words import decision_in_words
from pactwatch.views.wording import at_start, date_in_words, state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.register.arrangement import Arrangement


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A merge or a split that stands, by its number: what it does, and who decided it when and why."""

    number: int
    what: str
    decided: str


class NamedChoice(NamedTuple):
    """What a form can be filled with, and what that is in words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChoices:
    """The runs that can be merged, those of pairs that have several, and the pairs that can be split."""

    runs: tuple[NamedChoice, ...]
    pairs: tuple[NamedChoice, ...]


def group_choices(arrangements: Iterable[Arrangement], subject: str = "") -> GroupChoices:
    """Return the arrangements to choose from: of the pair in hand first, then of its neighbours.

    Args:
        arrangements: All that there are.
        subject: A run or a pair, ``AU-NR-2001``; of anything else, all arrangements are to choose from.
    """
    parties = subject.upper().split("-")[:2]
    known = sorted(arrangements, key=lambda each: ([each.sender, each.receiver] != parties, each.name))
    if "-" in subject:
        known = [each for each in known if {each.sender, each.receiver} & set(parties)]
    runs = Counter((each.sender, each.receiver) for each in known)
    return GroupChoices(
        runs=tuple(
            NamedChoice(each.name, f"{_parties(pair)}{_begins(each)}")
            for each in known
            if runs[pair := (each.sender, each.receiver)] > 1
        ),
        pairs=tuple(NamedChoice("-".join(pair), _parties(pair)) for pair in runs),
    )


def _parties(pair: tuple[str, str]) -> str:
    return f"{at_start(state_in_words(pair[0]))} → {state_in_words(pair[1])}"


def _begins(arrangement: Arrangement) -> str:
    return f", begins in {arrangement.begins.year}" if arrangement.begins else ""


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
