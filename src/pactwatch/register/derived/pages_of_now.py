"""Arrangements as they stand, whenever it happened: what follows is in their rows."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from pactwatch.register import schema
from pactwatch.register.among import among_given
from pactwatch.register.arrangement import LeftOut
from pactwatch.register.derived.page_parts import (
    QUOTED_SHARE,
    PageParts,
    arrangement_of,
    claims_of,
    with_words,
)
from pactwatch.register.derived.rows import happening_of_row
from pactwatch.register.derived.summary import Summary, happenings_in, sides_of_row, stage_of_row
from pactwatch.register.derived.versions import GIVEN_MOMENT, is_known
from pactwatch.register.happening import Counts, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.page_parts import Kept
    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.happening import Happening
    from pactwatch.register.told import ToldEvent


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
        known = self._happenings({each for row in rows for each in happenings_in(row)})
        told: dict[str, ToldEvent] = {}
        if with_words:
            quoted = {each for row in rows for each in Summary.of_row(row).claims_of_disagreements}
            told = self._parts.quotes.events(quoted)
        for row in rows:
            kept = _kept(row, known) | _quoted(partial(Summary.of_row, row), told)
            yield arrangement_of(row, kept, left_out=LeftOut(row.happenings, row.statements))

    def page(self, row: Any, *, most: int | None) -> Arrangement:
        """Return an arrangement with what most stories tell, and with the newest statements."""
        statements = self._parts.statements(row, most)
        whole = Summary.of_row(row)
        summary = whole if most is None else whole.best(most // QUOTED_SHARE)
        weighty, timeline = self._happenings(happenings_in(row)), self._most_told(row, most)
        told = self._parts.quotes.events(
            {*summary.claims, *claims_of(weighty.values(), most=1), *claims_of(timeline.values())}
        )
        shown = {key: with_words(each, told) for key, each in (weighty | timeline).items()}
        kept = _kept(row, shown) | _quoted(lambda: summary, told)
        left_out = LeftOut(
            row.happenings - len(shown),
            row.statements - len(statements),
            len(whole.kept_figures) - len(summary.kept_figures),
            len(whole.kept_disagreements) - len(summary.kept_disagreements),
        )
        return arrangement_of(row, kept, sorted(shown.values(), key=in_order), statements, left_out=left_out)

    def _happenings(self, ids: Collection[str]) -> dict[str, Happening]:
        own = _given_happenings(is_now=self._moment.known_by is None)
        rows = self._connection.execute(own, {"ids": ids, "moment": self._moment.known_by}).all()
        return {row.happening_id: happening_of_row(row) for row in rows}

    def _most_told(self, row: Any, most: int | None) -> dict[str, Happening]:
        rows = _most_told(most, is_now=self._moment.known_by is None)
        given = {
            "sender": row.sender,
            "receiver": row.receiver,
            "since": row.since,
            "until": row.until,
            "moment": self._moment.known_by,
        }
        found = self._connection.execute(rows, given).all()
        return {each.happening_id: happening_of_row(each) for each in found}


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
