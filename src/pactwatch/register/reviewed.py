"""Claims as they are after what people have decided on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.register.decision import ON_CLAIMS, Act, Decision, find_standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pactwatch.register.claim import Claim


class Reviewed(NamedTuple):
    """A claim with the decision on it; after an edit, with the fields that the edit sets."""

    claim: Claim
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Review:
    """The decisions that stand, by what they are on."""

    on_claims: Mapping[str, Decision]
    on_runs: Mapping[str, Sequence[Decision]]
    on_stories: Sequence[Decision]

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Review:
        """Sort decisions out; of several on one claim, the newest that stands counts."""
        on_claims: dict[str, Decision] = {}
        on_runs: dict[str, list[Decision]] = {}
        on_stories = []
        for decision in find_standing(decisions):
            if decision.act in ON_CLAIMS:
                on_claims[decision.subject] = decision
            elif "-" in decision.subject:
                on_runs.setdefault(decision.subject, []).append(decision)
            else:
                on_stories.append(decision)
        return cls(on_claims, on_runs, on_stories)

    def apply(self, claims: Sequence[Claim], decided: Sequence[Claim]) -> list[Reviewed]:
        """Return the claims of one document as people have left them, with the decision on each.

        Args:
            claims: Those of its newest reading.
            decided: Those of any reading on which there is a decision.

        A claim that was entered, accepted or edited stays, whatever newer readers find; what they find at the
        same words for the same thing gives way to it, and to a rejection.
        """
        settled = {claim.claim_id for claim in decided}
        kept = [
            Reviewed(claim, None)
            for claim in claims
            if claim.claim_id not in settled and not any(_is_same_place(claim, other) for other in decided)
        ]
        for claim in decided:
            decision = self.on_claims[claim.claim_id]
            if decision.act in {Act.ENTER, Act.ACCEPT}:
                kept.append(Reviewed(claim, decision))
            elif decision.act is Act.EDIT:
                kept.append(Reviewed(replace(claim, **decision.content), decision))
        return kept

    def cuts(self, pair: str, found: Iterable[date]) -> list[date]:
        """Return the days on which runs of a pair begin, found by rule and decided."""
        days = set(found)
        for decision in self.on_runs.get(pair, ()):
            if decision.act is Act.SPLIT:
                days.add(date.fromisoformat(decision.content["on"]))
            else:
                after, until = (date.fromisoformat(decision.content[key]) for key in ("after", "until"))
                days = {day for day in days if not after < day <= until}
        return sorted(days)

    def links(self, links: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return the links between documents of one story, found by rule and decided."""
        kept = set(links)
        for decision in self.on_stories:
            if decision.act is Act.SPLIT:
                kept = {pair for pair in kept if decision.subject not in pair}
            else:
                kept.add((decision.subject, decision.content["with"]))
        return sorted(kept)


def _is_same_place(one: Claim, other: Claim) -> bool:
    """Say whether two claims of a document say the same kind of thing of the same pair by the same words."""
    same = ("kind", "type", "sender", "receiver")
    if any(getattr(one, name) != getattr(other, name) for name in same):
        return False
    return any(a.start < b.end and b.start < a.end for a in one.words for b in other.words)
