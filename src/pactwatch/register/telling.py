"""What the ledger holds of one pair of states, or of all, as it was known at one moment."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from pactwatch.register import schema
from pactwatch.register.claim import EVENT, STATEMENT
from pactwatch.register.clock import end_of
from pactwatch.register.days import last_day
from pactwatch.register.deciding import load_decisions
from pactwatch.register.decision import Act
from pactwatch.register.newest import Pair, load_claims, load_claims_by_id, newest_readings
from pactwatch.register.reviewed import Review, Reviewed
from pactwatch.register.stories import load_origins
from pactwatch.register.told import Source, ToldEvent, ToldStatement, find_pairs, tell_event, tell_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

_DAY_LENGTH = len("2025-05-05")


@dataclass(slots=True)
class PairTold:
    """All that is told of one pair, as people have left it: events, and the statements on it."""

    events: list[ToldEvent] = field(default_factory=list)
    statements: list[ToldStatement] = field(default_factory=list)
    review: Review = field(default_factory=lambda: Review.of(()))


def entry_at(connection: Connection, known_by: str | None) -> int | None:
    """Return the number of the last entry recorded by the end of a day, month or year; None for all."""
    if known_by is None:
        return None
    entry = schema.audit_entry.c
    recorded = select(entry.sequence).where(entry.recorded_at <= end_of(known_by))
    # The log is in the order of time, so the end of one index tells, where a maximum looks at all of it.
    last = recorded.order_by(entry.recorded_at.desc(), entry.sequence.desc()).limit(1)
    return connection.execute(last).scalar() or 0


def load_told(
    connection: Connection, *, pair: Pair | None = None, entry: int | None = None
) -> dict[Pair, PairTold]:
    """Return what is told of each pair, by the newest reading of each document.

    Args:
        connection: A transaction that reads.
        pair: One pair only.
        entry: What was known when this entry of the audit log was the newest.
    """
    review = Review.of(load_decisions(connection, entry=entry))
    edited = [each.document_id for each in review.on_claims.values() if each.act is Act.EDIT]
    readings = newest_readings(pair, entry=entry, also=edited)
    claims = load_claims(connection, readings)
    decided = load_claims_by_id(connection, review.on_claims)
    sources = _load_sources(connection, readings, entry, review)
    told: dict[Pair, PairTold] = defaultdict(lambda: PairTold(review=review))
    for document_id in sorted(sources):
        reviewed = review.apply(claims.get(document_id, ()), decided.get(document_id, ()))
        tell_document(reviewed, sources[document_id], told)
    return {key: told[key] for key in sorted(told) if pair in (None, key)}


def newest_by_document(events: Iterable[ToldEvent]) -> dict[str, date]:
    """Return the day by which the newest event that each document tells had happened."""
    newest: dict[str, date] = {}
    for event in events:
        document_id = event.source.document_id
        newest[document_id] = max(event.by, newest.get(document_id, event.by))
    return newest


def tell_document(claims: Sequence[Reviewed], source: Source, told: Mapping[Pair, PairTold]) -> None:
    """Add what one document tells to what is told of each pair."""
    events = [claim for claim, _ in claims if claim.kind == EVENT]
    statements = [claim for claim, _ in claims if claim.kind == STATEMENT]
    for claim, decision in claims:
        if claim.kind == EVENT:
            event = tell_event(claim, source, statements, decision=decision)
            told[claim.sender or "", claim.receiver or ""].events.append(event)
            continue
        for pair in find_pairs(claim, events):
            told[pair].statements.append(tell_statement(claim, source, decision=decision))


def _load_sources(
    connection: Connection, readings: Select[Any], entry: int | None, review: Review
) -> dict[str, Source]:
    """Return each document's source: where it was seen first, and by how many publishers."""
    newest = readings.subquery()
    documents = (
        select(
            schema.document.c.document_id,
            schema.document.c.title,
            schema.document.c.published,
            schema.audit_entry.c.recorded_at,
        )
        .join(newest, newest.c.document_id == schema.document.c.document_id)
        .join(schema.audit_entry, schema.audit_entry.c.sequence == schema.document.c.entry)
    )
    seen = select(schema.sighting).join(newest, newest.c.document_id == schema.sighting.c.document_id)
    if entry is not None:
        seen = seen.where(schema.sighting.c.entry <= entry)
    sightings: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(seen):
        sightings[row.document_id].append(row)
    rows = connection.execute(documents).all()
    origins = load_origins(connection, [row.document_id for row in rows], entry=entry, review=review)
    return {
        row.document_id: _source(row, sightings[row.document_id], origins[row.document_id]) for row in rows
    }


def _source(document: Any, sightings: Iterable[Any], origin_id: str) -> Source:
    """Return the source of a document; the address is the first by name, whichever came first."""
    rows = sorted(sightings, key=lambda row: (row.address, row.publisher or ""))
    publishers = {row.publisher for row in rows} - {None}
    recorded_on = date.fromisoformat(document.recorded_at[:_DAY_LENGTH])
    return Source(
        document_id=document.document_id,
        title=document.title,
        published=document.published,
        published_by=last_day(document.published) or recorded_on,
        origin_id=origin_id,
        report_count=max(1, len(publishers)),
        address=rows[0].address if rows else "",
        publisher=next((row.publisher for row in rows if row.publisher), None),
    )
