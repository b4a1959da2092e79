"""An arrangement as one row of the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.views.wording import at_start, in_words, state_in_words

if TYPE_CHECKING:
    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.happening import Counts
    from pactwatch.register.stage_rule import SideFinding

NO_STAGE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCell:
    """Where one party puts it: "RW", "in talks", and whether it denies."""

    party: str
    stage: str | None
    words: str
    denies: bool

    @classmethod
    def of(cls, side: SideFinding) -> SideCell:
        """Return the cell of a side."""
        stage = side.finding.stage
        return cls(
            party=side.party,
            stage=stage.value if stage else None,
            words=in_words("stage", stage) if stage else NO_STAGE,
            denies=side.denies is not None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """Where an arrangement stands, in words and codes, with the counts on which that rests."""

    name: str
    sender: str
    receiver: str
    sender_name: str
    receiver_name: str
    stage: str | None
    stage_words: str
    is_disputed: bool
    sides: tuple[SideCell, ...]
    begins: str | None
    counts: Counts
    newest: str | None

    @property
    def run(self) -> str:
        """The year by which it is told from other arrangements of the two; empty where there is no other."""
        return self.name.partition("-")[2].partition("-")[2]

    @property
    def year(self) -> str | None:
        """The year in which it begins; None where nothing tells."""
        return self.begins[:4] if self.begins else None


def register_row(arrangement: Arrangement) -> RegisterRow:
    """Return the row of an arrangement."""
    stage = arrangement.stage.stage
    return RegisterRow(
        name=arrangement.name,
        sender=arrangement.sender,
        receiver=arrangement.receiver,
        sender_name=at_start(state_in_words(arrangement.sender)),
        receiver_name=state_in_words(arrangement.receiver),
        stage=stage.value if stage else None,
        stage_words=in_words("stage", stage) if stage else NO_STAGE,
        is_disputed=arrangement.stage.is_disputed,
        sides=tuple(SideCell.of(side) for side in arrangement.sides),
        begins=arrangement.begins.isoformat() if arrangement.begins else None,
        counts=arrangement.counts,
        newest=arrangement.newest,
    )
