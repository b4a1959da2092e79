"""Documents are given out one after another, each with the claims of it that count and where they stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, exists, or_, select

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.scopes import is_of
from pactwatch.register.derived.versions import is_known
from pactwatch.register.lookup import document_of_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.document import StoredDocument
    from pactwatch.register.newest import Pair
    from pactwatch.register.told import Source, ToldEvent, ToldStatement

_DOCUMENTS_AT_ONCE = 200
_TOLD = (schema.told_event, schema.told_statement)


class Sighting(NamedTuple):
    """That a document was seen at an address: by whom it was published there, and the hash of its bytes."""

    entry: int
    recorded_at: str
    address: str
    publisher: str | None
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedClaim:
    """A claim that counts, and the arrangements that it is on, by name.

    ``happening_id`` is None for a statement. ``reader`` is the reader that found the claim first, None where
    a person entered it.
    """

    told: ToldEvent | ToldStatement
    arrangements: tuple[str, ...]
    happening_id: str | None
    entry: int
    recorded_at: str
    reader: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument:
    """A document with its claims, in the order of its text, and the places where it was seen."""

    document: StoredDocument
    source: Source
    entry: int
    recorded_at: str
    sightings: tuple[Sighting, ...]
    claims: tuple[CitedClaim, ...]


def find_cited(
    connection: Connection,
    moment: Moment,
    *,
    pair: Pair | None = None,
    names: frozenset[str] | None = None,
) -> Iterator[CitedDocument]:
    """Yield the documents that tell of arrangements, by publication day; only some hundreds are held at once.

    Args:
        connection: A transaction that reads, in which the derived tables are up to date.
        moment: As of when.
        pair: Only claims on one pair of states.
        names: Only claims on arrangements of these names.
    """
    runs = load_runs(connection, moment)
    source = schema.source.c
    is_told = [
        exists().where(table.c.document_id == source.document_id, *told_by_then(table, moment, pair))
        for table in _TOLD
    ]
    ids = select(source.document_id).where(or_(*is_told)).order_by(source.published_by, source.document_id)
    found = connection.execute(ids, execution_options={"yield_per": _DOCUMENTS_AT_ONCE})
    for part in found.scalars().partitions():
        batch = _Batch(connection, moment, part)
        yield from batch.documents(runs, pair=pair, names=names)


def told_by_then(table: Any, moment: Moment, pair: Pair | None) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that a row was known and told by then; of one pair, if one is asked for."""
    yield is_known(table, moment.known_by)
    if pair is not None:
        yield is_of(table, pair)
    if moment.on is not None:
        day = table.c.by_day if table is schema.told_event else table.c.said_by
        yield day <= moment.on.isoformat()


def cite_claims(
    connection: Connection, moment: Moment, found: Sequence[tuple[str, str]]
) -> list[CitedDocument]:
    """Return claims one by one, each as a document with this claim alone, in the order given.

    Args:
        connection: A transaction that reads, in which the derived tables are up to date.
        moment: As of when.
        found: The ids of claims, each with the id of its document; those that do not count are left out.
    """
    ids = sorted({document_id for _, document_id in found})
    batch = _Batch(connection, moment, ids, claim_ids=[claim_id for claim_id, _ in found])
    cited = batch.documents(load_runs(connection, moment), pair=None, names=None)
    alone = {
        claim.told.claim_id: replace(document, claims=(claim,))
        for document in cited
        for claim in document.claims
    }
    return [alone[claim_id] for claim_id, _ in found if claim_id in alone]


def load_runs(connection: Connection, moment: Moment) -> dict[Pair, list[Any]]:
    """Return the arrangements of each pair, with the days between which each goes."""
    own = schema.arrangement
    runs: dict[Pair, list[Any]] = defaultdict(list)
    rows = select(own.c.sender, own.c.receiver, own.c.since, own.c.until, own.c.name)
    for row in connection.execute(rows.where(is_known(own, moment.known_by)).order_by(own.c.name)):
        runs[row.sender, row.receiver].append(row)
    return runs


class _Batch:
    """Some documents, fetched together, with all their claims or with some of them."""

    def __init__(
        self,
        connection: Connection,
        moment: Moment,
        ids: Sequence[str],
        *,
        claim_ids: Sequence[str] | None = None,
    ) -> None:
        self._connection, self._moment, self._ids = connection, moment, ids
        self._claim_ids = claim_ids
        self._quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)

    def documents(
        self, runs: dict[Pair, list[Any]], *, pair: Pair | None, names: frozenset[str] | None
    ) -> Iterator[CitedDocument]:
        claims = self._claims(runs, pair, names)
        sightings = self._sightings()
        rows = {row.document_id: row for row in self._rows(schema.document)}
        for document_id in self._ids:
            own = claims.get(document_id)
            if own:
                row = rows[document_id]
                yield CitedDocument(
                    document=document_of_row(row),
                    source=own[0].told.source,
                    entry=row.entry,
                    recorded_at=row.recorded_at,
                    sightings=tuple(sightings[document_id]),
                    claims=tuple(own),
                )

    def _claims(
        self, runs: dict[Pair, list[Any]], pair: Pair | None, names: frozenset[str] | None
    ) -> dict[str, list[CitedClaim]]:
        event_rows, said_rows = (self._told(table, pair) for table in _TOLD)
        happening_ids = {row.claim_id: row.happening_id for row in event_rows}
        arrangements: dict[str, list[str]] = defaultdict(list)
        for row in (*event_rows, *said_rows):
            for run in runs.get((row.sender, row.receiver), ()):
                if run.since <= row.by_day < run.until and (names is None or run.name in names):
                    arrangements[row.claim_id].append(run.name)
        once = {row.claim_id: row for row in said_rows}
        told: list[ToldEvent | ToldStatement] = [*self._quotes.events_of(event_rows).values()]
        told += self._quotes.statements([*once.values()])
        recorded = self._recorded()
        found: dict[str, list[CitedClaim]] = defaultdict(list)
        for each in sorted(told, key=_in_the_text):
            if each.claim_id in arrangements:
                row = recorded[each.claim_id]
                claim = CitedClaim(
                    told=each,
                    arrangements=tuple(sorted(arrangements[each.claim_id])),
                    happening_id=happening_ids.get(each.claim_id),
                    entry=row.entry,
                    recorded_at=row.recorded_at,
                    reader=row.reader,
                )
                found[each.source.document_id].append(claim)
        return found

    def _told(self, table: Any, pair: Pair | None) -> list[Any]:
        own = select(table).where(self._is_wanted(table), *told_by_then(table, self._moment, pair))
        return list(self._connection.execute(own).all())

    def _is_wanted(self, table: Any) -> ColumnElement[bool]:
        if self._claim_ids is not None:
            return among(table.c.claim_id, self._claim_ids)
        return among(table.c.document_id, self._ids)

    def _recorded(self) -> dict[str, Any]:
        """Return when each claim was recorded, and which reader found it then."""
        claim, entry, reading = schema.claim.c, schema.audit_entry.c, schema.reading.c
        rows = (
            select(claim.claim_id, claim.entry, entry.recorded_at, reading.reader)
            .join(schema.audit_entry, entry.sequence == claim.entry)
            .outerjoin(
                schema.reading, and_(reading.entry == claim.entry, reading.document_id == claim.document_id)
            )
            .where(self._is_wanted(schema.claim))
        )
        return {row.claim_id: row for row in self._connection.execute(rows)}

    def _sightings(self) -> dict[str, list[Sighting]]:
        rows = self._rows(schema.sighting)
        found: dict[str, list[Sighting]] = defaultdict(list)
        for row in rows:
            if self._moment.entry is None or row.entry <= self._moment.entry:
                sighting = Sighting(row.entry, row.recorded_at, row.address, row.publisher, row.sha256)
                found[row.document_id].append(sighting)
        return found

    def _rows(self, table: Any) -> list[Any]:
        """Return the rows of the documents in a table of the ledger, with the moment of recording."""
        entry = schema.audit_entry.c
        rows: Select[Any] = select(table, entry.recorded_at).join(
            schema.audit_entry, entry.sequence == table.c.entry
        )
        own = rows.where(among(table.c.document_id, self._ids)).order_by(table.c.entry)
        return list(self._connection.execute(own).all())


def _in_the_text(told: ToldEvent | ToldStatement) -> tuple[int, str, str]:
    return told.claim.words[0].start, told.claim.kind, told.claim_id
