"""Claims that a page quotes are fetched with their words and their reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, select

from pactwatch.register import schema
from pactwatch.register.among import among_given
from pactwatch.register.deciding import load_decisions
from pactwatch.register.decision import Act, Decision
from pactwatch.register.derived.rows import event_of_row, ids_of_event, ids_of_statement
from pactwatch.register.derived.versions import GIVEN_MOMENT, is_known
from pactwatch.register.newest import load_claims_given, load_passages
from pactwatch.register.told import Source, ToldEvent, ToldStatement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from pactwatch.register.claim import Claim, Passage


class Quotes:
    """What a transaction sees of the claims that pages quote, as of a moment of recording.

    Args:
        connection: A transaction that reads.
        moment: A text that sorts after all that was recorded until then; None for now.
        entry: The number of the last entry recorded until then; None for now.
    """

    def __init__(self, connection: Connection, *, moment: str | None, entry: int | None) -> None:
        self._connection, self._moment, self._entry = connection, moment, entry
        self._sources: dict[str, Source] = {}
        self._decisions: dict[int, Decision] | None = None

    def events(self, claim_ids: Iterable[str]) -> dict[str, ToldEvent]:
        """Return events by the ids of their claims."""
        return self.quoted(claim_ids, ())[0]

    def events_of(self, rows: Sequence[Any]) -> dict[str, ToldEvent]:
        """Return the events of rows of ``told_event`` by the ids of their claims."""
        return self.told(rows, ())[0]

    def statements(self, rows: Sequence[Any]) -> tuple[ToldStatement, ...]:
        """Return the statements of rows of ``told_statement``."""
        return self.told((), rows)[1]

    def quoted(
        self, claim_ids: Iterable[str], statements: Sequence[Any]
    ) -> tuple[dict[str, ToldEvent], tuple[ToldStatement, ...]]:
        """Return events by the ids of their claims, and the statements of rows."""
        return self.told(self._rows(claim_ids), statements)

    def told(
        self, events: Sequence[Any], statements: Sequence[Any]
    ) -> tuple[dict[str, ToldEvent], tuple[ToldStatement, ...]]:
        """Return the events of rows by the ids of their claims, and the statements of rows."""
        ids = [*map(ids_of_event, events), *map(ids_of_statement, statements)]
        self._load_sources({document_id for _, document_id in ids} - self._sources.keys())
        passages = load_passages(self._connection, {claim_id for claim_id, _ in ids})
        claims = self._claims(statements, passages)
        sources = self._sources
        told = (event_of_row(row, sources, passages, self._decision) for row in events)
        said = (
            ToldStatement(
                claim=claims[row.claim_id],
                source=sources[row.document_id],
                said_by=date.fromisoformat(row.said_by),
                decision=self._decision(row.decision),
            )
            for row in statements
        )
        return {each.claim.claim_id: each for each in told}, tuple(said)

    def sources(self, document_ids: Sequence[str]) -> dict[str, Source]:
        """Return documents as sources, by their ids."""
        self._load_sources(set(document_ids) - self._sources.keys())
        return {each: self._sources[each] for each in document_ids if each in self._sources}

    def _rows(self, claim_ids: Iterable[str]) -> list[Any]:
        wanted = set(claim_ids)
        if not wanted:
            return []
        rows = _events(is_now=self._moment is None)
        given = {"claim_ids": wanted, "moment": self._moment}
        return list(self._connection.execute(rows, given).all())

    def _claims(self, rows: Sequence[Any], passages: Mapping[str, tuple[Passage, ...]]) -> dict[str, Claim]:
        """Return the claims of rows as people have left them."""
        claims = load_claims_given(self._connection, {row.claim_id for row in rows}, passages)
        for row in rows:
            decision = self._decision(row.decision)
            if decision is not None and decision.act is Act.EDIT:
                claims[row.claim_id] = replace(claims[row.claim_id], **decision.content)
        return claims

    def _decision(self, number: int | None) -> Decision | None:
        if number is None:
            return None
        if self._decisions is None:
            self._decisions = {each.number: each for each in load_decisions(self._connection)}
        return self._decisions[number]

    def _load_sources(self, document_ids: set[str]) -> None:
        if not document_ids:
            return
        rows = _sources(is_now=self._entry is None)
        places: dict[str, list[tuple[str, str]]] = {}
        for row in self._connection.execute(rows, {"ids": document_ids, "entry": self._entry}).all():
            document_id, title, published, published_by, origin_id, report_count, address, publisher = row
            if document_id in places:
                places[document_id].append((address, publisher or ""))
                continue
            places[document_id] = [(address or "", publisher or "")]
            self._sources[document_id] = Source(
                document_id=document_id,
                title=title,
                published=published,
                published_by=date.fromisoformat(published_by),
                origin_id=origin_id,
                report_count=report_count,
                address=address or "",
                publisher=publisher or None,
            )
        for document_id, own in places.items():
            if len(own) > 1:
                own.sort()
                publisher = next((each for _, each in own if each), None)
                self._sources[document_id] = replace(
                    self._sources[document_id], address=own[0][0], publisher=publisher
                )


@cache
def _events(*, is_now: bool) -> Select[Any]:
    """Select events by the ids of their claims."""
    table = schema.told_event
    known = is_known(table, None if is_now else GIVEN_MOMENT)
    return select(table).where(among_given(table.c.claim_id, "claim_ids"), known)


@cache
def told_in(table_name: str, *, is_now: bool) -> Select[Any]:
    """Select what is told in documents, given as ``ids``, from the table of events or statements."""
    table = schema.metadata.tables[table_name]
    known = is_known(table, None if is_now else GIVEN_MOMENT)
    return select(table).where(among_given(table.c.document_id, "ids"), known)


@cache
def _sources(*, is_now: bool) -> Select[Any]:
    """Select documents as sources by their ids, once for each place where they had been seen."""
    source, seen = schema.source.c, schema.sighting.c
    is_here = seen.document_id == source.document_id
    if not is_now:
        is_here = and_(is_here, seen.entry <= bindparam("entry"))
    return (
        select(
            source.document_id,
            source.title,
            source.published,
            source.published_by,
            source.origin_id,
            source.report_count,
            seen.address,
            seen.publisher,
        )
        .join_from(schema.source, schema.sighting, is_here, isouter=True)
        .where(among_given(source.document_id, "ids"))
    )
