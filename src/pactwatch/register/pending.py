"""Claims that wait for a person's decision, those that most hangs on first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pactwatch.register.told import ToldEvent, ToldStatement
from pactwatch.register.weight import Weight, find_weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.register.arrangement import Arrangement


@dataclass(frozen=True, kw_only=True)
class Pending:
    """An event or a statement that nobody has decided on, of one arrangement as it stands now."""

    told: ToldEvent | ToldStatement
    arrangement: Arrangement

    @cached_property
    def weight(self) -> Weight | None:
        """What hangs on the event; None of a statement, which no stage rests on by itself."""
        return find_weight(self.arrangement, self.told) if isinstance(self.told, ToldEvent) else None


def find_pending(arrangements: Iterable[Arrangement]) -> tuple[Pending, ...]:
    """Return the claims without a decision: events, those that stages rest on first, then statements."""
    first: list[Pending] = []
    then: list[Pending] = []
    statements: list[Pending] = []
    for arrangement in arrangements:
        weighty = {
            event.claim_id
            for finding in (arrangement.stage, *(side.finding for side in arrangement.sides))
            for each in (*finding.rests_on, *finding.denied)
            for event in each.told
        }
        for event in arrangement.events:
            own = first if event.claim_id in weighty else then
            own.append(Pending(told=event, arrangement=arrangement))
        statements += [Pending(told=said, arrangement=arrangement) for said in arrangement.statements]
    by_claim = {each.told.claim_id: each for each in (*first, *then, *statements)}
    return tuple(each for each in by_claim.values() if each.told.decision is None)
