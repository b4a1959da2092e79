"""On how much each arrangement rested as of a moment: reports, stories, speakers, statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from pactwatch.register import schema
from pactwatch.register.derived.standing import covers, is_of
from pactwatch.register.derived.summary import Tally
from pactwatch.register.derived.versions import is_known
from pactwatch.register.happening import Counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection

Key = tuple[str, str, str]
"""Sender, receiver, and the day since which an arrangement's run goes."""


@dataclass(frozen=True, slots=True)
class Moment:
    """As of when the tables are asked: by what happened until a day, and by what was known at a moment.

    ``known_by`` is a text that sorts after all that was recorded until then, ``entry`` the number of the last
    such entry; None stands for now.
    """

    on: date | None = None
    known_by: str | None = None
    entry: int | None = None


def key_of(row: Any) -> Key:
    """Return which arrangement a row is of."""
    return (row.sender, row.receiver, row.since)


def is_said(row: Any, moment: Moment) -> ColumnElement[bool]:
    """Return the condition that a statement was made on an arrangement by then."""
    own = schema.told_statement
    is_here = and_(
        is_of(own, (row.sender, row.receiver)),
        covers(own, row.since, row.until),
        is_known(own, moment.known_by),
    )
    return is_here if moment.on is None else and_(is_here, own.c.said_by <= moment.on.isoformat())


def count_all(connection: Connection, rows: Sequence[Any], moment: Moment) -> dict[Key, Tally]:
    """Return on how much each arrangement rested, by its row.

    Statements are only counted where one arrangement is asked for.
    """
    report, name = schema.report.c, schema.speaker.c
    on = (moment.on or date.max).isoformat()
    reports = select(
        report.sender,
        report.receiver,
        report.since,
        func.sum(report.report_count),
        func.count(report.origin_id.distinct()),
        func.max(report.published),
    ).where(report.by_day <= on, is_known(schema.report, moment.known_by))
    speakers = select(name.sender, name.receiver, name.since, func.count()).where(
        name.said_by <= on, is_known(schema.speaker, moment.known_by)
    )
    statements = 0
    if len(rows) == 1:
        pair = (rows[0].sender, rows[0].receiver)
        reports = reports.where(is_of(schema.report, pair))
        speakers = speakers.where(is_of(schema.speaker, pair))
        counted = select(func.count()).select_from(schema.told_statement).where(is_said(rows[0], moment))
        statements = connection.execute(counted).scalar_one()
    by_run = speakers.group_by(name.sender, name.receiver, name.since)
    spoken = {tuple(row[:3]): row[3] for row in connection.execute(by_run)}
    by_run = reports.group_by(report.sender, report.receiver, report.since)
    told = {tuple(row[:3]): row[3:] for row in connection.execute(by_run)}
    tallies = {}
    for row in rows:
        count, origins, newest = told.get(key_of(row), (0, 0, None))
        tallies[key_of(row)] = Tally(Counts(count, origins, spoken.get(key_of(row), 0)), newest, statements)
    return tallies
