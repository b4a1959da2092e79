"""Events that wait for a person's decision, those that most hangs on first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pactwatch.register.weight import Weight, find_weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.told import ToldEvent


@dataclass(frozen=True, kw_only=True)
class Pending:
    """An event that nobody has decided on, of one arrangement as it stands now."""

    event: ToldEvent
    arrangement: Arrangement

    @cached_property
    def weight(self) -> Weight:
        """What hangs on the event."""
        return find_weight(self.arrangement, self.event)


def find_pending(arrangements: Iterable[Arrangement]) -> tuple[Pending, ...]:
    """Return the events without a decision, those that stages rest on or that are denied first."""
    first: list[Pending] = []
    then: list[Pending] = []
    for arrangement in arrangements:
        weighty = {
            event.claim_id
            for finding in (arrangement.stage, *(side.finding for side in arrangement.sides))
            for each in (*finding.rests_on, *finding.denied)
            for event in each.told
        }
        for event in arrangement.events:
            if event.decision is None:
                pending = Pending(event=event, arrangement=arrangement)
                (first if event.claim_id in weighty else then).append(pending)
    return tuple({each.event.claim_id: each for each in (*first, *then)}.values())
