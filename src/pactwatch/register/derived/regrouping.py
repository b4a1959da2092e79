"""Which happening each telling is of, found anew where new reports or decisions touch a group of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select, tuple_

from pactwatch.register import schema
from pactwatch.register.accounts import Account, part, simplify
from pactwatch.register.among import among
from pactwatch.register.derived.rows import row_of_event
from pactwatch.register.happening import account_of, happening_id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Table

    from pactwatch.register.derived.rows import Row
    from pactwatch.register.told import ToldEvent

Group = tuple[str, str, str, str, str]
"""Sender, receiver, type, mood, incident: what those who tell one happening share."""
_ACCOUNT = ("date", "first_day", "by_day", "people", "amount")


@dataclass(slots=True)
class Regrouped:
    """Rows of events, new or of another happening than before, and the happenings that these were or are of.

    ``gained`` are the claims of the new rows by happening.
    """

    new: list[Row] = field(default_factory=list)
    moved: list[Row] = field(default_factory=list)
    happenings: set[str] = field(default_factory=set)
    gained: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def regroup(
    connection: Connection,
    groups: Iterable[Group],
    *,
    former: Iterable[Any],
    new: Mapping[Group, Sequence[ToldEvent]],
) -> Regrouped:
    """Return what becomes of groups of one pair.

    The tables tell how many tellings there are of each account and where they belong, so that what is read
    are accounts, of which there are few, and not those who tell them.

    Args:
        connection: A transaction that writes.
        groups: All that are concerned.
        former: The rows of events that no longer count, or are told anew.
        new: What is told instead, by group.
    """
    own_groups = sorted(groups)
    homes = _load_homes(connection, own_groups)
    result = Regrouped()
    for row in former:
        key = (row.sender, row.receiver, row.type, row.mood, row.incident)
        homes[key][_account_of_row(row), row.happening_id] -= 1
        result.happenings.add(row.happening_id)
    moves: dict[str, dict[tuple[Group, Account], str]] = defaultdict(dict)
    for group in own_groups:
        told = {key for key, count in homes[group].items() if count > 0}
        events: dict[Account, list[ToldEvent]] = defaultdict(list)
        for event in new.get(group, ()):
            events[account_of(event)].append(event)
        home_of = _find_homes(group, {account for account, _ in told} | set(events))
        for account, own in events.items():
            result.new += [row_of_event(event, home_of[account]) for event in own]
            result.gained[home_of[account]].update(event.claim_id for event in own)
        for account, before in told:
            if home_of[account] != before:
                moves[before][group, account] = home_of[account]
                result.happenings |= {before, home_of[account]}
    gone = {row.claim_id for row in former}
    result.moved += [row for row in _find_moved(connection, moves) if row["claim_id"] not in gone]
    return result


def _find_homes(group: Group, accounts: Iterable[Account]) -> dict[Account, str]:
    """Return the id of the happening that each account of a group is of."""
    simple = simplify(group[2], accounts)
    ids: dict[Account, str] = {}
    for own in part(group[2], simple.values()):
        ids.update(dict.fromkeys(own, happening_id_of(group, own[0])))
    return {raw: ids[account] for raw, account in simple.items()}


def _load_homes(connection: Connection, groups: Sequence[Group]) -> dict[Group, Counter[tuple[Account, str]]]:
    """Return, by group, how many tell each account as known now, with the happening that it is of so far."""
    own = schema.told_event
    columns = [
        own.c.type,
        own.c.mood,
        own.c.incident,
        *(own.c[name] for name in _ACCOUNT),
        own.c.happening_id,
    ]
    found = (
        select(*columns, func.count())
        .where(_is_of(own, groups), own.c.known_until.is_(None))
        .group_by(*columns)
    )
    homes: dict[Group, Counter[tuple[Account, str]]] = {group: Counter() for group in groups}
    for kind, mood, incident, *account, happening_id, count in connection.execute(found).all():
        homes[(*groups[0][:2], kind, mood, incident)][Account._make(account), happening_id] = count
    return homes


def _find_moved(
    connection: Connection, moves: Mapping[str, Mapping[tuple[Group, Account], str]]
) -> Iterable[Row]:
    """Yield the rows of events that are of another happening now, with its id."""
    own = schema.told_event
    moved = select(own).where(among(own.c.happening_id, moves), own.c.known_until.is_(None))
    for row in connection.execute(moved).mappings().all() if moves else ():
        group = (row["sender"], row["receiver"], row["type"], row["mood"], row["incident"])
        account = Account._make(row[name] for name in _ACCOUNT)
        home = moves[row["happening_id"]].get((group, account))
        if home is not None:
            kept = {name: value for name, value in row.items() if not name.startswith("known_")}
            yield {**kept, "happening_id": home}


def _account_of_row(row: Any) -> Account:
    return Account(row.date, row.first_day, row.by_day, row.people, row.amount)


def _is_of(table: Table, groups: Sequence[Group]) -> ColumnElement[bool]:
    """Return the condition that a row is of groups of one pair."""
    own, pair = table.c, groups[0][:2]
    kinds = {group[2:] for group in groups}
    return and_(
        own.sender == pair[0],
        own.receiver == pair[1],
        own.type.in_(sorted({kind for kind, _, _ in kinds})),
        tuple_(own.type, own.mood, own.incident).in_(sorted(kinds)),
    )
