"""What is told, and what happened, as rows of the derived tables and back."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.register import schema
from pactwatch.register.claim import EVENT, Claim
from pactwatch.register.digest import canonical
from pactwatch.register.folding import fold_name
from pactwatch.register.happening import Counts, Happening, Saying, mood_of
from pactwatch.register.told import Source, ToldEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Table

    from pactwatch.register.claim import Passage
    from pactwatch.register.decision import Decision
    from pactwatch.register.told import ToldStatement

_DAY_LENGTH = len("2025-05-05")
_VOICES = len("2025-05-05 2025-05-05 ")
_NOTHING_TOLD: Mapping[str, ToldEvent] = MappingProxyType({})
Row = dict[str, Any]


def row_of_event(event: ToldEvent, happening_id: str) -> Row:
    """Return the row of an event as one document tells it."""
    claim = event.claim
    kind, mood, incident = mood_of(event)
    return {
        "claim_id": event.claim_id,
        "document_id": event.source.document_id,
        "sender": claim.sender,
        "receiver": claim.receiver,
        "happening_id": happening_id,
        "type": kind,
        "mood": mood,
        "incident": incident,
        "modality": event.modality,
        "actor": claim.actor,
        "date": claim.date,
        "first_day": _day(event.first),
        "by_day": event.by.isoformat(),
        "said_by": event.said_by.isoformat(),
        "people": claim.people,
        "amount": claim.amount,
        "currency": claim.currency,
        "counts": event.counts,
        "voices": " ".join(sorted(event.voices)),
        "speakers": canonical(sorted(event.speakers)),
        "decision": event.decision.number if event.decision else None,
    }


def _columns(table: Table, names: str) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes columns out of a row of a table; by name, one by one, that takes thrice as long."""
    places = {column.name: place for place, column in enumerate(table.columns)}
    return itemgetter(*(places[name] for name in names.split()))


ids_of_event = _columns(schema.told_event, "claim_id document_id")
"""The claim and the document of a row of what is told."""
ids_of_statement = _columns(schema.told_statement, "claim_id document_id")
"""The same of a row of what is said."""
_EVENT = _columns(
    schema.told_event,
    "claim_id document_id date type sender receiver modality actor people amount currency incident first_day "
    "by_day said_by voices speakers counts decision",
)


def event_of_row(
    row: Any,
    sources: Mapping[str, Source],
    passages: Mapping[str, tuple[Passage, ...]],
    find_decision: Callable[[int | None], Decision | None],
) -> ToldEvent:
    """Return the event of a row as people have left it, with its source and its words.

    Args:
        row: A row of ``told_event``; more columns may follow.
        sources: Sources by the ids of their documents.
        passages: Words by the ids of claims.
        find_decision: Returns a decision by its number.
    """
    (
        claim_id, document_id, date_, type_, sender, receiver, modality, actor, people, amount, currency,
        incident, first_day, by_day, said_by, voices, speakers, counts, decision,
    ) = _EVENT(row)  # fmt: skip
    return ToldEvent(
        claim=Claim.recorded(
            claim_id,
            document_id=document_id,
            kind=EVENT,
            date=date_,
            passages=passages[claim_id],
            type=type_,
            sender=sender,
            receiver=receiver,
            modality=modality,
            actor=actor,
            people=people,
            amount=amount,
            currency=currency,
            incident=incident or None,
        ),
        source=sources[document_id],
        first=date.fromisoformat(first_day) if first_day else None,
        by=date.fromisoformat(by_day),
        said_by=date.fromisoformat(said_by),
        voices=voices_of(voices),
        speakers=_names(speakers),
        counts=counts,
        decision=find_decision(decision),
    )


def row_of_statement(said: ToldStatement, pair: tuple[str, str], by: date) -> Row:
    """Return the row of a statement; ``by`` is when the newest that its document tells had happened."""
    return {
        "claim_id": said.claim_id,
        "sender": pair[0],
        "receiver": pair[1],
        "document_id": said.source.document_id,
        "said_by": said.said_by.isoformat(),
        "by_day": by.isoformat(),
        "speaker": fold_name(said.claim.speaker) if said.claim.speaker else None,
        "decision": said.decision.number if said.decision else None,
    }


def happening_of_row(row: Any, told: Mapping[str, ToldEvent] = _NOTHING_TOLD) -> Happening:
    """Return the happening of a row, with those of its tellings that are at hand, by their claims."""
    claim_ids = tuple(row.claims.split())
    return Happening(
        happening_id=row.happening_id,
        type=row.type,
        modality=row.modality,
        incident=row.incident or None,
        date=row.date,
        first=date.fromisoformat(row.first_day) if row.first_day else None,
        by=date.fromisoformat(row.by_day),
        sayings=_sayings(row.sayings),
        people=_numbers(row.people),
        sums=_sums(row.sums),
        counts=Counts(row.reports, row.origins, row.speakers),
        claim_ids=claim_ids,
        told=told_of(claim_ids, told) if told else (),
    )


def told_of(claim_ids: Iterable[str], told: Mapping[str, ToldEvent]) -> tuple[ToldEvent, ...]:
    """Return those of some claims whose words are at hand, in the order of publication."""
    own = [told[each] for each in claim_ids if each in told]
    own.sort(key=lambda event: (event.source.published_by, event.claim_id))
    return tuple(own)


class Outline(NamedTuple):
    """Of a row of ``happening`` what stages follow from, and by which it is found."""

    sender: str
    receiver: str
    happening_id: str
    type: str
    mood: str
    modality: str
    first_day: str | None
    by_day: str
    sayings: str
    origins: int
    reports: int


def outlined(row: Outline) -> Happening:
    """Return the happening of a row with what stages and contests ask of it, and nothing else."""
    return Happening(
        happening_id=row.happening_id,
        type=row.type,
        modality=row.modality,
        incident=None,
        date=None,
        first=date.fromisoformat(row.first_day) if row.first_day else None,
        by=date.fromisoformat(row.by_day),
        sayings=_sayings(row.sayings),
        people=(),
        sums=(),
        counts=Counts(row.reports, row.origins, 0),
        claim_ids=(),
        told=(),
    )


@lru_cache(maxsize=4096)
def _names(written: str) -> frozenset[str]:
    return frozenset(json.loads(written))


@lru_cache(maxsize=4096)
def _numbers(written: str) -> tuple[int, ...]:
    return tuple(json.loads(written))


@lru_cache(maxsize=4096)
def _sums(written: str) -> tuple[tuple[float, str | None], ...]:
    return tuple((each[0], each[1]) for each in json.loads(written))


def _sayings(written: str) -> tuple[Saying, ...]:
    """Return sayings as a row has them: first day, last day, voices; one after a semicolon each."""
    return tuple(
        Saying(
            voices_of(part[_VOICES:]),
            date.fromisoformat(part[:_DAY_LENGTH]),
            date.fromisoformat(part[_DAY_LENGTH + 1 : _VOICES - 1]),
        )
        for part in written.split("; ")
    )


@lru_cache(maxsize=4096)
def voices_of(written: str) -> frozenset[str]:
    """Return the parties of a row that has their codes with a space between."""
    return frozenset(written.split())


def claims_in(rows: Iterable[Any]) -> set[str]:
    """Return the ids of the best claims of rows of happenings."""
    return {claim_id for row in rows for claim_id in row.claims.split()}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
