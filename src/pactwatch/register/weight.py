"""What hangs on one event of an arrangement: what would be otherwise without it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pactwatch.register.happening import find_happenings

if TYPE_CHECKING:
    from pactwatch.claims.arrangement import Stage
    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.disagreement import Disagreement
    from pactwatch.register.told import ToldEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Where an arrangement stands overall (no ``party``) or for one side, with the event and without it."""

    party: str | None
    stage: Stage | None
    without: Stage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What an event of an arrangement does.

    ``changes`` are the stages that would be others without it, overall first; ``disagreements`` those that
    it is one of the positions of; ``others`` counts the documents that tell the same happening.
    """

    changes: tuple[Change, ...]
    disagreements: tuple[Disagreement, ...]
    others: int


def find_weight(arrangement: Arrangement, event: ToldEvent) -> Weight:
    """Return what hangs on one of an arrangement's events."""
    rest = [each for each in arrangement.events if each.claim_id != event.claim_id]
    without = replace(arrangement, happenings=find_happenings(rest), kept={})
    overall = Change(party=None, stage=arrangement.stage.stage, without=without.stage.stage)
    sides = (
        Change(party=side.party, stage=side.finding.stage, without=other.finding.stage)
        for side, other in zip(arrangement.sides, without.sides, strict=True)
    )
    (own,) = [
        each for each in arrangement.happenings if any(told.claim_id == event.claim_id for told in each.told)
    ]
    return Weight(
        changes=tuple(each for each in (overall, *sides) if each.stage != each.without),
        disagreements=tuple(
            each
            for each in arrangement.disagreements
            if any(told.claim_id == event.claim_id for position in each.positions for told in position.told)
        ),
        others=len({told.source.document_id for told in own.told} - {event.source.document_id}),
    )
