"""The row of a happening is added up from the rows of all who tell it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from pactwatch.claims.event import Modality
from pactwatch.register import schema
from pactwatch.register.accounts import Account, in_order, simplify
from pactwatch.register.among import among
from pactwatch.register.digest import canonical
from pactwatch.register.folding import fold_name
from pactwatch.register.happening import by_frequency

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.derived.rows import Row

MOST_STORIES, MOST_CLAIMS = 3, 8
_MOST_AT_ONCE = 300


class Telling(NamedTuple):
    """What the row of a happening takes from each who tells it; they sort by publication, then by claim."""

    published_by: str
    claim_id: str
    document_id: str
    modality: str
    date: str | None
    first_day: str | None
    by_day: str
    said_by: str
    people: int | None
    amount: float | None
    currency: str | None
    voices: str
    speakers: str
    decision: int | None
    origin_id: str
    report_count: int


_OF_SOURCE = frozenset({"published_by", "origin_id", "report_count"})
_COLUMNS = [(schema.source if name in _OF_SOURCE else schema.told_event).c[name] for name in Telling._fields]
_OF_GROUP = ("sender", "receiver", "type", "mood", "incident")


def load_tellings(connection: Connection, claim_ids: Collection[str]) -> dict[str, Telling]:
    """Return what is known now of who tells events, by the ids of their claims."""
    own = schema.told_event.c
    rows = (
        select(*_COLUMNS)
        .join(schema.source, schema.source.c.document_id == own.document_id)
        .where(among(own.claim_id, claim_ids), own.known_until.is_(None))
    )
    return {row.claim_id: row for row in map(Telling._make, connection.execute(rows).all())}


def add_up_happenings(connection: Connection, ids: Collection[str]) -> Iterator[Row]:
    """Yield the rows of happenings as they follow from the events and sources that are known now."""
    own, source = schema.told_event.c, schema.source.c
    rows = (
        select(own.happening_id, *(own[name] for name in _OF_GROUP), *_COLUMNS)
        .join(schema.source, source.document_id == own.document_id)
        .where(own.known_until.is_(None))
    )
    in_turn = sorted(ids)
    for start in range(0, len(in_turn), _MOST_AT_ONCE):
        told: dict[tuple[str, ...], list[Telling]] = {}
        part = rows.where(among(own.happening_id, in_turn[start : start + _MOST_AT_ONCE]))
        for key in (found := connection.execute(part)).all():
            told.setdefault(tuple(key[:6]), []).append(Telling._make(key[6:]))
        del found
        for (happening_id, *group), tellings in told.items():
            yield add_up(happening_id, dict(zip(_OF_GROUP, group, strict=True)), tellings)


def add_up(happening_id: str, group: dict[str, str], told: Sequence[Telling]) -> Row:
    """Return the row of a happening.

    Args:
        happening_id: Its id.
        group: Sender, receiver, type, mood and incident, by name.
        told: All who tell it, in any order.
    """
    tellings = sorted(told)
    account = first_account(group["type"], tellings)
    moods = {each.modality for each in tellings}
    is_confirmed = Modality.CONFIRMED in moods
    firsts = [each.first_day for each in tellings if each.first_day] if account.first else []
    reports = {each.document_id: each.report_count for each in tellings}
    return {
        "happening_id": happening_id,
        **group,
        "modality": Modality.CONFIRMED.value if is_confirmed else tellings[0].modality,
        "date": account.date,
        "first_day": max(firsts, default=None),
        "by_day": min(each.by_day for each in tellings),
        "sayings": _sayings(tellings),
        "people": canonical(
            list(by_frequency([each.people for each in tellings if each.people is not None]))
        ),
        "sums": canonical(
            [
                list(each)
                for each in by_frequency(
                    [(each.amount, each.currency) for each in tellings if each.amount is not None]
                )
            ]
        ),
        "reports": sum(reports.values()),
        "origins": len({each.origin_id for each in tellings}),
        "speakers": len(names_in({each.speakers for each in tellings})),
        "claims": " ".join(best_claims(tellings)),
    }


def first_account(kind: str, tellings: Sequence[Telling]) -> Account:
    """Return the account that a happening began with: the most precise one."""
    raw = {Account(each.date, each.first_day, each.by_day, each.people, each.amount) for each in tellings}
    return min(simplify(kind, raw).values(), key=in_order)


def _sayings(tellings: Sequence[Telling]) -> str:
    days: dict[str, list[str]] = {}
    for each in tellings:
        days.setdefault(each.voices, []).append(each.said_by)
    return "; ".join(" ".join([min(own), max(own), *voices.split()]) for voices, own in sorted(days.items()))


def names_in(written: set[str]) -> set[str]:
    """Return the speakers of tellings, each once, by their names as rows have them."""
    return {fold_name(name) for names in written if names != "[]" for name in json.loads(names)}


def best_claims(tellings: Sequence[Telling]) -> list[str]:
    """Return the claims to quote first: of three stories, those decided on, and the first of each side."""
    stories: dict[str, str] = {}
    for each in sorted(tellings, key=lambda each: each.modality != Modality.CONFIRMED):
        stories.setdefault(each.origin_id, each.claim_id)
    decided = [each.claim_id for each in tellings if each.decision is not None]
    sides: dict[str, str] = {}
    for each in tellings:
        sides.setdefault(each.voices, each.claim_id)
    by_side = [sides[voices] for voices in sorted(sides)]
    return list(dict.fromkeys([*list(stories.values())[:MOST_STORIES], *decided, *by_side]))[:MOST_CLAIMS]
