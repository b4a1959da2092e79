"""Events with no more than what figures and disagreements follow from."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pactwatch.register.claim import EVENT, Claim
from pactwatch.register.derived.rows import voices_of
from pactwatch.register.told import Source, ToldEvent

_NOBODY = frozenset[str]()


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
