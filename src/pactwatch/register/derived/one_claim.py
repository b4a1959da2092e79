"""All that the register holds of one claim: its words, who found it, and what people have decided on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, and_, bindparam, func, select

from pactwatch.register import schema
from pactwatch.register.claim import EVENT
from pactwatch.register.deciding import load_decisions
from pactwatch.register.decision import ON_CLAIMS, Act, find_standing
from pactwatch.register.derived.one_document import Read, check_known, is_recorded
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.rows import happening_of_row
from pactwatch.register.derived.scopes import is_of
from pactwatch.register.derived.tallies import Moment
from pactwatch.register.derived.versions import GIVEN_MOMENT, is_known
from pactwatch.register.lookup import find_claim, get_document
from pactwatch.register.newest import claim_of_row, load_passages

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from pactwatch.register.claim import Claim
    from pactwatch.register.decision import Decision
    from pactwatch.register.document import StoredDocument
    from pactwatch.register.happening import Happening
    from pactwatch.register.told import Source, ToldEvent


_NOW = Moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """A claim as it was recorded, and as it is now.

    ``now`` has the fields that an edit has set. ``decisions`` are all on it, the oldest first, those that no
    longer stand as well; ``standing`` is the one that counts. ``arrangements`` are the names of those that it
    tells of; none if it does not count. ``happening`` is what it tells with others, ``copies`` are the claims
    that tell it in other documents of the same story.
    """

    claim: Claim
    now: Claim
    recorded_at: str
    readers: tuple[Read, ...]
    decisions: tuple[Decision, ...]
    standing: Decision | None
    source: Source
    document: StoredDocument
    arrangements: tuple[str, ...]
    happening: Happening | None
    copies: tuple[ToldEvent, ...]

    @property
    def is_rejected(self) -> bool:
        """Whether people have decided that it does not count."""
        return self.standing is not None and self.standing.act is Act.REJECT


def load_claim_record(connection: Connection, name: str, claim_id: str, moment: Moment = _NOW) -> ClaimRecord:
    """Return what there is of the one claim whose id begins so, as of a moment of recording.

    Raises:
        UnknownError: If there is none, or more than one, or it was not known by then.
    """
    row = find_claim(connection, name, claim_id)
    check_known(row.entry, moment, where=f"{name}, claim {row.claim_id}")
    claim = claim_of_row(row, load_passages(connection, [row.claim_id]).get(row.claim_id, ()))
    quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)
    decisions = [
        each for each in load_decisions(connection, subject=row.claim_id) if is_recorded(each.number, moment)
    ]
    own: dict[str, Decision] = {}
    for each in decisions:
        if each.subject == row.claim_id or each.subject in own:
            own[str(each.number)] = each
    on_claim = [
        each for each in find_standing(decisions) if each.subject == row.claim_id and each.act in ON_CLAIMS
    ]
    standing = on_claim[-1] if on_claim else None
    is_edited = standing is not None and standing.act is Act.EDIT
    told = _told_row(connection, row.claim_id, moment) if claim.kind == EVENT else None
    happening = _happening(connection, told.happening_id, moment) if told else None
    return ClaimRecord(
        claim=claim,
        now=replace(claim, **standing.content) if standing and is_edited else claim,
        recorded_at=_recorded_at(connection, row.entry),
        readers=_readers(connection, row.claim_id, moment),
        decisions=tuple(own.values()),
        standing=standing,
        source=quotes.sources([row.document_id])[row.document_id],
        document=get_document(connection, name, row.document_id),
        arrangements=_arrangements(connection, row.claim_id, claim.kind, moment),
        happening=happening,
        copies=_copies(connection, quotes, told, moment) if told else (),
    )


def count_told(connection: Connection, pair: tuple[str, str]) -> int:
    """Return how many events are told of a pair of states."""
    table = schema.told_event
    rows = select(func.count()).select_from(table).where(is_of(table, pair), is_known(table, None))
    return connection.execute(rows).scalar_one()


def _recorded_at(connection: Connection, entry: int) -> str:
    return str(connection.execute(_RECORDED_AT, {"entry": entry}).scalar_one())


def _readers(connection: Connection, claim_id: str, moment: Moment) -> tuple[Read, ...]:
    rows = connection.execute(_READERS, {"claim_id": claim_id}).all()
    return tuple(Read(reader, at) for entry, reader, at in rows if is_recorded(entry, moment))


def _told_row(connection: Connection, claim_id: str, moment: Moment) -> Any:
    rows = _known_rows("told_event", "claim_id", is_now=moment.known_by is None)
    return connection.execute(rows, {"claim_id": claim_id, "moment": moment.known_by}).first()


def _happening(connection: Connection, happening_id: str, moment: Moment) -> Happening | None:
    rows = _known_rows("happening", "happening_id", is_now=moment.known_by is None)
    row = connection.execute(rows, {"happening_id": happening_id, "moment": moment.known_by}).first()
    return happening_of_row(row) if row else None


def _copies(connection: Connection, quotes: Quotes, told: Any, moment: Moment) -> tuple[ToldEvent, ...]:
    """Return the tellings of the same happening in other documents of the same story."""
    given = {
        "happening_id": told.happening_id,
        "document_id": told.document_id,
        "moment": moment.known_by,
    }
    rows = connection.execute(_copying_rows(is_now=moment.known_by is None), given).all()
    events = quotes.events_of(rows).values()
    return tuple(sorted(events, key=lambda each: (each.source.published_by, each.claim_id)))


def _arrangements(connection: Connection, claim_id: str, kind: str, moment: Moment) -> tuple[str, ...]:
    """Return the names of the runs that the claim is told of."""
    names = _names(kind, is_now=moment.known_by is None)
    given = {"claim_id": claim_id, "moment": moment.known_by}
    return tuple(sorted(set(connection.execute(names, given).scalars())))


_RECORDED_AT = select(schema.audit_entry.c.recorded_at).where(
    schema.audit_entry.c.sequence == bindparam("entry")
)
_READERS = (
    select(schema.reading.c.entry, schema.reading.c.reader, schema.audit_entry.c.recorded_at)
    .join(schema.reading_claim, schema.reading_claim.c.reading == schema.reading.c.entry)
    .join(schema.audit_entry, schema.audit_entry.c.sequence == schema.reading.c.entry)
    .where(schema.reading_claim.c.claim_id == bindparam("claim_id"))
    .order_by(schema.reading.c.entry)
)


@cache
def _known_rows(table_name: str, column: str, *, is_now: bool) -> Select[Any]:
    """Select the rows of a table that have a value in a column and were known at a moment."""
    table = schema.metadata.tables[table_name]
    return select(table).where(
        table.c[column] == bindparam(column), is_known(table, None if is_now else GIVEN_MOMENT)
    )


@cache
def _copying_rows(*, is_now: bool) -> Select[Any]:
    """Select the events of a happening in the other documents of the story of one."""
    table, source = schema.told_event, schema.source.c
    document_id: BindParameter[str] = bindparam("document_id")
    origin = select(source.origin_id).where(source.document_id == document_id).scalar_subquery()
    siblings = select(source.document_id).where(source.origin_id == origin)
    return _known_rows("told_event", "happening_id", is_now=is_now).where(
        table.c.document_id.in_(siblings), table.c.document_id != document_id
    )


@cache
def _names(kind: str, *, is_now: bool) -> Select[Any]:
    """Select the names of the runs that a claim of a kind is told of."""
    told, run = (schema.told_event if kind == EVENT else schema.told_statement), schema.arrangement
    moment = None if is_now else GIVEN_MOMENT
    is_here = and_(
        run.c.sender == told.c.sender,
        run.c.receiver == told.c.receiver,
        run.c.since <= told.c.by_day,
        run.c.until > told.c.by_day,
        is_known(run, moment),
    )
    return (
        select(run.c.name)
        .join_from(told, run, is_here)
        .where(told.c.claim_id == bindparam("claim_id"), is_known(told, moment))
    )
