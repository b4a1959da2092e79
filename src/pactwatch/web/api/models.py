"""What the API answers, field by field; the fields are those that ``pactwatch … --json`` prints."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field, create_model

from pactwatch.views import load_columns

_TYPES: dict[str, Any] = {
    "text": str | None,
    "integer": int | None,
    "number": float | None,
    "moment": str | None,
}


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[str] | None = Field(None, description="Each parameter that is not understood, and why.")


class Counts(BaseModel):
    """On how much something rests: outlets, the stories that they tell, people who said it by name."""

    reports: int
    origins: int
    speakers: int


class Words(BaseModel):
    """Exact words, by code points of the text of their document."""

    start: int
    end: int
    exact: str


class Finding(BaseModel):
    """A stage, the sentence of the rule that gives it, and the claims that it rests on."""

    stage: str | None
    rule: str
    claims: list[str]
    denied: list[str]


class Side(Finding):
    """Where one party puts it, and what it denies."""

    party: str
    denies: str | None


class Arrangement(Finding):
    """Where an arrangement stands."""

    arrangement: str
    sender: str
    receiver: str
    begins: str | None
    sides: list[Side]
    counts: Counts
    newest: str | None


class Happening(BaseModel):
    """What one or more documents tell as the same event, in the same mood; ``notes`` are its words."""

    type: str
    modality: str
    date: str | None
    by: str
    incident: str | None
    people: list[int]
    voices: list[str]
    counts: Counts
    claims: list[str]
    notes: list[int]


class Figure(BaseModel):
    """A number with what it counts."""

    counts: str
    value: float
    unit: str
    date: str | None
    claims: list[str]
    notes: list[int]


class Position(BaseModel):
    """What one part of those who disagree say."""

    says: str
    since: str
    claims: list[str]
    words: list[str]


class Disagreement(BaseModel):
    """Positions that cannot all be so."""

    disagreement: str
    arrangement: str
    kind: str
    subject: str
    since: str
    open: bool
    positions: list[Position]


class Statement(BaseModel):
    """That somebody said something; ``note`` has the words."""

    speaker: str | None
    role: str | None
    affiliation: str | None
    stance: str | None
    date: str | None
    channel: str | None
    claim: str
    note: int


class Decision(BaseModel):
    """What a person decided on a claim."""

    decision: int
    act: str
    subject: str
    content: dict[str, Any]
    by: str
    at: str
    note: str | None


class Note(BaseModel):
    """The words that a number stands for, and where they stand."""

    number: int
    claim: str
    document: str
    title: str | None
    published: str | None
    address: str
    decision: Decision | None
    words: list[Words]


class LeftOut(BaseModel):
    """How much more there is: ``/claims`` has all of it."""

    happenings: int
    statements: int
    figures: int
    disagreements: int


class Dossier(Arrangement):
    """What is known of an arrangement: what most stories tell, and the newest statements."""

    runs: list[str] = Field(description="All arrangements of the two states, the newest first.")
    timeline: list[Happening]
    figures: list[Figure]
    disagreements: list[Disagreement]
    statements: list[Statement]
    left_out: LeftOut
    notes: list[Note]


_FIELDS: dict[str, Any] = {
    column.name: (_TYPES[column.type], Field(description=column.means)) for column in load_columns()
}
_ROW: Any = create_model(
    "ClaimRow",
    **_FIELDS,
)


class Claim(_ROW):  # type: ignore[misc]
    """A claim as the exports have it, in one row, with its words one by one."""

    words: list[Words]


class Sighting(BaseModel):
    """That a document was seen at an address; the hash is of its bytes as they came."""

    address: str
    publisher: str | None
    sha256: str | None
    recorded_at: str


class Document(BaseModel):
    """A document with its text, which is its publishers', and the claims of it that count."""

    document: str
    title: str | None
    published: str | None
    language: str
    agencies: list[str]
    incomplete: str | None = Field(description="Why the report could not be read whole.")
    text: str
    text_sha256: str
    sightings: list[Sighting]
    claims: list[Claim]


class Hit(BaseModel):
    """A document in which all words of a query stand, and the place of the longest of them."""

    document: str
    title: str | None
    published: str | None
    address: str
    start: int
    end: int
    context: str
    arrangements: list[str]


class ArrangementPage(BaseModel):
    """Some arrangements, by sender, receiver and begin."""

    items: list[Arrangement]
    next: str | None = Field(description="Address of the next page.")


class ClaimPage(BaseModel):
    """Some claims, in the order in which they were recorded: what is new comes last."""

    items: list[Claim]
    next: str | None = Field(description="Address of the next page.")


class DisagreementPage(BaseModel):
    """Some disagreements, by arrangement."""

    items: list[Disagreement]
    next: str | None = Field(description="Address of the next page.")


class HitList(BaseModel):
    """The documents found, the newest first unless the oldest were asked for."""

    items: list[Hit]
