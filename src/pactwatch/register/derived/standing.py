"""Where a pair stands follows from what happened between its states, and is kept."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.arrangement import name_of
from pactwatch.register.derived.daily import find_days, keep_tallies
from pactwatch.register.derived.rows import happening_of_row
from pactwatch.register.derived.scopes import covers, is_now, is_of
from pactwatch.register.derived.settling import settle
from pactwatch.register.derived.summary import row_of_arrangement
from pactwatch.register.derived.tallies import ADDED_UP, tally_of
from pactwatch.register.derived.versions import keep_versions
from pactwatch.register.happening import in_order
from pactwatch.register.runs import find_runs
from pactwatch.register.stories import batched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from pactwatch.register.derived.rows import Row
    from pactwatch.register.derived.settling import Trait
    from pactwatch.register.derived.summary import Tally
    from pactwatch.register.newest import Pair
    from pactwatch.register.reviewed import Review
    from pactwatch.register.runs import Run


@dataclass(slots=True)
class Changes:
    """What is otherwise than before of a pair.

    ``documents`` tell something else, or count in another way; ``speakers`` have said something else, and
    ``days`` are those by which documents that were told anew quote what was said, before and now;
    ``happenings`` have lost some who tell them, or these count otherwise; others have ``gained`` claims of
    documents that did not tell them, and ``traits`` are those of all these happenings, before and now.
    """

    documents: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    happenings: set[str] = field(default_factory=set)
    gained: dict[str, set[str]] = field(default_factory=dict)
    traits: set[Trait] = field(default_factory=set)


def refresh_standing(
    connection: Connection, pair: Pair, review: Review, changes: Changes, *, day: str
) -> None:
    """Work out runs, stages, figures and disagreements of a pair anew, and keep what has changed.

    Args:
        connection: A transaction that writes; what happened is up to date in it.
        pair: Sender and receiver.
        review: The decisions that stand.
        changes: What is otherwise than before.
        day: The day of recording.
    """
    own = schema.happening
    rows = connection.execute(select(own).where(is_of(own, pair), is_now(own))).all()
    happenings = sorted((happening_of_row(row) for row in rows), key=in_order)
    runs = find_runs(happenings, decide=functools.partial(review.cuts, "-".join(pair)))
    former = _load_former(connection, pair)
    is_cut_anew = set(former) != {(run.since.isoformat(), run.until.isoformat()) for run in runs}
    _keep_counts(connection, pair, runs, None if is_cut_anew else changes, day)
    tallies = _load_tallies(connection, pair)
    kept = []
    for run in runs:
        name = name_of(pair, run, runs)
        settled = settle(
            connection,
            run.happenings,
            name=name,
            former=former.get((run.since.isoformat(), run.until.isoformat())),
            changed=changes.traits,
        )
        kept.append(
            row_of_arrangement(
                pair,
                run,
                name,
                tallies[run.since.isoformat()],
                figures=settled.figures,
                disagreements=settled.disagreements,
            )
        )
    keep_versions(connection, schema.arrangement, is_of(schema.arrangement, pair), kept, day=day)


def _load_former(connection: Connection, pair: Pair) -> dict[tuple[str, str], Any]:
    """Return the rows of the runs of a pair so far, by the days between which each goes."""
    own = schema.arrangement
    rows = connection.execute(select(own).where(is_of(own, pair), own.c.known_until.is_(None)))
    return {(row.since, row.until): row for row in rows}


def _keep_counts(
    connection: Connection, pair: Pair, runs: Sequence[Run], changes: Changes | None, day: str
) -> None:
    """Keep who tells of each run and who has spoken on it, and on how much it rests by day.

    Only what has changed is looked at, unless nothing is given.
    """
    if changes is None:
        _keep_reports(connection, pair, runs, None, day)
        _keep_speakers(connection, pair, runs, None, day)
        keep_tallies(connection, pair, runs, None, day=day)
        return
    about = {"documents": changes.documents, "speakers": changes.speakers}
    days = changes.days | find_days(connection, pair, runs, **about)
    _keep_reports(connection, pair, runs, changes.documents, day)
    _keep_speakers(connection, pair, runs, changes.speakers, day)
    days |= find_days(connection, pair, runs, **about)
    keep_tallies(connection, pair, runs, days, day=day)


def _keep_reports(
    connection: Connection, pair: Pair, runs: Sequence[Run], documents: set[str] | None, day: str
) -> None:
    """Keep which documents tell of each run, and the day by which the first that they tell had happened.

    Only some documents are looked at, unless there are none given.
    """
    report = schema.report
    if documents is None:
        rows = _find_reports(connection, pair, runs, None)
        keep_versions(connection, report, is_of(report, pair), rows, day=day)
        return
    for ids in batched(sorted(documents)):
        scope = and_(is_of(report, pair), among(report.c.document_id, ids))
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
        told = told.where(among(own.document_id, documents))
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


def _keep_speakers(
    connection: Connection, pair: Pair, runs: Sequence[Run], names: set[str] | None, day: str
) -> None:
    """Keep who has spoken on each run, and by which day for the first time; of some names, if given."""
    said, speaker = schema.told_statement, schema.speaker
    rows = []
    for run in runs:
        named = select(said.c.speaker, func.min(said.c.said_by)).where(
            is_of(said, pair),
            said.c.known_until.is_(None),
            said.c.speaker.is_not(None) if names is None else among(said.c.speaker, names),
            covers(said, run.since.isoformat(), run.until.isoformat()),
        )
        since = {"sender": pair[0], "receiver": pair[1], "since": run.since.isoformat()}
        rows += [
            {**since, "speaker": name, "said_by": first}
            for name, first in connection.execute(named.group_by(said.c.speaker))
        ]
    scope = is_of(speaker, pair)
    if names is not None:
        scope = and_(scope, among(speaker.c.speaker, names))
    keep_versions(connection, speaker, scope, rows, day=day)


def _load_tallies(connection: Connection, pair: Pair) -> dict[str, Tally]:
    """Return on how much each run rests, by the day since which it goes."""
    own = schema.tally
    summed = select(own.c.since, *ADDED_UP).where(is_of(own, pair), is_now(own)).group_by(own.c.since)
    return {since: tally_of(*added) for since, *added in connection.execute(summed).all()}
