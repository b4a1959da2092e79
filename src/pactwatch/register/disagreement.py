"""Where sides or reports differ: kept with both quotes, and never settled by which came last."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pactwatch.claims.event import EventType, Modality
from pactwatch.register.digest import short_id
from pactwatch.register.figure import Figure, find_figures
from pactwatch.register.figure_kind import FigureKind
from pactwatch.register.stage_rule import REACH_OF_A_DENIAL, Acts, is_denial

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pactwatch.register.happening import Happening
    from pactwatch.register.told import ToldEvent

_ID_LENGTH = 8
_DAY_LENGTH = len("2025-05-05")
NEAR = timedelta(days=10)
"""Two days of one act so near each other are two accounts of it."""
ACTS_DONE_ONCE = frozenset(
    {EventType.SIGNED, EventType.STARTED, EventType.ENDED, EventType.RULED_LAWFUL, EventType.RULED_UNLAWFUL}
)
_ONE_VALUE = frozenset({FigureKind.CAP})


class DisagreementKind(StrEnum):
    """What is disagreed on."""

    STAGE = "stage"
    WITHIN_A_SIDE = "within_a_side"
    FIGURE = "figure"
    DATE = "date"


def status_of(*, is_open: bool) -> str:
    """Return how a disagreement stands, in the words of every page, export and answer."""
    return "open" if is_open else "no longer denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one part of those who disagree say, the day by which they said it first, and who they are.

    ``by`` is the day by which that had happened.
    """

    value: str
    since: date
    by: date
    told: tuple[ToldEvent, ...]

    @classmethod
    def of(cls, value: str, by: date, told: Sequence[ToldEvent]) -> Position:
        """Make one of all who hold it."""
        return cls(value=value, since=min(event.said_by for event in told), by=by, told=tuple(told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Positions that cannot all be so.

    ``subject`` is what they are about: an event type, a figure's kind, or both with a day. ``is_open`` is
    false once what is disagreed on is no longer denied: the side that did has gone back on it, or a later act
    of both has overtaken it. The positions stay.
    """

    kind: DisagreementKind
    arrangement: str
    subject: str
    positions: tuple[Position, ...]
    is_open: bool = True

    @property
    def disagreement_id(self) -> str:
        """An id that stays the same when more reports join either position, or the pair gets another run."""
        pair = self.arrangement.split("-")[:2]
        return short_id([pair, self.kind.value, self.subject])[:_ID_LENGTH]

    @property
    def since(self) -> date:
        """The first day on which there were two positions."""
        return sorted(position.since for position in self.positions)[1]


def find_disagreements(arrangement: str, happenings: Sequence[Happening]) -> tuple[Disagreement, ...]:
    """Return where sides or reports differ on one arrangement, open ones first, then by day."""
    found = [
        *(contest.to_disagreement(arrangement) for contest in find_contests(happenings)),
        *on_figures(arrangement, find_figures(happenings)),
        *(on_days(arrangement, one, other) for one, other in find_near(happenings) if tell_two(one, other)),
    ]
    return tuple(sorted(found, key=open_first))


def open_first(each: Disagreement) -> tuple[Any, ...]:
    """Return what disagreements are sorted by."""
    return (not each.is_open, each.since, each.subject, each.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """A denial, and what it denies: told by others, or (``is_own``) by the very government that denies."""

    denial: Happening
    claimed: tuple[Happening, ...]
    is_own: bool
    is_open: bool

    @property
    def kind(self) -> DisagreementKind:
        return DisagreementKind.WITHIN_A_SIDE if self.is_own else DisagreementKind.STAGE

    @property
    def origins(self) -> int:
        """How many stories tell the one of the two that fewer tell."""
        return min(self.denial.counts.origins, max(each.counts.origins for each in self.claimed))

    def with_words(self, worded: Mapping[str, Happening]) -> Contest:
        """Return the same, of happenings whose words are at hand."""
        return replace(
            self,
            denial=worded[self.denial.happening_id],
            claimed=tuple(worded.get(each.happening_id, each) for each in self.claimed),
        )

    def to_disagreement(self, arrangement: str) -> Disagreement:
        """Return it with the words that the happenings have at hand."""
        denial = self.denial
        who = "+".join(sorted(denial.voices)) or "a party"
        everybody = [saying for each in self.claimed for saying in each.sayings]
        sayings = [saying for saying in everybody if self._is_theirs(saying.voices)]
        voices = sorted({voice for saying in sayings for voice in saying.voices})
        value = "told as fact" if any(each.is_done for each in self.claimed) else "reported"
        claimed = Position(
            value=f"said by {'+'.join(voices)}" if voices else value,
            since=min(saying.first for saying in sayings),
            by=min(each.by for each in self.claimed),
            told=tuple(
                event for each in self.claimed for event in each.told if self._is_theirs(event.voices)
            ),
        )
        denied = Position(value=f"denied by {who}", since=denial.said_first, by=denial.by, told=denial.told)
        return Disagreement(
            kind=self.kind,
            arrangement=arrangement,
            subject=f"{denial.type}, {who}",
            positions=(claimed, denied),
            is_open=self.is_open,
        )

    def _is_theirs(self, voices: frozenset[str]) -> bool:
        return bool(voices & self.denial.voices) is self.is_own


def find_contests(happenings: Sequence[Happening]) -> Iterator[Contest]:
    """Yield each denial of what others tell, and each of what the same government says."""
    told: dict[str, list[Happening]] = defaultdict(list)
    for each in happenings:
        if each.is_done or each.modality == Modality.REPORTED:
            told[each.type].append(each)
    acts = Acts(happenings)
    for denial in happenings:
        if not is_denial(denial):
            continue
        since, voices = denial.said_first, denial.voices
        claimed = [each for each in told[denial.type] if since - each.by < REACH_OF_A_DENIAL]
        others, own = [], []
        for each in claimed:
            shared = [bool(saying.voices & voices) for saying in each.sayings]
            others += [] if all(shared) else [each]
            own += [each] if any(shared) else []
        is_open = not acts.take_back(denial)
        for is_own, those in ((False, others), (True, own)):
            if those:
                yield Contest(denial=denial, claimed=tuple(those), is_own=is_own, is_open=is_open)


def on_figures(arrangement: str, figures: Sequence[Figure]) -> Iterator[Disagreement]:
    """Yield figures of one kind, unit and window that differ, where no document tells both."""
    groups: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.kind in _ONE_VALUE:
            groups[figure.kind, figure.unit, ""].append(figure)
        elif figure.date is not None and len(figure.date) == _DAY_LENGTH:
            groups[figure.kind, figure.unit, figure.date].append(figure)
    for (kind, unit, day), own in groups.items():
        told = [(figure, {event.source.document_id for event in figure.told}) for figure in own]
        apart = [
            figure
            for figure, documents in told
            if any(figure.value != other.value and documents.isdisjoint(theirs) for other, theirs in told)
        ]
        if len(apart) > 1:
            yield Disagreement(
                kind=DisagreementKind.FIGURE,
                arrangement=arrangement,
                subject=", ".join(part for part in (kind, unit, day) if part),
                positions=tuple(
                    Position.of(f"{figure.value:,.0f}", figure.by, figure.told) for figure in apart
                ),
            )


def find_near(happenings: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Yield acts that are done once and are told of two days near each other, the earlier one first."""
    dated: dict[str, list[Happening]] = defaultdict(list)
    for each in happenings:
        if each.type in ACTS_DONE_ONCE and each.is_done and each.date and len(each.date) == _DAY_LENGTH:
            dated[each.type].append(each)
    for own in dated.values():
        own.sort(key=lambda each: each.date or "")
        for at, one in enumerate(own):
            for other in own[at + 1 :]:
                if one.first is None or other.first is None or other.first - one.first > NEAR:
                    break
                yield one, other


def on_days(arrangement: str, one: Happening, other: Happening) -> Disagreement:
    """Return the disagreement of those who tell one act of two days."""
    return Disagreement(
        kind=DisagreementKind.DATE,
        arrangement=arrangement,
        subject=f"{one.type}, {one.date}",
        positions=tuple(Position.of(each.date or "", each.by, each.told) for each in (one, other)),
    )


def tell_two(one: Happening, other: Happening) -> bool:
    """Say whether no document tells both."""
    documents = {event.source.document_id for event in one.told}
    return documents.isdisjoint(event.source.document_id for event in other.told)
