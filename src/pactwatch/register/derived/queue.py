"""The queue of events that wait for a decision, from the tables: those that a stage rests on first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, func, or_, select

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.derived.scopes import is_of
from pactwatch.register.derived.summary import happenings_in
from pactwatch.register.derived.versions import is_known

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from pactwatch.register.newest import Pair


class Queue(NamedTuple):
    """How many events wait, how many of them a stage rests on, and the next one, if there is one."""

    waiting: int
    weighty: int
    next_id: str | None


def find_waiting(connection: Connection, pair: Pair | None = None, *, most: int) -> list[tuple[str, str]]:
    """Return the first events of the queue, each with the id of its document."""
    table = schema.told_event
    waiting = and_(table.c.decision.is_(None), _of(table, pair), is_known(table, None))
    resting = among(table.c.happening_id, _weighty(connection, pair))
    rows = select(table.c.claim_id, table.c.document_id)
    by_weight = (table.c.sender, table.c.receiver, table.c.happening_id, table.c.claim_id)
    found = connection.execute(rows.where(waiting, resting).order_by(*by_weight).limit(most)).all()
    by_day = (table.c.said_by.desc(), table.c.claim_id)
    rest = rows.where(waiting, ~resting).order_by(*by_day).limit(most - len(found))
    return [(row.claim_id, row.document_id) for row in (*found, *connection.execute(rest))]


def find_next(connection: Connection, pair: Pair | None = None, *, after: str | None = None) -> Queue:
    """Return the next event that nobody has decided on.

    Args:
        connection: A transaction that reads.
        pair: Only events of these two states.
        after: The claim that a person has just looked at: the one that comes after it.
    """
    table = schema.told_event
    weighty = _weighty(connection, pair)
    waiting = and_(table.c.decision.is_(None), _of(table, pair), is_known(table, None))
    resting = among(table.c.happening_id, weighty)
    counted = select(func.count()).select_from(table)
    of_weight = select(table.c.claim_id).where(waiting, resting).limit(1)
    of_weight = of_weight.order_by(table.c.sender, table.c.receiver, table.c.happening_id, table.c.claim_id)
    rest = select(table.c.claim_id).where(waiting, ~resting).limit(1)
    rest = rest.order_by(table.c.said_by.desc(), table.c.claim_id)
    last = _place(connection, after) if after else None
    if last is None:
        candidates = [of_weight, rest]
    elif last.happening_id in weighty:
        candidates = [of_weight.where(_is_later(table, last)), rest]
    else:
        older = or_(
            table.c.said_by < last.said_by,
            and_(table.c.said_by == last.said_by, table.c.claim_id > last.claim_id),
        )
        candidates = [rest.where(older)]
    found = (connection.execute(each).scalar() for each in candidates)
    return Queue(
        waiting=connection.execute(counted.where(waiting)).scalar_one(),
        weighty=connection.execute(counted.where(waiting, resting)).scalar_one(),
        next_id=next((claim_id for claim_id in found if claim_id), None),
    )


def _of(table: Any, pair: Pair | None) -> ColumnElement[bool]:
    return table.c.sender.is_not(None) if pair is None else is_of(table, pair)


def _weighty(connection: Connection, pair: Pair | None) -> set[str]:
    """Return the happenings on which the stages of arrangements rest, or that are denied."""
    table = schema.arrangement
    rows = connection.execute(select(table.c.findings).where(_of(table, pair), is_known(table, None)))
    return {each for row in rows for each in happenings_in(row)}


def _place(connection: Connection, claim_id: str) -> Any:
    """Return where a claim stood in the queue, also if it was decided on since."""
    table = schema.told_event
    rows = select(
        table.c.sender, table.c.receiver, table.c.happening_id, table.c.claim_id, table.c.said_by
    ).where(table.c.claim_id == claim_id)
    return connection.execute(rows.order_by(table.c.known_from.desc()).limit(1)).first()


def _is_later(table: Any, last: Any) -> ColumnElement[bool]:
    """Return the condition that an event comes after another one of those that stages rest on."""
    names = ("sender", "receiver", "happening_id", "claim_id")
    conditions = []
    for number, name in enumerate(names):
        same = [table.c[before] == getattr(last, before) for before in names[:number]]
        conditions.append(and_(*same, table.c[name] > getattr(last, name)))
    return or_(*conditions)
