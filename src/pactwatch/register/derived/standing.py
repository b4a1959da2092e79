"""Where a pair stands follows from what happened between its states, and is kept."""

from __future__ import annotations

import functools
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from pactwatch.register import schema
from pactwatch.register.arrangement import name_of
from pactwatch.register.derived.rows import claims_in, event_of_row, happening_of_row
from pactwatch.register.derived.summary import Tally, row_of_arrangement
from pactwatch.register.derived.touched import source_of
from pactwatch.register.derived.versions import keep_versions
from pactwatch.register.disagreement import ACTS_DONE_ONCE
from pactwatch.register.happening import Counts, in_order
from pactwatch.register.runs import find_runs
from pactwatch.register.stories import batched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Table

    from pactwatch.register.derived.rows import Row
    from pactwatch.register.newest import Pair
    from pactwatch.register.reviewed import Review
    from pactwatch.register.runs import Run
    from pactwatch.register.told import ToldEvent

_DAY_LENGTH = len("2025-05-05")


def refresh_standing(
    connection: Connection, pair: Pair, review: Review, documents: set[str], *, day: str
) -> None:
    """Work out runs, stages, figures and disagreements of a pair anew, and keep what has changed.

    Args:
        connection: A transaction that writes; what happened is up to date in it.
        pair: Sender and receiver.
        review: The decisions that stand.
        documents: Those that tell something else than before, or count in another way.
        day: The day of recording.
    """
    is_now = schema.happening.c.known_until.is_(None)
    rows = connection.execute(select(schema.happening).where(is_of(schema.happening, pair), is_now)).all()
    told = _load_weighty(connection, pair, claims_in(rows), review)
    happenings = sorted((happening_of_row(row, told.get(row.happening_id, ())) for row in rows), key=in_order)
    runs = find_runs(happenings, decide=functools.partial(review.cuts, "-".join(pair)))
    _keep_reports(connection, pair, runs, documents, day)
    _keep_speakers(connection, pair, runs, day)
    kept = [
        row_of_arrangement(pair, run, name_of(pair, run, runs), _tally(connection, pair, run)) for run in runs
    ]
    keep_versions(connection, schema.arrangement, is_of(schema.arrangement, pair), kept, day=day)


def is_of(table: Table, pair: Pair) -> ColumnElement[bool]:
    """Return the condition that a row is of a pair."""
    return and_(table.c.sender == pair[0], table.c.receiver == pair[1])


def _load_weighty(
    connection: Connection, pair: Pair, best: set[str], review: Review
) -> dict[str, list[ToldEvent]]:
    """Return, by happening, the events on which figures and disagreements rest, without their words.

    These are all that give a number, all that tell to the day what is done once, and the best of the others.
    """
    own = schema.told_event
    is_once = and_(
        own.c.type.in_(ACTS_DONE_ONCE), own.c.mood == "done", func.length(own.c.date) == _DAY_LENGTH
    )
    weighty = or_(own.c.counts.is_not(None), own.c.amount.is_not(None), is_once)
    known = select(own, schema.source).join(schema.source, schema.source.c.document_id == own.c.document_id)
    known = known.where(own.c.known_until.is_(None))
    rows = {row.claim_id: row for row in connection.execute(known.where(is_of(own, pair), weighty))}
    for ids in batched(sorted(best - set(rows))):
        rows.update({row.claim_id: row for row in connection.execute(known.where(own.c.claim_id.in_(ids)))})
    told: dict[str, list[ToldEvent]] = defaultdict(list)
    for row in sorted(rows.values(), key=lambda row: (row.published_by, row.claim_id)):
        event = event_of_row(row, source_of(row), decision=review.on_claims.get(row.claim_id))
        told[row.happening_id].append(event)
    return told


def _keep_reports(
    connection: Connection, pair: Pair, runs: Sequence[Run], documents: set[str], day: str
) -> None:
    """Keep which documents tell of each run, and the day by which the first that they tell had happened."""
    report, former = schema.report, schema.arrangement
    spans = select(former.c.since, former.c.until).where(is_of(former, pair), former.c.known_until.is_(None))
    before = {(row.since, row.until) for row in connection.execute(spans)}
    if before != {(run.since.isoformat(), run.until.isoformat()) for run in runs}:
        rows = _find_reports(connection, pair, runs, None)
        keep_versions(connection, report, is_of(report, pair), rows, day=day)
        return
    for ids in batched(sorted(documents)):
        scope = and_(is_of(report, pair), report.c.document_id.in_(ids))
        keep_versions(connection, report, scope, _find_reports(connection, pair, runs, ids), day=day)


def _find_reports(
    connection: Connection, pair: Pair, runs: Sequence[Run], documents: Sequence[str] | None
) -> list[Row]:
    own = schema.told_event.c
    told = (
        select(own.by_day, schema.source)
        .join(schema.source, schema.source.c.document_id == own.document_id)
        .where(is_of(schema.told_event, pair), own.known_until.is_(None))
        .order_by(own.by_day)
    )
    if documents is not None:
        told = told.where(own.document_id.in_(documents))
    rows: dict[tuple[str, str], Row] = {}
    for row in connection.execute(told).all():
        run = next((run for run in runs if run.covers(date.fromisoformat(row.by_day))), None)
        if run is not None and (run.year, row.document_id) not in rows:
            rows[run.year, row.document_id] = {
                "sender": pair[0],
                "receiver": pair[1],
                "since": run.since.isoformat(),
                "document_id": row.document_id,
                "by_day": row.by_day,
                "origin_id": row.origin_id,
                "report_count": row.report_count,
                "published": row.published,
            }
    return list(rows.values())


def _keep_speakers(connection: Connection, pair: Pair, runs: Sequence[Run], day: str) -> None:
    """Keep who has spoken on each run, and by which day for the first time."""
    said = schema.told_statement
    rows = []
    for run in runs:
        named = select(said.c.speaker, func.min(said.c.said_by)).where(
            is_of(said, pair),
            said.c.known_until.is_(None),
            said.c.speaker.is_not(None),
            covers(said, run.since.isoformat(), run.until.isoformat()),
        )
        since = {"sender": pair[0], "receiver": pair[1], "since": run.since.isoformat()}
        rows += [
            {**since, "speaker": name, "said_by": first}
            for name, first in connection.execute(named.group_by(said.c.speaker))
        ]
    keep_versions(connection, schema.speaker, is_of(schema.speaker, pair), rows, day=day)


def covers(table: Table, since: str, until: str) -> ColumnElement[bool]:
    """Return the condition that what is told had happened in a run, from a day to the one before another."""
    return and_(table.c.by_day >= since, table.c.by_day < until)


def _tally(connection: Connection, pair: Pair, run: Run) -> Tally:
    report, name, said = schema.report, schema.speaker, schema.told_statement
    since = run.since.isoformat()
    of_run = (is_of(report, pair), report.c.since == since, report.c.known_until.is_(None))
    reports, origins, newest = connection.execute(
        select(
            func.coalesce(func.sum(report.c.report_count), 0),
            func.count(report.c.origin_id.distinct()),
            func.max(report.c.published),
        ).where(*of_run)
    ).one()
    speakers = select(func.count()).where(
        is_of(name, pair), name.c.since == since, name.c.known_until.is_(None)
    )
    statements = select(func.count()).where(
        is_of(said, pair),
        said.c.known_until.is_(None),
        covers(said, run.since.isoformat(), run.until.isoformat()),
    )
    return Tally(
        Counts(reports, origins, connection.execute(speakers).scalar_one()),
        newest,
        connection.execute(statements).scalar_one(),
    )
