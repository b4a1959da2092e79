"""An arrangement as the register derives it: one run of a pair of states, as of a day."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

from pactwatch.errors import UnknownError
from pactwatch.register.disagreement import Disagreement, find_disagreements
from pactwatch.register.figure import Figure, find_figures
from pactwatch.register.happening import Counts, Happening, find_happenings, leave_out_later
from pactwatch.register.runs import find_runs
from pactwatch.register.stage_rule import SideFinding, StageFinding, find_side, find_stage
from pactwatch.register.telling import newest_by_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from pactwatch.register.newest import Pair
    from pactwatch.register.runs import Run
    from pactwatch.register.telling import PairTold
    from pactwatch.register.told import Source, ToldEvent, ToldStatement

T = TypeVar("T")
_NAME = re.compile(r"^([A-Za-z]{2})-([A-Za-z]{2})(?:-(\d{4}[a-z]?))?$")


class ArrangementName(NamedTuple):
    """The name of an arrangement: ``US-RW``, or ``AU-NR-2012`` for the run that was alive in that year."""

    sender: str
    receiver: str
    run: str | None

    @classmethod
    def parse(cls, name: str) -> Self:
        """Read a name.

        Raises:
            UnknownError: If it is none.
        """
        found = _NAME.match(name.strip())
        if found is None:
            raise UnknownError(
                what="this is no name of an arrangement",
                where=name,
                remedy="Write the codes of sender and receiver: US-RW; AU-NR-2012 is the run of that year.",
            )
        return cls(found[1].upper(), found[2].upper(), found[3])


class LeftOut(NamedTuple):
    """How much of an arrangement, or of what somebody said, a page leaves out."""

    happenings: int = 0
    statements: int = 0
    figures: int = 0
    disagreements: int = 0


_NOTHING = LeftOut()


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """One run of a pair of states, by what was told of it up to a day (``on``) and known up to a moment.

    ``name`` is the pair's if it has one run, and else has the year in which this run begins. Everything else
    follows from happenings and statements; where these come from the tables, cut to what a page holds, what
    follows comes from the tables as well (``kept``, by name, read when it is asked for; `verify` checks
    them), and ``left_out`` says how much is not here. ``sources`` are the documents that tell of it.
    """

    name: str
    sender: str
    receiver: str
    begins: date | None
    happenings: tuple[Happening, ...]
    statements: tuple[ToldStatement, ...]
    sources: tuple[Source, ...] = ()
    left_out: LeftOut = _NOTHING
    kept: Mapping[str, Callable[[], Any]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def events(self) -> tuple[ToldEvent, ...]:
        """All who tell of it, by happening."""
        return tuple(event for each in self.happenings for event in each.told)

    @cached_property
    def stage(self) -> StageFinding:
        """Where it stands overall."""
        return self._get("stage", lambda: find_stage(self.happenings))

    @cached_property
    def sides(self) -> tuple[SideFinding, SideFinding]:
        """Where each party puts it, the sender first."""
        return self._get(
            "sides",
            lambda: (find_side(self.sender, self.happenings), find_side(self.receiver, self.happenings)),
        )

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The numbers told of it, each with what it counts."""
        return self._get("figures", lambda: find_figures(self.happenings))

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where sides or reports differ on it."""
        return self._get("disagreements", lambda: find_disagreements(self.name, self.happenings))

    @cached_property
    def counts(self) -> Counts:
        """On how many reports, origins and speakers it rests."""
        speakers = [said.claim.speaker for said in self.statements if said.claim.speaker]
        return self._get("counts", lambda: Counts.of(self.sources, speakers))

    @cached_property
    def newest(self) -> str | None:
        """When the newest report was published; None if none says."""
        published = (source.published for source in self.sources if source.published)
        return self._get("newest", lambda: max(published, default=None))

    def _get(self, name: str, derive: Callable[[], T]) -> T:
        kept: Callable[[], T] = self.kept.get(name, derive)
        return kept()


def derive_arrangements(pair: Pair, told: PairTold, *, on: date | None = None) -> tuple[Arrangement, ...]:
    """Return the arrangements of a pair, oldest first: a pure function of what is told, in whatever order.

    Args:
        pair: Sender and receiver.
        told: All that is told of them.
        on: Leave out what had not surely happened or been said by the end of this day.
    """
    runs = find_runs(find_happenings(told.events), decide=functools.partial(told.review.cuts, "-".join(pair)))
    newest = newest_by_document(told.events)
    arrangements = []
    for run in runs:
        happenings = [each if on is None else leave_out_later(each, on) for each in run.happenings]
        # A statement is on the run that was alive when the newest that its document tells had happened.
        statements = [said for said in told.statements if run.covers(newest[said.source.document_id])]
        events = [event for event in told.events if run.covers(event.by) and (on is None or event.by <= on)]
        if any(happenings):
            arrangements.append(
                Arrangement(
                    name=name_of(pair, run, runs),
                    sender=pair[0],
                    receiver=pair[1],
                    begins=run.begins,
                    happenings=tuple(each for each in happenings if each is not None),
                    sources=tuple({event.source.document_id: event.source for event in events}.values()),
                    statements=tuple(
                        sorted(
                            (said for said in statements if on is None or said.said_by <= on),
                            key=lambda said: (said.said_by, said.claim.claim_id),
                        )
                    ),
                )
            )
    return tuple(arrangements)


def name_of(pair: Pair, run: Run, runs: Sequence[Run]) -> str:
    """Return the name of a run: the pair's where it is the only one."""
    return "-".join(pair) + (f"-{run.year}" if len(runs) > 1 else "")


def select_run(arrangements: Sequence[Arrangement], run: str | None) -> Sequence[Arrangement]:
    """Return the arrangement that was alive in a year, or all where no year is asked for.

    Hence a link with a year leads to the right run even after earlier reports have moved its beginning.
    """
    if run is None:
        return arrangements
    exact = [each for each in arrangements if each.name.endswith(f"-{run}")]
    if exact:
        return exact
    year = int(run[:4])
    alive = [each for each in arrangements if each.begins is None or each.begins.year <= year]
    return alive[-1:] or arrangements[:1]
