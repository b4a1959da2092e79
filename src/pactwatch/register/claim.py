"""A claim as the register keeps it: an event or a statement of one document, with its exact words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, NamedTuple, Self

from pactwatch.register.digest import short_id

EVENT, STATEMENT = "event", "statement"


class Passage(NamedTuple):
    """Words of a document that a claim rests on, by code points of its text.

    ``part`` is ``evidence`` for an event; for a statement ``content``, ``speaker_mention`` or ``cue``.
    ``position`` counts the passages of one part from 0.
    """

    part: str
    position: int
    start: int
    end: int
    exact: str


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What one document tells, flat, as a row of the register.

    An event has ``type``, ``sender``, ``receiver``, ``modality`` and perhaps ``actor``, ``people``,
    ``amount``, ``currency`` and ``incident``; a statement has ``affiliation``, ``mode``, ``stance`` and
    perhaps ``speaker``, ``role`` and ``channel``. All else is None. The words are those of the contract,
    except that the kind of an incident is ``incident``, and money ``amount`` and ``currency``.
    """

    document_id: str
    kind: str
    date: str | None
    passages: tuple[Passage, ...]
    type: str | None = None
    sender: str | None = None
    receiver: str | None = None
    modality: str | None = None
    actor: str | None = None
    people: int | None = None
    amount: float | None = None
    currency: str | None = None
    incident: str | None = None
    speaker: str | None = None
    role: str | None = None
    affiliation: str | None = None
    mode: str | None = None
    stance: str | None = None
    channel: str | None = None

    @cached_property
    def claim_id(self) -> str:
        """The id that this claim has in every register: the hash of what it is made of."""
        return short_id(self.to_dict())

    @classmethod
    def recorded(cls, claim_id: str, **values: Any) -> Self:
        """Return a claim of the ledger with the id that it has there; `verify` is what checks it."""
        # Thousands are made for a question, and a frozen dataclass sets its twenty fields one by one.
        claim = cls.__new__(cls)
        claim.__dict__.update(values, claim_id=claim_id)
        return claim

    @property
    def words(self) -> tuple[Passage, ...]:
        """The passages that say it: the evidence of an event, the content of a statement."""
        return tuple(passage for passage in self.passages if passage.part in {"evidence", "content"})

    def to_dict(self) -> dict[str, Any]:
        """Return the claim as plain values, the passages as lists."""
        row: dict[str, Any] = {name: getattr(self, name) for name in CLAIM_FIELDS}
        row["passages"] = [list(passage) for passage in self.passages]
        return row


CLAIM_FIELDS = tuple(field.name for field in fields(Claim) if field.name != "passages")
"""The names of a claim's columns."""
