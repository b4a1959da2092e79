"""Arrangements as they stand, whenever it happened: what follows is in their rows."""

from __future__ import annotations

from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from pactwatch.register import schema
from pactwatch.register.among import among_given
from pactwatch.register.arrangement import LeftOut
from pactwatch.register.derived.page_parts import MOST_WORDS, QUOTED_SHARE, PageParts, arrangement_of
from pactwatch.register.derived.rows import happening_of_row
from pactwatch.register.derived.summary import Summary, happenings_in, sides_of_row, stage_of_row
from pactwatch.register.derived.versions import GIVEN_MOMENT, is_known
from pactwatch.register.happening import Counts, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.page_parts import Kept
    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.happening import Happening
    from pactwatch.register.told import ToldEvent, ToldStatement


@cache
def _given_happenings(*, is_now: bool) -> Select[Any]:
    """Select happenings by their ids."""
    table = schema.happening
    known = is_known(table, None if is_now else GIVEN_MOMENT)
    return select(table).where(among_given(table.c.happening_id, "ids"), known)


@cache
def _most_told(most: int | None, *, is_now: bool) -> Select[Any]:
    """Select the happenings of a run that most stories tell."""
    table = schema.happening
    # The day is an expression here, so that SQLite goes by the index of stories instead of sorting all.
    by_day = table.c.by_day + ""
    rows = select(table).where(
        table.c.sender == bindparam("sender"),
        table.c.receiver == bindparam("receiver"),
        by_day >= bindparam("since"),
        by_day < bindparam("until"),
        is_known(table, None if is_now else GIVEN_MOMENT),
    )
    first = rows.order_by(table.c.origins.desc(), table.c.reports.desc(), table.c.happening_id.desc())
    return first.limit(most)


class PagesOfNow:
    """What was known at a moment of arrangements, without a day by which it had happened."""

    def __init__(self, connection: Connection, moment: Moment) -> None:
        self._connection, self._moment = connection, moment
        self._parts = PageParts(connection, moment)

    def heads(self, rows: Sequence[Any], *, with_words: bool) -> Iterator[Arrangement]:
        """Yield where arrangements stand; of words, at most those of disagreements."""
        weighty = self._rows({each for row in rows for each in happenings_in(row)})
        known = {each.happening_id: happening_of_row(each) for each in weighty}
        told: dict[str, ToldEvent] = {}
        if with_words:
            quoted = {each for row in rows for each in Summary.of_row(row).claims_of_disagreements}
            told = self._parts.quotes.events(quoted)
        for row in rows:
            kept = _kept(row, known) | _quoted(partial(Summary.of_row, row), told)
            yield arrangement_of(row, kept, left_out=LeftOut(row.happenings, row.statements))

    def pages(self, rows: Sequence[Any], *, most: int | None) -> Iterator[Arrangement]:
        """Yield arrangements with what most stories tell, and with the newest statements.

        The words of all are read together, as each question to the database takes its time.
        """
        chosen = [self._choose(row, most) for row in rows]
        timeline = {each.happening_id: each for own in chosen for each in own.timeline}
        weighty = {key for own in chosen for key in own.weighty}
        others = {each.happening_id: each for each in self._rows(weighty - timeline.keys())}
        known = timeline | others
        claims = {claim_id for own in chosen for claim_id in own.summary.claims}
        claims.update(_best_claims(timeline.values(), MOST_WORDS), _best_claims(others.values(), 1))
        told, said = self._parts.quotes.quoted(claims, [each for own in chosen for each in own.statements])
        statements = iter(said)
        for own in chosen:
            keys = own.weighty.union(each.happening_id for each in own.timeline)
            shown = {key: happening_of_row(known[key], told) for key in keys}
            yield own.arrangement(shown, told, tuple(islice(statements, len(own.statements))))

    def _choose(self, row: Any, most: int | None) -> _Chosen:
        whole = Summary.of_row(row)
        return _Chosen(
            row=row,
            whole=whole,
            summary=whole if most is None else whole.best(most // QUOTED_SHARE),
            weighty=happenings_in(row),
            timeline=self._most_told(row, most),
            statements=self._parts.statement_rows(row, most),
        )

    def _rows(self, ids: Collection[str]) -> Sequence[Any]:
        if not ids:
            return ()
        own = _given_happenings(is_now=self._moment.known_by is None)
        return self._connection.execute(own, {"ids": ids, "moment": self._moment.known_by}).all()

    def _most_told(self, row: Any, most: int | None) -> Sequence[Any]:
        rows = _most_told(most, is_now=self._moment.known_by is None)
        given = {
            "sender": row.sender,
            "receiver": row.receiver,
            "since": row.since,
            "until": row.until,
            "moment": self._moment.known_by,
        }
        return self._connection.execute(rows, given).all()


class _Chosen(NamedTuple):
    """What is shown of an arrangement, in rows without words; what it rests on is ``weighty``."""

    row: Any
    whole: Summary
    summary: Summary
    weighty: set[str]
    timeline: Sequence[Any]
    statements: Sequence[Any]

    def arrangement(
        self,
        shown: Mapping[str, Happening],
        told: Mapping[str, ToldEvent],
        statements: Sequence[ToldStatement],
    ) -> Arrangement:
        """Return the arrangement of happenings, events and statements with their words."""
        row, whole, summary = self.row, self.whole, self.summary
        left_out = LeftOut(
            row.happenings - len(shown),
            row.statements - len(statements),
            len(whole.kept_figures) - len(summary.kept_figures),
            len(whole.kept_disagreements) - len(summary.kept_disagreements),
        )
        kept = _kept(row, shown) | _quoted(lambda: summary, told)
        return arrangement_of(row, kept, sorted(shown.values(), key=in_order), statements, left_out=left_out)


def _best_claims(happenings: Iterable[Any], most: int) -> set[str]:
    """Return the ids of the best claims that tell the happenings of rows."""
    return {claim_id for each in happenings for claim_id in each.claims.split()[:most]}


def _kept(row: Any, known: Mapping[str, Happening]) -> Kept:
    return {
        "stage": lambda: stage_of_row(row, known),
        "sides": lambda: sides_of_row(row, known),
        "counts": lambda: Counts(row.reports, row.origins, row.speakers),
        "newest": lambda: row.newest,
    }


def _quoted(get: Callable[[], Summary], told: Mapping[str, ToldEvent]) -> Kept:
    return {
        "figures": lambda: get().figures(told),
        "disagreements": lambda: get().disagreements(told),
    }
