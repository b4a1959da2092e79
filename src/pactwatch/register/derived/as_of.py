"""Happenings of the tables as of a day: what is planned, possible or denied is so only once it is said."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from pactwatch.register import schema
from pactwatch.register.derived.versions import is_known
from pactwatch.register.happening import Counts, Saying, by_frequency
from pactwatch.register.moods import NOT_YET
from pactwatch.register.stories import batched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.happening import Happening

_MOST_STORIES = 3


def leave_out_later_sayings(
    connection: Connection, happenings: Iterable[Happening], *, on: date, known_by: str | None
) -> list[Happening]:
    """Return happenings with the words of each side until a day only; counts are left as they are."""
    everything = list(happenings)
    wanted = {each.happening_id for each in everything if each.modality in NOT_YET}
    own = schema.told_event.c
    days: dict[str, list[Any]] = defaultdict(list)
    said = (
        select(own.happening_id, own.voices, func.min(own.said_by), func.max(own.said_by))
        .where(own.mood.in_(sorted(NOT_YET)), own.said_by <= on.isoformat())
        .where(is_known(schema.told_event, known_by))
        .group_by(own.happening_id, own.voices)
    )
    for ids in batched(sorted(wanted)):
        for row in connection.execute(said.where(own.happening_id.in_(ids))):
            days[row[0]].append(row)
    kept = []
    for each in everything:
        if each.happening_id not in wanted:
            kept.append(each)
        elif each.happening_id in days:
            sayings = [
                Saying(frozenset(voices.split()), date.fromisoformat(first), date.fromisoformat(last))
                for _, voices, first, last in days[each.happening_id]
            ]
            kept.append(
                replace(each, sayings=tuple(sorted(sayings, key=lambda saying: sorted(saying.voices))))
            )
    return kept


def count_until(
    connection: Connection, happenings: Sequence[Happening], *, on: date, known_by: str | None
) -> list[Happening]:
    """Return happenings with counts, numbers and best claims of what had been said until a day."""
    wanted = sorted(each.happening_id for each in happenings if each.modality in NOT_YET)
    own = schema.told_event
    told: dict[str, list[Any]] = defaultdict(list)
    rows = (
        select(own, schema.source)
        .join(schema.source, schema.source.c.document_id == own.c.document_id)
        .where(own.c.said_by <= on.isoformat(), is_known(own, known_by))
        .order_by(schema.source.c.published_by, own.c.claim_id)
    )
    for ids in batched(wanted):
        for row in connection.execute(rows.where(own.c.happening_id.in_(ids))):
            told[row.happening_id].append(row)
    return [
        _count(each, told[each.happening_id]) if each.happening_id in told else each for each in happenings
    ]


def _count(happening: Happening, rows: Sequence[Any]) -> Happening:
    reports = {row.document_id: row.report_count for row in rows}
    speakers = {" ".join(name.casefold().split()) for row in rows for name in json.loads(row.speakers)}
    best = {row.origin_id: row.claim_id for row in reversed(rows)}
    first = {row.voices: row.claim_id for row in reversed(rows)}
    in_order = [row.claim_id for row in rows]
    chosen = {*sorted(best.values(), key=in_order.index)[:_MOST_STORIES], *first.values()}
    return replace(
        happening,
        by=min(date.fromisoformat(row.by_day) for row in rows),
        people=by_frequency([row.people for row in rows if row.people is not None]),
        sums=by_frequency([(row.amount, row.currency) for row in rows if row.amount is not None]),
        counts=Counts(sum(reports.values()), len({row.origin_id for row in rows}), len(speakers)),
        claim_ids=tuple(each for each in in_order if each in chosen),
    )
