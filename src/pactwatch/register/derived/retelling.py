"""The documents of one day of recording are told anew, and what follows from it for each pair is kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.deciding import load_decisions
from pactwatch.register.derived.adding_on import add_on, can_be_added_on_to
from pactwatch.register.derived.adding_up import add_up_happenings
from pactwatch.register.derived.regrouping import regroup
from pactwatch.register.derived.rows import row_of_statement
from pactwatch.register.derived.settling import trait_of
from pactwatch.register.derived.standing import Changes, refresh_standing
from pactwatch.register.derived.touched import find_touched, load_sources, refresh_sources
from pactwatch.register.derived.versions import keep_versions
from pactwatch.register.folding import fold_name
from pactwatch.register.happening import mood_of
from pactwatch.register.newest import load_claims, load_claims_by_id, newest_readings
from pactwatch.register.reviewed import Review
from pactwatch.register.stories import batched
from pactwatch.register.telling import PairTold, newest_by_document, tell_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from pactwatch.register.derived.regrouping import Group
    from pactwatch.register.derived.rows import Row
    from pactwatch.register.newest import Pair
    from pactwatch.register.told import ToldEvent


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
    former: dict[Pair, list[Any]] = defaultdict(list)
    changes: dict[Pair, Changes] = defaultdict(Changes)
    for row in _load_events(connection, touched.told | changed):
        own = changes[row.sender, row.receiver]
        own.documents.add(row.document_id)
        own.happenings.add(row.happening_id)
        if row.document_id in touched.told:
            former[row.sender, row.receiver].append(row)
    for sender, receiver, speaker, said_by in _load_sayings(connection, touched.told):
        changes[sender, receiver].speakers |= {speaker} - {None}
        changes[sender, receiver].days.add(said_by)
    new: dict[Pair, dict[Group, list[ToldEvent]]] = defaultdict(lambda: defaultdict(list))
    for pair, each in told.items():
        for event in each.events:
            new[pair][(*pair, *mood_of(event))].append(event)
            changes[pair].documents.add(event.source.document_id)
        changes[pair].speakers |= {
            fold_name(said.claim.speaker) for said in each.statements if said.claim.speaker
        }
        changes[pair].days |= {said.said_by.isoformat() for said in each.statements}
    rows: list[Row] = []
    moved: list[Row] = []
    for pair in sorted({*former, *new}):
        groups = {(*pair, row.type, row.mood, row.incident) for row in former[pair]} | set(new[pair])
        regrouped = regroup(connection, groups, former=former[pair], new=new[pair])
        rows += regrouped.new
        moved += regrouped.moved
        changes[pair].happenings |= regrouped.happenings
        changes[pair].gained = regrouped.gained
    _keep_told(connection, touched.told, rows, moved, told, day)
    _keep_happenings(connection, changes, day)
    for pair in sorted(touched.pairs | set(changes)):
        refresh_standing(connection, pair, review, changes[pair], day=day)


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


def _load_events(connection: Connection, documents: set[str]) -> Iterator[Any]:
    """Yield the rows of events that documents have told so far."""
    own = schema.told_event
    for part in batched(sorted(documents)):
        rows = select(own).where(among(own.c.document_id, part), own.c.known_until.is_(None))
        yield from connection.execute(rows).all()


def _load_sayings(connection: Connection, documents: set[str]) -> Iterator[Any]:
    """Yield who has spoken on which pair in documents so far, and by which day."""
    own = schema.told_statement.c
    for part in batched(sorted(documents)):
        rows = select(own.sender, own.receiver, own.speaker, own.said_by).where(
            among(own.document_id, part), own.known_until.is_(None)
        )
        yield from connection.execute(rows).all()


def _keep_happenings(connection: Connection, changes: Mapping[Pair, Changes], day: str) -> None:
    """Keep what happened by all who tell it now, where any were gained or lost or count otherwise."""
    own = schema.happening
    gained = {key: claims for each in changes.values() for key, claims in each.gained.items()}
    others = {key for each in changes.values() for key in each.happenings}
    for part in batched(sorted(others | set(gained))):
        known = select(own).where(among(own.c.happening_id, part), own.c.known_until.is_(None))
        before = {row["happening_id"]: dict(row) for row in connection.execute(known).mappings()}
        added_on = {
            key: {name: value for name, value in row.items() if not name.startswith("known_")}
            for key, row in before.items()
            if key not in others and can_be_added_on_to(row)
        }
        rows = add_on(connection, added_on, {key: gained[key] for key in added_on})
        rows += add_up_happenings(connection, set(part) - set(added_on))
        for row in (*before.values(), *rows):
            changes[row["sender"], row["receiver"]].traits.add(trait_of(row))
        keep_versions(connection, own, among(own.c.happening_id, part), rows, day=day)


def _keep_told(
    connection: Connection,
    touched: set[str],
    rows: list[Row],
    moved: list[Row],
    told: dict[Pair, PairTold],
    day: str,
) -> None:
    """Keep what touched documents tell, and which happening all others belong to now."""
    events: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        events[row["document_id"]].append(row)
    statements: dict[str, list[Row]] = defaultdict(list)
    for pair, each in told.items():
        newest = newest_by_document(each.events)
        for said in each.statements:
            document_id = said.source.document_id
            statements[document_id].append(row_of_statement(said, pair, newest[document_id]))
    event, statement = schema.told_event, schema.told_statement
    for ids in batched(sorted(touched)):
        for table, by_document in ((event, events), (statement, statements)):
            kept = [row for document_id in ids for row in by_document[document_id]]
            keep_versions(connection, table, among(table.c.document_id, ids), kept, day=day)
    by_claim = {row["claim_id"]: row for row in moved}
    for ids in batched(sorted(by_claim)):
        scope = among(event.c.claim_id, ids)
        keep_versions(connection, event, scope, [by_claim[each] for each in ids], day=day)
