"""Happenings of the tables as of a day: what is planned, possible or denied is so only once it is said."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.derived.adding_up import MOST_STORIES
from pactwatch.register.derived.versions import is_known
from pactwatch.register.folding import fold_name
from pactwatch.register.happening import Counts, Saying, by_frequency
from pactwatch.register.moods import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.happening import Happening


def leave_out_later_sayings(
    connection: Connection, happenings: Mapping[str, Happening], moment: Moment
) -> dict[str, Happening]:
    """Return those happenings of which some say later that they are so, without these words.

    Their counts are left as they are: ``count_until`` sees to those that a page shows.
    """
    on = moment.on or date.max
    ids = {key for key, each in happenings.items() if _is_said_later(each, on)}
    own = schema.told_event.c
    said = (
        select(own.happening_id, own.voices, func.max(own.said_by))
        .where(among(own.happening_id, ids), own.said_by <= on.isoformat())
        .where(is_known(schema.told_event, moment.known_by))
        .group_by(own.happening_id, own.voices)
    )
    last: dict[tuple[str, frozenset[str]], date] = {}
    for happening_id, voices, day in connection.execute(said) if ids else ():
        last[happening_id, frozenset(voices.split())] = date.fromisoformat(day)
    return {key: replace(happenings[key], sayings=_until(happenings[key], on, last)) for key in ids}


def _is_said_later(happening: Happening, on: date) -> bool:
    """Say whether it is so only once it is said, and some say so after a day."""
    return happening.modality in NOT_YET and any(saying.last > on for saying in happening.sayings)


def _until(
    happening: Happening, on: date, last: Mapping[tuple[str, frozenset[str]], date]
) -> tuple[Saying, ...]:
    return tuple(
        saying._replace(
            last=saying.last if saying.last <= on else last[happening.happening_id, saying.voices]
        )
        for saying in happening.sayings
        if saying.first <= on
    )


def count_until(
    connection: Connection, happenings: Mapping[str, Happening], moment: Moment
) -> dict[str, Happening]:
    """Return happenings by id with counts, numbers and best claims of what had been said until a day."""
    if not happenings:
        return {}
    own, source = schema.told_event.c, schema.source.c
    rows = (
        select(own.happening_id, *(own[name] for name in _COUNTED), source.origin_id, source.report_count)
        .join(schema.source, source.document_id == own.document_id)
        .where(among(own.happening_id, happenings), own.said_by <= (moment.on or date.max).isoformat())
        .where(is_known(schema.told_event, moment.known_by))
        .order_by(source.published_by, own.claim_id)
    )
    told: dict[str, list[_Telling]] = defaultdict(list)
    for happening_id, *row in connection.execute(rows).all():
        told[happening_id].append(_Telling(*row))
    return {key: _count(happenings[key], rows) for key, rows in told.items()}


class _Telling(NamedTuple):
    claim_id: str
    document_id: str
    by_day: str
    voices: str
    speakers: str
    people: int | None
    amount: float | None
    currency: str | None
    origin_id: str
    report_count: int


_COUNTED = _Telling._fields[:-2]


def _count(happening: Happening, rows: Sequence[_Telling]) -> Happening:
    reports = {row.document_id: row.report_count for row in rows}
    speakers = {name for written in {row.speakers for row in rows} for name in json.loads(written)}
    best: dict[str, str] = {}
    first: dict[str, str] = {}
    for row in rows:
        best.setdefault(row.origin_id, row.claim_id)
        first.setdefault(row.voices, row.claim_id)
    chosen = {*list(best.values())[:MOST_STORIES], *first.values()}
    names = {fold_name(name) for name in speakers}
    return replace(
        happening,
        by=date.fromisoformat(min(row.by_day for row in rows)),
        people=by_frequency([row.people for row in rows if row.people is not None]),
        sums=by_frequency([(row.amount, row.currency) for row in rows if row.amount is not None]),
        counts=Counts(sum(reports.values()), len(best), len(names)),
        claim_ids=tuple(row.claim_id for row in rows if row.claim_id in chosen),
    )
