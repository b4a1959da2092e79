"""An event that a text tells is compared with what happened according to the register."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from pactwatch.claims.event import EventType, Modality
from pactwatch.register import schema
from pactwatch.register.comparing.verdict import Aspect, Finding, Ground, Relation, Why
from pactwatch.register.derived.rows import happening_of_row
from pactwatch.register.derived.scopes import is_of
from pactwatch.register.derived.versions import is_known
from pactwatch.register.disagreement import ACTS_DONE_ONCE
from pactwatch.register.figure_kind import FigureKind
from pactwatch.register.moods import DONE
from pactwatch.register.stage_rule import Acts, is_of_its_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection

    from pactwatch.register.derived.quoting import Quotes
    from pactwatch.register.happening import Happening
    from pactwatch.register.told import ToldEvent

_ONCE = ACTS_DONE_ONCE | {EventType.AGREED, EventType.APPROVED}
_OPPOSITE = {
    EventType.RULED_LAWFUL.value: EventType.RULED_UNLAWFUL.value,
    EventType.RULED_UNLAWFUL.value: EventType.RULED_LAWFUL.value,
}
_ONE_OF_A_KIND = timedelta(days=366)
"""Two days of a signing further apart than this are two signings."""
_MOST_GROUNDS = 3
_SAME_SUM = 0.01


class _Judged(NamedTuple):
    relation: Relation
    why: Why
    happening: Happening


def check_event(connection: Connection, quotes: Quotes, own: ToldEvent) -> tuple[Finding, ...]:
    """Return what a register has on an event: whether it happened, when, and with which figures."""
    happenings = _load(connection, own)
    acts = Acts(happenings)
    judged = [found for each in happenings if (found := _judge(own, each, acts))]
    on_day = [each for each in judged if each.why is not Why.OTHER_DATE]
    on_other_days = [each for each in judged if each.why is Why.OTHER_DATE]
    findings = []
    if on_other_days and not any(each.relation is Relation.SAME for each in on_day):
        near = _near_in_time(own, on_other_days)
        known = [each._replace(relation=Relation.SAME, why=Why.SAME) for each in near]
        findings.append(_finding(Aspect.HAPPENED, quotes, own, [*on_day, *(known or on_other_days)]))
        if near:
            findings.append(_finding(Aspect.DATE, quotes, own, near))
    else:
        findings.append(_finding(Aspect.HAPPENED, quotes, own, on_day))
    if own.claim.people is not None and own.counts is not None:
        findings.append(_on_people(connection, quotes, own))
    if own.claim.amount is not None:
        findings.append(_on_money(connection, quotes, own))
    return tuple(findings)


def _load(connection: Connection, own: ToldEvent) -> list[Happening]:
    table = schema.happening
    rows = select(table).where(is_of(table, _pair(own)), is_known(table, None)).order_by(table.c.happening_id)
    return [happening_of_row(row) for row in connection.execute(rows)]


def _judge(own: ToldEvent, each: Happening, acts: Acts) -> _Judged | None:
    """Say how a happening goes with an event; None if it has nothing to do with it."""
    if each.type == _OPPOSITE.get(own.type) and each.is_done and own.is_done:
        is_of_the_day = own.is_dated and each.first is not None and _overlap(own, each)
        return _Judged(Relation.AGAINST, Why.OPPOSITE, each) if is_of_the_day else None
    if each.type != own.type or (own.claim.incident and each.incident not in {None, own.claim.incident}):
        return None
    if own.modality == Modality.DENIED:
        return _judge_denial(own, each)
    if each.modality == Modality.DENIED:
        is_about_it = is_of_its_time(each, own.by) and not acts.take_back(each)
        return _Judged(Relation.AGAINST, Why.DENIED, each) if is_about_it else None
    if own.modality in {Modality.PLANNED, Modality.POSSIBLE}:
        return _Judged(Relation.SAME, Why.SAME, each)
    if not _overlap(own, each):
        is_done = each.modality in DONE or own.modality == Modality.REPORTED
        return _Judged(Relation.NEAR, Why.OTHER_DATE, each) if is_done else None
    if each.modality in {Modality.PLANNED, Modality.POSSIBLE}:
        return _Judged(Relation.NEAR, Why.ONLY_PLANNED, each)
    if each.modality == Modality.REPORTED and own.modality != Modality.REPORTED:
        return _Judged(Relation.NEAR, Why.ONLY_REPORTED, each)
    return _Judged(Relation.SAME, Why.SAME, each)


def _judge_denial(own: ToldEvent, each: Happening) -> _Judged | None:
    """Say how a happening goes with the denial that a text tells of: that it took place is the claim."""
    if each.modality == Modality.DENIED:
        is_same = not own.voices or not each.voices or bool(own.voices & each.voices)
        return _Judged(Relation.SAME if is_same else Relation.NEAR, Why.DENIED, each)
    return _Judged(Relation.NEAR, Why.TOLD_AS_DONE, each) if each.is_done else None


def _near_in_time(own: ToldEvent, judged: Iterable[_Judged]) -> list[_Judged]:
    """Return what the register has of the same act, done once, on another day near it: against the day."""
    if own.type not in _ONCE:
        return []
    return [
        each._replace(relation=Relation.AGAINST)
        for each in judged
        if each.happening.is_done
        and each.happening.first is not None
        and _days_between(own, each.happening) <= _ONE_OF_A_KIND
    ]


def _on_people(connection: Connection, quotes: Quotes, own: ToldEvent) -> Finding:
    table = schema.told_event
    number, is_cap = own.claim.people, own.counts == FigureKind.CAP
    rows = _figures(connection, own, table.c.people.is_not(None), table.c.counts == own.counts)
    same = [row for row in rows if row.people == number]
    other = [row for row in rows if row.people != number]
    against = [row for row in other if is_cap or _is_of_the_day(own, row)]
    return _figure_finding(Aspect.PEOPLE, quotes, same, against, other)


def _on_money(connection: Connection, quotes: Quotes, own: ToldEvent) -> Finding:
    table = schema.told_event
    amount = own.claim.amount or 0.0
    rows = _figures(
        connection,
        own,
        table.c.amount.is_not(None),
        table.c.type == own.type,
        *([table.c.currency == own.claim.currency] if own.claim.currency else []),
    )
    same = [row for row in rows if abs(row.amount - amount) <= _SAME_SUM * amount]
    other = [row for row in rows if row not in same]
    return _figure_finding(
        Aspect.MONEY, quotes, same, [row for row in other if _is_of_the_day(own, row)], other
    )


def _figures(connection: Connection, own: ToldEvent, *conditions: ColumnElement[bool]) -> list[Any]:
    table = schema.told_event
    rows = select(table).where(is_of(table, _pair(own)), is_known(table, None), *conditions)
    rows = rows.where(table.c.mood != Modality.DENIED.value)
    return list(connection.execute(rows.order_by(table.c.said_by.desc(), table.c.claim_id)))


def _is_of_the_day(own: ToldEvent, row: Any) -> bool:
    """Say whether both tell when, of one type, and can mean one day."""
    if own.first is None or row.first_day is None or row.type != own.type:
        return False
    return bool(own.first.isoformat() <= row.by_day and row.first_day <= own.by.isoformat())


def _figure_finding(
    aspect: Aspect, quotes: Quotes, same: list[Any], against: list[Any], near: list[Any]
) -> Finding:
    """Return the same figure where the register has it, else others."""
    relation, why, rows = Relation.NEAR, Why.OTHER_FIGURE, near
    if same:
        relation, why, rows = Relation.SAME, Why.SAME, same
    elif against:
        relation, rows = Relation.AGAINST, against
    told = quotes.events(row.claim_id for row in rows[:_MOST_GROUNDS])
    grounds = (Ground(relation=relation, why=why, told=each) for each in told.values())
    return Finding(aspect=aspect, grounds=tuple(grounds))


def _finding(aspect: Aspect, quotes: Quotes, own: ToldEvent, judged: Iterable[_Judged]) -> Finding:
    """Quote a few happenings for each relation: those that are dated, then near it, then told most."""
    chosen: list[_Judged] = []
    dated_first = sorted(judged, key=lambda each: _rank(own, each.happening))
    for relation in Relation:
        chosen += [each for each in dated_first if each.relation is relation][:_MOST_GROUNDS]
    if any(each.relation is not Relation.NEAR for each in chosen):
        chosen = [each for each in chosen if each.relation is not Relation.NEAR]
    told = quotes.events(claim_id for each in chosen for claim_id in each.happening.claim_ids)
    grounds = []
    for each in chosen:
        events = [told[claim_id] for claim_id in each.happening.claim_ids if claim_id in told]
        # Of all who tell it, the first that tells when.
        events.sort(key=lambda event: event.claim.date != each.happening.date)
        if events:
            counts = each.happening.counts
            grounds.append(Ground(relation=each.relation, why=each.why, told=events[0], counts=counts))
    return Finding(aspect=aspect, grounds=tuple(grounds))


def _rank(own: ToldEvent, each: Happening) -> tuple[bool, timedelta, int, str]:
    distance = _days_between(own, each) if own.is_dated else timedelta()
    return each.first is None, distance, -each.counts.origins, each.happening_id


def _overlap(own: ToldEvent, each: Happening) -> bool:
    """Say whether both can mean one day; where either tells none, by the day by which it had happened."""
    first, other = own.first or date.min, each.first or date.min
    return first <= each.by and other <= own.by


def _days_between(own: ToldEvent, each: Happening) -> timedelta:
    first, other = own.first or own.by, each.first or each.by
    return max(first - each.by, other - own.by, timedelta())


def _pair(own: ToldEvent) -> tuple[str, str]:
    return own.claim.sender or "", own.claim.receiver or ""
