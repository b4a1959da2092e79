"""Arrangements come from the derived tables, as rows of a list and as pages with the best words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pactwatch.register import schema
from pactwatch.register.arrangement import Arrangement, LeftOut
from pactwatch.register.derived.as_of import count_until, leave_out_later_sayings
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.rows import happening_of_row
from pactwatch.register.derived.standing import covers, is_of
from pactwatch.register.derived.summary import (
    claims_of,
    disagreements_of_row,
    figures_of_row,
    happenings_in,
    sides_of_row,
    stage_of_row,
)
from pactwatch.register.derived.tallies import Key, Moment, count_all, is_said, key_of
from pactwatch.register.derived.versions import is_known
from pactwatch.register.derived.weighty import find_weighty
from pactwatch.register.disagreement import find_denied, open_first
from pactwatch.register.happening import Counts, in_order
from pactwatch.register.stage_rule import find_side, find_stage, is_denial
from pactwatch.register.stories import batched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.derived.summary import Tally
    from pactwatch.register.happening import Happening
    from pactwatch.register.newest import Pair
    from pactwatch.register.told import ToldEvent, ToldStatement

_MOST_QUOTED = 50
_MOST_WORDS = 4
"""A line of a page leads to the words of so many claims: of three stories, and of one that was decided on."""


class Pages:
    """What a transaction sees of the derived tables, as of a moment."""

    def __init__(self, connection: Connection, moment: Moment) -> None:
        self._connection, self._moment = connection, moment
        self._quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)

    def rows(self, pair: Pair | None = None) -> list[Any]:
        """Return the rows of the arrangements, by pair, the runs of one pair oldest first."""
        table = schema.arrangement
        rows = select(table).where(is_known(table, self._moment.known_by))
        if pair is not None:
            rows = rows.where(is_of(table, pair))
        return list(self._connection.execute(rows.order_by(table.c.sender, table.c.receiver, table.c.since)))

    def heads(self, rows: Sequence[Any], *, with_words: bool = False) -> Iterator[Arrangement]:
        """Yield where arrangements stand; of words, at most those of figures and disagreements."""
        told = self._quotes.events({each for row in rows for each in claims_of(row)}) if with_words else {}
        if self._moment.on is None:
            known = self._happenings({each for row in rows for each in happenings_in(row)})
            for row in rows:
                yield self._recorded(row, known, told, (), ())
            return
        happened, tallies = (
            self._happened(rows, are_all_wanted=False),
            count_all(self._connection, rows, self._moment),
        )
        for row in rows:
            own = happened[key_of(row)]
            if own:
                yield self._derived(row, own, tallies[key_of(row)], told, (), ())

    def page(self, row: Any, *, most: int | None) -> Arrangement | None:
        """Return an arrangement with what most stories tell, and with the newest statements.

        Args:
            row: One of ``rows``.
            most: How many happenings and how many statements, at most; None for all.
        """
        statements = self._quotes.statements(self._statements(row, most))
        if self._moment.on is None:
            shown = self._happenings(happenings_in(row)) | self._most_told(row, most)
            told = self._quotes.events({*claims_of(row), *_claims(shown.values(), most=_MOST_WORDS)})
            shown = {key: _with_words(each, told) for key, each in shown.items()}
            return self._recorded(row, shown, told, sorted(shown.values(), key=in_order), statements)
        own = self._happened([row])[key_of(row)]
        if not own:
            return None
        shown = {each.happening_id: each for each in self._choose(row, own, most)}
        told = self._quotes.events({*claims_of(row), *_claims(shown.values())})
        shown = {key: _with_words(each, told) for key, each in shown.items()}
        own = [shown.get(each.happening_id, each) for each in own]
        tally = count_all(self._connection, [row], self._moment)[key_of(row)]
        return self._derived(row, own, tally, told, sorted(shown.values(), key=in_order), statements)

    def _recorded(
        self,
        row: Any,
        known: Mapping[str, Happening],
        told: Mapping[str, ToldEvent],
        shown: Sequence[Happening],
        statements: Sequence[ToldStatement],
    ) -> Arrangement:
        derived = {
            "stage": stage_of_row(row, known),
            "sides": sides_of_row(row, known),
            "figures": figures_of_row(row, told, on=None),
            "disagreements": tuple(disagreements_of_row(row, told, on=None)),
            "counts": Counts(row.reports, row.origins, row.speakers),
            "newest": row.newest,
        }
        left_out = LeftOut(row.happenings - len(shown), row.statements - len(statements))
        return _arrangement(row, derived, shown, statements, left_out)

    def _derived(
        self,
        row: Any,
        own: Sequence[Happening],
        tally: Tally,
        told: Mapping[str, ToldEvent],
        shown: Sequence[Happening],
        statements: Sequence[ToldStatement],
    ) -> Arrangement:
        # A list, which quotes nobody, has no use for them.
        denied = find_denied(row.name, own) if told else ()
        disagreements = [*denied, *disagreements_of_row(row, told, on=self._moment.on)]
        derived = {
            "stage": find_stage(own),
            "sides": (find_side(row.sender, own), find_side(row.receiver, own)),
            "figures": figures_of_row(row, told, on=self._moment.on),
            "disagreements": tuple(sorted(disagreements, key=open_first)),
            "counts": tally.counts,
            "newest": tally.newest,
        }
        left_out = LeftOut(len(own) - len(shown), tally.statements - len(statements))
        return _arrangement(row, derived, shown, statements, left_out)

    def _happenings(self, ids: Iterable[str]) -> dict[str, Happening]:
        table = schema.happening
        found = {}
        for part in batched(sorted(ids)):
            known = is_known(table, self._moment.known_by)
            for row in self._connection.execute(
                select(table).where(table.c.happening_id.in_(part), known)
            ).all():
                found[row.happening_id] = happening_of_row(row)
        return found

    def _most_told(self, row: Any, most: int | None) -> dict[str, Happening]:
        table = schema.happening
        rows = select(table).where(
            is_of(table, (row.sender, row.receiver)), covers(table, row.since, row.until)
        )
        rows = rows.where(is_known(table, self._moment.known_by))
        first = rows.order_by(table.c.origins.desc(), table.c.reports.desc(), table.c.happening_id).limit(
            most
        )
        return {each.happening_id: happening_of_row(each) for each in self._connection.execute(first).all()}

    def _happened(self, rows: Sequence[Any], *, are_all_wanted: bool = True) -> dict[Key, list[Happening]]:
        """Return, by arrangement, what had happened by the day asked for: all, or what stages can rest on."""
        table, on = schema.happening, self._moment.on or date.max
        found = select(table).where(table.c.by_day <= on.isoformat(), is_known(table, self._moment.known_by))
        if len({(row.sender, row.receiver) for row in rows}) == 1:
            found = found.where(is_of(table, (rows[0].sender, rows[0].receiver)))
        runs: dict[Pair, list[Any]] = defaultdict(list)
        for row in rows:
            runs[row.sender, row.receiver].append(row)
        by_run: dict[Key, list[Any]] = defaultdict(list)
        for each in self._connection.execute(found).all():
            for row in runs.get((each.sender, each.receiver), ()):
                if row.since <= each.by_day < row.until:
                    by_run[key_of(row)].append(each)
        own: dict[Key, list[Happening]] = defaultdict(list)
        for key, part in by_run.items():
            own[key] = [happening_of_row(each) for each in (part if are_all_wanted else find_weighty(part))]
        everything = [each for part in own.values() for each in part]
        kept = {
            each.happening_id: each
            for each in leave_out_later_sayings(
                self._connection, everything, on=on, known_by=self._moment.known_by
            )
        }
        return defaultdict(
            list,
            {
                key: sorted(
                    (kept[each.happening_id] for each in part if each.happening_id in kept), key=in_order
                )
                for key, part in own.items()
            },
        )

    def _choose(self, row: Any, own: Sequence[Happening], most: int | None) -> list[Happening]:
        """Return what a page as of a day shows: what most stories tell, and what findings rest on."""
        by_stories = sorted(
            own, key=lambda each: (-each.counts.origins, -each.counts.reports, each.happening_id)
        )
        denied = {each.type for each in own if is_denial(each)}
        sides = [find_side(party, own) for party in (row.sender, row.receiver)]
        findings = [find_stage(own), *(side.finding for side in sides)]
        weighty = [each for finding in findings for each in (*finding.rests_on, *finding.denied)]
        weighty += [each for side in sides for each in (*side.denied_before, side.denies) if each is not None]
        quoted = [each for each in by_stories if each.type in denied][:_MOST_QUOTED]
        chosen = {each.happening_id: each for each in (*by_stories[:most], *weighty, *quoted)}
        on = self._moment.on or date.max
        return count_until(self._connection, list(chosen.values()), on=on, known_by=self._moment.known_by)

    def _statements(self, row: Any, most: int | None) -> list[Any]:
        """Return the rows of the newest statements of an arrangement, the oldest of them first."""
        own = schema.told_statement
        rows = select(own).where(is_said(row, self._moment))
        newest = rows.order_by(own.c.said_by.desc(), own.c.claim_id.desc()).limit(most)
        return list(reversed(self._connection.execute(newest).all()))


def _claims(happenings: Iterable[Happening], *, most: int | None = None) -> set[str]:
    return {claim_id for each in happenings for claim_id in each.claim_ids[:most]}


def _with_words(happening: Happening, told: Mapping[str, ToldEvent]) -> Happening:
    own = [told[each] for each in happening.claim_ids if each in told]
    own.sort(key=lambda event: (event.source.published_by, event.claim_id))
    return replace(happening, told=tuple(own))


def _arrangement(
    row: Any,
    derived: Mapping[str, Any],
    shown: Sequence[Happening],
    statements: Sequence[ToldStatement],
    left_out: LeftOut,
) -> Arrangement:
    told: list[ToldEvent | ToldStatement] = [event for each in shown for event in each.told]
    told += statements
    return Arrangement.recorded(
        derived,
        name=row.name,
        sender=row.sender,
        receiver=row.receiver,
        begins=date.fromisoformat(row.begins) if row.begins else None,
        happenings=tuple(shown),
        statements=tuple(statements),
        sources=tuple({each.source.document_id: each.source for each in told}.values()),
        left_out=left_out,
    )
