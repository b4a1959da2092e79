"""Arrangements as they stood on a day: what follows is found anew from what had happened by then."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from pactwatch.claims.event import Modality
from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.arrangement import LeftOut
from pactwatch.register.derived.as_of import count_until, leave_out_later_sayings
from pactwatch.register.derived.page_parts import (
    QUOTED_SHARE,
    PageParts,
    arrangement_of,
    claims_of,
    with_words,
)
from pactwatch.register.derived.rows import Outline, happening_of_row, outlined
from pactwatch.register.derived.scopes import is_of
from pactwatch.register.derived.summary import Summary
from pactwatch.register.derived.tallies import count_all, key_of
from pactwatch.register.derived.versions import is_known
from pactwatch.register.derived.weighty import find_weighty
from pactwatch.register.disagreement import find_contests, open_first
from pactwatch.register.happening import in_order
from pactwatch.register.stage_rule import find_side, find_stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.page_parts import Kept
    from pactwatch.register.derived.summary import Tally
    from pactwatch.register.derived.tallies import Key, Moment
    from pactwatch.register.disagreement import Contest, Disagreement
    from pactwatch.register.happening import Happening
    from pactwatch.register.newest import Pair
    from pactwatch.register.stage_rule import SideFinding, StageFinding

_MOST_CLAIMED = 3
"""Of what a denial is against, the words of so many happenings are at hand: those that most stories tell."""


class _Stood(NamedTuple):
    """Where an arrangement stood."""

    stage: StageFinding
    sides: tuple[SideFinding, SideFinding]

    @classmethod
    def of(cls, row: Any, weighty: Sequence[Happening]) -> _Stood:
        own = sorted(weighty, key=in_order)
        return cls(find_stage(own), (find_side(row.sender, own), find_side(row.receiver, own)))

    def with_words(self, worded: Mapping[str, Happening]) -> _Stood:
        """Return the same, of happenings whose words are at hand."""
        return _Stood(
            _worded(self.stage, worded),
            (_side(self.sides[0], worded), _side(self.sides[1], worded)),
        )

    @property
    def rests_on(self) -> list[Happening]:
        findings = [self.stage, *(side.finding for side in self.sides)]
        found = [each for finding in findings for each in (*finding.rests_on, *finding.denied)]
        denied = [each for side in self.sides for each in (*side.denied_before, side.denies)]
        return [each for each in (*found, *denied) if each is not None]


class PagesAsOf:
    """What had happened to arrangements by a day, by what was known at a moment."""

    def __init__(self, connection: Connection, moment: Moment) -> None:
        self._connection, self._moment = connection, moment
        self._on = moment.on or date.max
        self._parts = PageParts(connection, moment)

    def heads(self, rows: Sequence[Any], *, with_words: bool) -> Iterator[Arrangement]:
        """Yield where arrangements stood, without words: nobody asks for those of a day that is gone."""
        del with_words
        happened = self._happened(rows)
        weighty = {key: find_weighty(own, on=self._on.isoformat()) for key, own in happened.items()}
        made, _ = self._outline(row for own in weighty.values() for row in own)
        tallies = count_all(self._connection, rows, self._moment)
        stood = {
            key_of(row): _Stood.of(row, [made[each.happening_id] for each in weighty[key_of(row)]])
            for row in rows
            if key_of(row) in weighty
        }
        whole = self._complete({each.happening_id: each for own in stood.values() for each in own.rests_on})
        for row in rows:
            key = key_of(row)
            if key in stood:
                left_out = LeftOut(len(happened[key]), tallies[key].statements)
                kept = _kept(stood[key].with_words(whole), tallies[key])
                yield arrangement_of(row, kept, left_out=left_out)

    def pages(self, rows: Sequence[Any], *, most: int | None) -> Iterator[Arrangement]:
        """Yield arrangements with what most stories tell, and with the newest statements."""
        happened = self._happened(rows)
        tallies = count_all(self._connection, rows, self._moment)
        for row in rows:
            key = key_of(row)
            if key in happened:
                yield self._page(row, happened[key], tallies[key], most)

    def _page(self, row: Any, happened: Sequence[Outline], tally: Tally, most: int | None) -> Arrangement:
        by_stories = sorted(happened, key=_by_stories, reverse=True)[:most]
        weighty = find_weighty(happened, on=self._on.isoformat())
        denied = {each.type for each in weighty if each.modality == Modality.DENIED}
        denied_or_not = (each for each in happened if each.type in denied)
        made, later = self._outline([*by_stories, *weighty, *denied_or_not])
        stood = _Stood.of(row, [made[each.happening_id] for each in weighty])
        shown = {*(each.happening_id for each in by_stories), *(each.happening_id for each in stood.rests_on)}
        contests = list(find_contests(sorted(made.values(), key=in_order)))
        whole = Summary.of_row(row, on=self._on)
        best, summary = (contests, whole) if most is None else _best(contests, whole, most // QUOTED_SHARE)
        quoted = {each.happening_id for contest in best for each in _most_told(contest)}
        own = self._complete({key: made[key] for key in shown | quoted})
        own |= count_until(self._connection, {key: own[key] for key in own.keys() & later}, self._moment)
        told, statements = self._parts.quotes.quoted(
            {
                *summary.claims,
                *claims_of(own[key] for key in shown),
                *claims_of((own[key] for key in quoted), most=None),
            },
            self._parts.statement_rows(row, most),
        )
        worded = {key: with_words(each, told) for key, each in own.items()}
        kept = _kept(stood.with_words(worded), tally) | {
            "figures": lambda: summary.figures(told),
            "disagreements": lambda: _in_order(
                row.name, [each.with_words(worded) for each in best], summary.disagreements(told)
            ),
        }
        left_out = LeftOut(
            len(happened) - len(shown),
            tally.statements - len(statements),
            len(whole.kept_figures) - len(summary.kept_figures),
            len(contests) - len(best) + len(whole.kept_disagreements) - len(summary.kept_disagreements),
        )
        in_time = sorted((worded[key] for key in shown), key=in_order)
        return arrangement_of(row, kept, in_time, statements, left_out=left_out)

    def _happened(self, rows: Sequence[Any]) -> dict[Key, list[Outline]]:
        """Return, by arrangement, the outlines of what had happened by the day asked for."""
        table = schema.happening
        found = select(*(table.c[name] for name in Outline._fields)).where(
            table.c.by_day <= self._on.isoformat(), is_known(table, self._moment.known_by)
        )
        if len({(row.sender, row.receiver) for row in rows}) == 1:
            found = found.where(is_of(table, (rows[0].sender, rows[0].receiver)))
        runs: dict[Pair, list[tuple[str, str, Key]]] = defaultdict(list)
        for row in rows:
            runs[row.sender, row.receiver].append((row.since, row.until, key_of(row)))
        by_run: dict[Key, list[Outline]] = defaultdict(list)
        for each in map(Outline._make, self._connection.execute(found).all()):
            for since, until, key in runs.get((each.sender, each.receiver), ()):
                if since <= each.by_day < until:
                    by_run[key].append(each)
        return by_run

    def _outline(self, rows: Iterable[Outline]) -> tuple[dict[str, Happening], set[str]]:
        """Return happenings by id, as they had been told by the day, and the ids of those told later too.

        They have what stages follow from; ``_complete`` has the rest.
        """
        made = {row.happening_id: outlined(row) for row in rows}
        changed = leave_out_later_sayings(self._connection, made, self._moment)
        return made | changed, set(changed)

    def _complete(self, outlines: Mapping[str, Happening]) -> dict[str, Happening]:
        """Return happenings whole."""
        table = schema.happening
        own = select(table).where(
            among(table.c.happening_id, outlines), is_known(table, self._moment.known_by)
        )
        return {
            row.happening_id: replace(happening_of_row(row), sayings=outlines[row.happening_id].sayings)
            for row in self._connection.execute(own).all()
        }


def _by_stories(row: Outline) -> tuple[int, int, str]:
    return (row.origins, row.reports, row.happening_id)


def _worded(finding: StageFinding, worded: Mapping[str, Happening]) -> StageFinding:
    return replace(
        finding,
        rests_on=tuple(worded[each.happening_id] for each in finding.rests_on),
        denied=tuple(worded[each.happening_id] for each in finding.denied),
    )


def _side(side: SideFinding, worded: Mapping[str, Happening]) -> SideFinding:
    return replace(
        side,
        finding=_worded(side.finding, worded),
        denies=worded[side.denies.happening_id] if side.denies else None,
        denied_before=tuple(worded[each.happening_id] for each in side.denied_before),
    )


def _kept(stood: _Stood, tally: Tally) -> Kept:
    return {
        "stage": lambda: stood.stage,
        "sides": lambda: stood.sides,
        "counts": lambda: tally.counts,
        "newest": lambda: tally.newest,
    }


def _best(contests: Sequence[Contest], summary: Summary, most: int) -> tuple[list[Contest], Summary]:
    """Return what a page has room for: of disagreements, the open ones that most stories tell first."""
    ranks = [(not each.is_open, -each.origins) for each in contests]
    ranks += [(not each["is_open"], -each["origins"]) for each in summary.kept_disagreements]
    chosen = sorted(range(len(ranks)), key=ranks.__getitem__)[:most]
    own = [contests[at] for at in sorted(chosen) if at < len(contests)]
    return own, summary.best(most, disagreements=len(chosen) - len(own))


def _most_told(contest: Contest) -> list[Happening]:
    """Return the denial, and of what it denies the happenings that most stories tell."""
    by_stories = sorted(contest.claimed, key=lambda each: (-each.counts.origins, each.happening_id))
    return [contest.denial, *by_stories[:_MOST_CLAIMED]]


def _in_order(
    name: str, contests: Iterable[Contest], others: Iterable[Disagreement]
) -> tuple[Disagreement, ...]:
    found = [*(each.to_disagreement(name) for each in contests), *others]
    return tuple(sorted(found, key=open_first))
