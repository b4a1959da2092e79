"""On how much the runs of a pair rest is kept by day, so that sums tell it as of any day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select, union

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.derived.scopes import covers, is_now, is_of, is_of_run
from pactwatch.register.derived.versions import keep_versions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

    from pactwatch.register.derived.rows import Row
    from pactwatch.register.newest import Pair
    from pactwatch.register.runs import Run

_COUNTS = ("reports", "origins", "speakers", "statements")


def keep_tallies(
    connection: Connection, pair: Pair, runs: Sequence[Run], days: Collection[str] | None, *, day: str
) -> None:
    """Keep what each day adds to on how much the runs of a pair rest.

    A report counts from the day by which the first that it tells had happened, a story from that of its
    first report, a speaker and a statement from the day by which it was said.

    Args:
        connection: A transaction that writes; reports, speakers and statements are up to date in it.
        pair: Sender and receiver.
        runs: The runs of the pair.
        days: Those to which anything adds otherwise than before; None for all.
        day: The day of recording.
    """
    own = schema.tally
    rows: dict[tuple[str, str], Row] = {}
    for since, by_day, added in _find_added(connection, pair, runs, days):
        key = {"sender": pair[0], "receiver": pair[1], "since": since, "by_day": by_day}
        row = rows.setdefault((since, by_day), {**key, **dict.fromkeys(_COUNTS, 0), "newest": None})
        row.update(added)
    scope = is_of(own, pair)
    keep_versions(
        connection, own, scope if days is None else scope & among(own.c.by_day, days), rows.values(), day=day
    )


def _find_added(
    connection: Connection, pair: Pair, runs: Sequence[Run], days: Collection[str] | None
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield runs, by the day since which they go, with a day and with some of what it adds.

    Each run is asked for on its own, as its rows lie together in the indexes by day.
    """

    def is_due(column: ColumnElement[Any]) -> list[ColumnElement[bool]]:
        return [] if days is None else [among(column, days)]

    report, speaker, said = schema.report, schema.speaker, schema.told_statement
    before = report.alias()
    for run in runs:
        since = run.since.isoformat()
        told = (is_of_run(report, pair, since), is_now(report), *is_due(report.c.by_day))
        day = report.c.by_day
        counted = select(day, func.sum(report.c.report_count), func.max(report.c.published)).where(*told)
        for by_day, reports, newest in connection.execute(counted.group_by(day)).all():
            yield since, by_day, {"reports": reports, "newest": newest}
        is_told_before = exists().where(
            is_of_run(before, pair, since),
            is_now(before),
            before.c.origin_id == report.c.origin_id,
            before.c.by_day < day,
        )
        new = select(day, func.count(report.c.origin_id.distinct())).where(*told, ~is_told_before)
        for by_day, count in connection.execute(new.group_by(day)).all():
            yield since, by_day, {"origins": count}
        day = speaker.c.said_by
        spoken = (is_of_run(speaker, pair, since), is_now(speaker), *is_due(day))
        for by_day, count in connection.execute(select(day, func.count()).where(*spoken).group_by(day)).all():
            yield since, by_day, {"speakers": count}
        day = said.c.said_by
        stated = (is_of(said, pair), is_now(said), covers(said, since, run.until.isoformat()), *is_due(day))
        for by_day, count in connection.execute(select(day, func.count()).where(*stated).group_by(day)).all():
            yield since, by_day, {"statements": count}


def find_days(
    connection: Connection,
    pair: Pair,
    runs: Sequence[Run],
    *,
    documents: Collection[str],
    speakers: Collection[str],
) -> set[str]:
    """Return the days to which some documents, their stories and some speakers add, as known now."""
    report, speaker = schema.report, schema.speaker
    days: set[str] = set()
    for run in runs:
        since = run.since.isoformat()
        told = (is_of_run(report, pair, since), is_now(report))
        stories = select(report.c.origin_id).where(*told, among(report.c.document_id, documents))
        said = (is_of_run(speaker, pair, since), is_now(speaker), among(speaker.c.speaker, speakers))
        added_to = union(
            select(report.c.by_day).where(*told, report.c.origin_id.in_(stories)),
            select(speaker.c.said_by).where(*said),
        )
        days.update(connection.execute(added_to).scalars())
    return days
