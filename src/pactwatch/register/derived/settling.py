"""Figures and disagreements of a run, worked out anew where what happened has changed, else as they were."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.derived.brief_events import Brief, brief_event
from pactwatch.register.derived.summary import pack_contest, pack_disagreement, pack_figure
from pactwatch.register.disagreement import (
    DisagreementKind,
    find_contests,
    find_near,
    on_days,
    on_figures,
    tell_two,
)
from pactwatch.register.figure import find_figures
from pactwatch.register.figure_kind import FigureKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from pactwatch.register.disagreement import Contest
    from pactwatch.register.happening import Happening
    from pactwatch.register.told import ToldEvent

Packed = dict[str, Any]
_ORDER = list(FigureKind)
_WEIGHTIEST = 3
"""Of what a denial is against, so many happenings are looked at for words: those that most stories tell."""


_OF_SOURCE = frozenset({"published_by", "origin_id"})
_BRIEF = select(
    *((schema.source if name in _OF_SOURCE else schema.told_event).c[name] for name in Brief._fields)
).join(schema.source, schema.source.c.document_id == schema.told_event.c.document_id)


class Trait(NamedTuple):
    """Type and mood of a happening, and the window in which its figures count: its date, if it is dated."""

    type: str
    mood: str
    window: str | None


def trait_of(row: Mapping[str, Any]) -> Trait:
    """Return the traits of the row of a happening."""
    return Trait(row["type"], row["mood"], row["date"] if row["first_day"] else None)


@dataclass(frozen=True, slots=True)
class Settled:
    """The figures and the disagreements of a run, as its row keeps them."""

    figures: list[Packed]
    disagreements: list[Packed]


def settle(
    connection: Connection,
    happenings: Sequence[Happening],
    *,
    name: str,
    former: Any | None,
    changed: Collection[Trait],
) -> Settled:
    """Return the figures and disagreements of a run.

    Args:
        connection: A transaction that writes; what happened is up to date in it.
        happenings: All that happened in the run, without those who tell it.
        name: The name of the run.
        former: The row of this very run so far; None if it has none.
        changed: The traits of what happened otherwise than that row knew.
    """
    return _Settling(connection, happenings, name, former, changed).settle()


class _Settling:
    def __init__(
        self,
        connection: Connection,
        happenings: Sequence[Happening],
        name: str,
        former: Any | None,
        changed: Collection[Trait],
    ) -> None:
        self._connection = connection
        self._happenings, self._name = happenings, name
        self._figures: list[Packed] = json.loads(former.figures) if former else []
        self._disagreements: list[Packed] = json.loads(former.disagreements) if former else []
        self._windows = None if former is None else {each.window for each in changed}
        self._acts = None if former is None else {each[::2] for each in changed if each.mood == "done"}

    def settle(self) -> Settled:
        figures, on_numbers = self._numbers()
        contests = self._contests()
        found = [*contests, *on_numbers, *self._days()]
        return Settled(sorted(figures, key=_figure_order), sorted(found, key=_open_first))

    def _is_stale(self, window: str | None) -> bool:
        return self._windows is None or window in self._windows

    def _numbers(self) -> tuple[list[Packed], list[Packed]]:
        """Return all figures, and the disagreements on them."""
        stale = [each for each in self._happenings if self._is_stale(_window(each))]
        told = self._load((each.happening_id for each in stale), schema.IS_NUMBERED)
        # Caps of all windows are compared with each other.
        has_caps = any(own.counts == FigureKind.CAP for each in told.values() for own in each) or any(
            each["kind"] == FigureKind.CAP and self._is_stale(each["date"]) for each in self._figures
        )
        if has_caps:
            others = {each.happening_id for each in self._happenings} - {each.happening_id for each in stale}
            told |= self._load(others, schema.IS_NUMBERED, schema.told_event.c.counts == FigureKind.CAP.value)

        def is_found(kind: str, window: str | None) -> bool:
            return self._is_stale(window) or (has_caps and kind == FigureKind.CAP)

        worded = [
            replace(each, told=tuple(told[each.happening_id]))
            for each in self._happenings
            if each.happening_id in told
        ]
        figures = [each for each in find_figures(worded) if is_found(each.kind, each.date)]
        kept = [each for each in self._figures if not is_found(each["kind"], each["date"])]
        apart = [pack_disagreement(each) for each in on_figures(self._name, figures)]
        for each in self._disagreements:
            if each["kind"] == DisagreementKind.FIGURE:
                kind, _, *day = each["subject"].split(", ")
                is_new = is_found(kind, day[0]) if day else has_caps
                apart += [] if is_new else [each]
        return [*kept, *(pack_figure(each) for each in figures)], apart

    def _days(self) -> list[Packed]:
        """Return the disagreements on the day of what is done once."""
        near = [pair for pair in find_near(self._happenings) if any(self._is_new(each) for each in pair)]
        told = self._load({each.happening_id for pair in near for each in pair})
        found = []
        for pair in near:
            one, other = (replace(each, told=tuple(told[each.happening_id])) for each in pair)
            if tell_two(one, other):
                found.append(pack_disagreement(on_days(self._name, one, other)))
        for each in self._disagreements:
            if each["kind"] == DisagreementKind.DATE and self._acts is not None:
                kind = each["subject"].partition(", ")[0]
                if not any((kind, position["value"]) in self._acts for position in each["positions"]):
                    found.append(each)
        return found

    def _is_new(self, each: Happening) -> bool:
        return self._acts is None or (each.type, each.date) in self._acts

    def _contests(self) -> list[Packed]:
        """Return the disagreements on whether a thing is so."""
        contests = list(find_contests(self._happenings))
        weighty = {each.happening_id: each for contest in contests for each in _weightiest(contest)}
        claims = {claim_id for each in weighty.values() for claim_id in each.claim_ids}
        told = self._load_claims(claims)
        worded = {key: replace(each, told=tuple(told.get(key, ()))) for key, each in weighty.items()}
        return [pack_contest(each.with_words(worded), self._name, origins=each.origins) for each in contests]

    def _load(self, ids: Iterable[str], *conditions: ColumnElement[bool]) -> dict[str, list[ToldEvent]]:
        return self._query(among(schema.told_event.c.happening_id, ids), *conditions)

    def _load_claims(self, ids: Iterable[str]) -> dict[str, list[ToldEvent]]:
        return self._query(among(schema.told_event.c.claim_id, ids))

    def _query(self, *conditions: ColumnElement[bool]) -> dict[str, list[ToldEvent]]:
        """Return events as they are known now, without their words, by happening, the oldest first."""
        known = _BRIEF.where(*conditions, schema.told_event.c.known_until.is_(None))
        rows = map(Brief._make, self._connection.execute(known).all())
        told: dict[str, list[ToldEvent]] = defaultdict(list)
        for row in sorted(rows, key=_order):
            told[row.happening_id].append(brief_event(row))
        return told


def _order(row: Brief) -> tuple[str, str]:
    return row.published_by, row.claim_id


def _window(each: Happening) -> str | None:
    return each.date if each.first is not None else None


def _weightiest(contest: Contest) -> list[Happening]:
    claimed = sorted(contest.claimed, key=lambda each: (-each.counts.origins, each.happening_id))
    return [contest.denial, *claimed[:_WEIGHTIEST]]


def _figure_order(figure: Mapping[str, Any]) -> tuple[Any, ...]:
    kind = _ORDER.index(FigureKind(figure["kind"]))
    return (kind, figure["date"] or "", figure["unit"], figure["value"])


def _open_first(each: Mapping[str, Any]) -> tuple[Any, ...]:
    since = sorted(position["since"] for position in each["positions"])[1]
    return (not each["is_open"], since, each["subject"], each["kind"], json.dumps(each["positions"]))
