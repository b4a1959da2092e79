"""What is told, and what happened, as rows of the derived tables and back."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.register.claim import EVENT, Claim
from pactwatch.register.digest import canonical
from pactwatch.register.folding import fold_name
from pactwatch.register.happening import Counts, Happening, Saying, mood_of
from pactwatch.register.told import Source, ToldEvent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.register.claim import Passage
    from pactwatch.register.decision import Decision
    from pactwatch.register.told import ToldStatement

_DAY_LENGTH = len("2025-05-05")
_VOICES = len("2025-05-05 2025-05-05 ")
_NOBODY = frozenset[str]()
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


def event_of_row(
    row: Any, source: Source, *, passages: tuple[Passage, ...], decision: Decision | None
) -> ToldEvent:
    """Return the event of a row as people have left it, with its words."""
    return ToldEvent(
        claim=Claim.recorded(
            row.claim_id,
            document_id=row.document_id,
            kind=EVENT,
            date=row.date,
            passages=passages,
            type=row.type,
            sender=row.sender,
            receiver=row.receiver,
            modality=row.modality,
            actor=row.actor,
            people=row.people,
            amount=row.amount,
            currency=row.currency,
            incident=row.incident or None,
        ),
        source=source,
        first=date.fromisoformat(row.first_day) if row.first_day else None,
        by=date.fromisoformat(row.by_day),
        said_by=date.fromisoformat(row.said_by),
        voices=voices_of(row.voices),
        speakers=frozenset(json.loads(row.speakers)) if row.speakers != "[]" else frozenset(),
        counts=row.counts,
        decision=decision,
    )


class Brief(NamedTuple):
    """Of the row of an event, and of its source, what figures and disagreements follow from."""

    happening_id: str
    claim_id: str
    document_id: str
    type: str
    modality: str
    by_day: str
    said_by: str
    people: int | None
    amount: float | None
    currency: str | None
    counts: str | None
    voices: str
    published_by: str
    origin_id: str


def brief_event(row: Brief) -> ToldEvent:
    """Return an event with what figures and disagreements ask of it, and nothing else."""
    return ToldEvent(
        claim=Claim.recorded(
            row.claim_id,
            document_id=row.document_id,
            kind=EVENT,
            date=None,
            passages=(),
            type=row.type,
            modality=row.modality,
            people=row.people,
            amount=row.amount,
            currency=row.currency,
        ),
        source=Source(
            document_id=row.document_id,
            title=None,
            published=None,
            published_by=date.fromisoformat(row.published_by),
            origin_id=row.origin_id,
        ),
        first=None,
        by=date.fromisoformat(row.by_day),
        said_by=date.fromisoformat(row.said_by),
        voices=voices_of(row.voices),
        speakers=_NOBODY,
        counts=row.counts,
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


def happening_of_row(row: Any, told: Iterable[ToldEvent] = ()) -> Happening:
    """Return the happening of a row, with those of its tellings that are at hand."""
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
        claim_ids=tuple(row.claims.split()),
        told=tuple(told),
    )


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
