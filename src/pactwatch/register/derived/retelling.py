"""The documents of one day of recording are told anew, and what follows from it for each pair is kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, select, tuple_

from pactwatch.register import schema
from pactwatch.register.deciding import load_decisions
from pactwatch.register.derived.rows import event_of_row, row_of_event, row_of_happening, row_of_statement
from pactwatch.register.derived.standing import refresh_standing
from pactwatch.register.derived.touched import find_touched, load_sources, refresh_sources, source_of
from pactwatch.register.derived.versions import keep_versions
from pactwatch.register.happening import find_happenings, mood_of
from pactwatch.register.newest import load_claims, load_claims_by_id, newest_readings
from pactwatch.register.reviewed import Review
from pactwatch.register.stories import batched
from pactwatch.register.telling import PairTold, newest_by_document, tell_document

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Table

    from pactwatch.register.derived.rows import Row
    from pactwatch.register.newest import Pair
    from pactwatch.register.told import Source, ToldEvent

Group = tuple[str, str, str, str, str]
"""Sender, receiver, type, mood, incident: what those who tell one happening share."""


def derive_day(connection: Connection, after: int, up_to: int, day: str) -> None:
    """Let the derived tables know what the entries after one and up to another bring, all of one day.

    Args:
        connection: A transaction that writes.
        after: The entry up to which the tables are derived.
        up_to: The entry up to which they will be.
        day: The day on which these entries were recorded.
    """
    review = Review.of(load_decisions(connection, entry=up_to))
    touched = find_touched(connection, after, up_to)
    changed = refresh_sources(connection, touched, review, up_to=up_to)
    told = _tell(connection, touched.told, review, up_to)
    groups, documents = _told_before(connection, touched.told | changed)
    new: dict[Group, list[ToldEvent]] = defaultdict(list)
    for pair, own in told.items():
        for event in own.events:
            new[(*pair, *mood_of(event))].append(event)
            documents[pair].add(event.source.document_id)
    event_rows: list[Row] = []
    by_pair: dict[Pair, list[Group]] = defaultdict(list)
    for group in sorted(groups | set(new)):
        by_pair[group[:2]].append(group)
    for own_groups in by_pair.values():
        own_new = [event for group in own_groups for event in new.get(group, ())]
        event_rows += _refresh_groups(connection, own_groups, own_new, touched.told, review, day)
    _keep_told(connection, touched.told, event_rows, told, day)
    pairs = touched.pairs | {group[:2] for group in groups | set(new)} | set(told)
    for pair in sorted(pairs):
        refresh_standing(connection, pair, review, documents[pair], day=day)


def _tell(connection: Connection, ids: set[str], review: Review, up_to: int) -> dict[Pair, PairTold]:
    told: dict[Pair, PairTold] = defaultdict(lambda: PairTold(review=review))
    sources = load_sources(connection, ids)
    decided_in: dict[str, list[str]] = defaultdict(list)
    for claim_id, decision in review.on_claims.items():
        decided_in[decision.document_id or ""].append(claim_id)
    for own in batched(sorted(ids)):
        readings = newest_readings(entry=up_to).where(schema.reading.c.document_id.in_(own))
        claims = load_claims(connection, readings)
        decided = load_claims_by_id(connection, [each for one in own for each in decided_in.get(one, ())])
        for document_id in own:
            if document_id in sources:
                reviewed = review.apply(claims.get(document_id, ()), decided.get(document_id, ()))
                tell_document(reviewed, sources[document_id], told)
    return told


def _told_before(connection: Connection, ids: set[str]) -> tuple[set[Group], dict[Pair, set[str]]]:
    """Return the groups that documents have told of so far, and which of them have told of which pair."""
    own = schema.told_event.c
    groups: set[Group] = set()
    documents: dict[Pair, set[str]] = defaultdict(set)
    for part in batched(sorted(ids)):
        rows = select(own.document_id, own.sender, own.receiver, own.type, own.mood, own.incident)
        rows = rows.where(own.document_id.in_(part), own.known_until.is_(None))
        for document_id, sender, receiver, kind, mood, incident in connection.execute(rows).all():
            groups.add((sender, receiver, kind, mood, incident))
            documents[sender, receiver].add(document_id)
    return groups, documents


def _refresh_groups(
    connection: Connection,
    groups: list[Group],
    new: list[ToldEvent],
    touched: set[str],
    review: Review,
    day: str,
) -> list[Row]:
    """Find the happenings of groups of a pair anew; return the rows of events that are new or moved."""
    own, pair = schema.told_event, groups[0][:2]
    known = select(own, schema.source).join(schema.source, schema.source.c.document_id == own.c.document_id)
    events, homes = list(new), {}
    sources: dict[str, Source] = {}
    for row in connection.execute(known.where(_is_of(own, groups), own.c.known_until.is_(None))).all():
        if row.document_id in touched:
            continue
        source = sources.get(row.document_id)
        if source is None:
            source = sources[row.document_id] = source_of(row)
        events.append(event_of_row(row, source, decision=review.on_claims.get(row.claim_id)))
        homes[row.claim_id] = row.happening_id
    happenings = find_happenings(events)
    rows = [row_of_happening(each, pair) for each in happenings]
    keep_versions(connection, schema.happening, _is_of(schema.happening, groups), rows, day=day)
    return [
        row_of_event(event, happening.happening_id)
        for happening in happenings
        for event in happening.told
        if homes.get(event.claim_id) != happening.happening_id
    ]


def _is_of(table: Table, groups: list[Group]) -> ColumnElement[bool]:
    """Return the condition that a row is of groups of one pair."""
    own, pair = table.c, groups[0][:2]
    kinds = {group[2:] for group in groups}
    return and_(
        own.sender == pair[0],
        own.receiver == pair[1],
        own.type.in_(sorted({kind for kind, _, _ in kinds})),
        tuple_(own.type, own.mood, own.incident).in_(sorted(kinds)),
    )


def _keep_told(
    connection: Connection, touched: set[str], rows: list[Row], told: dict[Pair, PairTold], day: str
) -> None:
    """Keep what touched documents tell, and which happening all others belong to now."""
    own: dict[str, list[Row]] = defaultdict(list)
    moved: dict[str, Row] = {}
    for row in rows:
        if row["document_id"] in touched:
            own[row["document_id"]].append(row)
        else:
            moved[row["claim_id"]] = row
    statements: dict[str, list[Row]] = defaultdict(list)
    for pair, each in told.items():
        newest = newest_by_document(each.events)
        for said in each.statements:
            document_id = said.source.document_id
            statements[document_id].append(row_of_statement(said, pair, newest[document_id]))
    event, statement = schema.told_event, schema.told_statement
    for ids in batched(sorted(touched)):
        for table, by_document in ((event, own), (statement, statements)):
            scope = table.c.document_id.in_(ids)
            kept = [row for document_id in ids for row in by_document[document_id]]
            keep_versions(connection, table, scope, kept, day=day)
    for ids in batched(sorted(moved)):
        keep_versions(connection, event, event.c.claim_id.in_(ids), [moved[each] for each in ids], day=day)
