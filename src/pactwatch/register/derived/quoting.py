"""Claims that a page quotes are fetched with their words and their reports."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.deciding import load_decisions
from pactwatch.register.decision import Act, Decision
from pactwatch.register.derived.rows import event_of_row
from pactwatch.register.derived.versions import is_known
from pactwatch.register.newest import load_claims_by_id, load_passages
from pactwatch.register.told import Source, ToldEvent, ToldStatement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.claim import Claim


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
        return self.events_of(self._rows(schema.told_event, claim_ids))

    def events_of(self, rows: Sequence[Any]) -> dict[str, ToldEvent]:
        """Return the events of rows of ``told_event`` by the ids of their claims."""
        self._load_sources({row.document_id for row in rows} - set(self._sources))
        passages = load_passages(self._connection, {row.claim_id for row in rows}) if rows else {}
        return {
            row.claim_id: event_of_row(
                row,
                self._sources[row.document_id],
                passages=passages[row.claim_id],
                decision=self._decision(row.decision),
            )
            for row in rows
        }

    def statements(self, rows: Sequence[Any]) -> tuple[ToldStatement, ...]:
        """Return the statements of rows of ``told_statement``."""
        claims = self._claims(rows)
        return tuple(
            ToldStatement(
                claim=claims[row.claim_id],
                source=self._sources[row.document_id],
                said_by=date.fromisoformat(row.said_by),
                decision=self._decision(row.decision),
            )
            for row in rows
        )

    def sources(self, document_ids: Sequence[str]) -> dict[str, Source]:
        """Return documents as sources, by their ids."""
        self._load_sources(set(document_ids) - set(self._sources))
        return {each: self._sources[each] for each in document_ids if each in self._sources}

    def _rows(self, table: Any, claim_ids: Iterable[str]) -> list[Any]:
        wanted = set(claim_ids)
        if not wanted:
            return []
        known = select(table).where(among(table.c.claim_id, wanted), is_known(table, self._moment))
        return list(self._connection.execute(known).all())

    def _claims(self, rows: Sequence[Any]) -> dict[str, Claim]:
        """Return the claims of rows as people have left them; their sources are fetched on the way."""
        self._load_sources({row.document_id for row in rows} - set(self._sources))
        by_document = load_claims_by_id(self._connection, {row.claim_id for row in rows})
        claims = {claim.claim_id: claim for own in by_document.values() for claim in own}
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
        sighting, source = schema.sighting.c, schema.source
        seen = select(sighting.document_id, sighting.address, sighting.publisher)
        seen = seen.where(among(sighting.document_id, document_ids))
        if self._entry is not None:
            seen = seen.where(sighting.entry <= self._entry)
        places: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
        for document_id, *place in self._connection.execute(seen).all():
            places[document_id].append((place[0], place[1]))
        sources = select(source).where(among(source.c.document_id, document_ids))
        for row in self._connection.execute(sources).all():
            own = sorted(places[row.document_id], key=lambda place: (place[0], place[1] or ""))
            self._sources[row.document_id] = Source(
                document_id=row.document_id,
                title=row.title,
                published=row.published,
                published_by=date.fromisoformat(row.published_by),
                origin_id=row.origin_id,
                report_count=row.report_count,
                address=own[0][0] if own else "",
                publisher=next((name for _, name in own if name), None),
            )
