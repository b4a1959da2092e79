"""What the API takes and answers where a text is checked, field by field."""

from __future__ import annotations

from pydantic import BaseModel, Field

from pactwatch.web.api.models import Counts, Words


class TextToCheck(BaseModel):
    """A text to hold against the register; nothing of it is kept."""

    text: str = Field(
        min_length=1, max_length=20_000, pattern="[A-Za-z]", examples=["Rwanda signed in June."]
    )
    published: str | None = Field(
        None,
        description='The day from which "on Sunday" is counted; today if none is given.',
        json_schema_extra={"format": "date"},
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    )


class Ground(BaseModel):
    """Words of the register for a claim, against it or near it."""

    relation: str
    why: str
    tells: str
    claim: str | None
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str | None
    words: list[Words]
    context: str
    counts: Counts | None


class Aspect(BaseModel):
    """What the register has on one aspect of a claim."""

    aspect: str
    verdict: str
    grounds: list[Ground]


class CheckedClaim(BaseModel):
    """One thing that a sentence says: matched, contradicted, disputed or not found."""

    kind: str
    says: str
    arrangement: str | None
    words: list[Words]
    verdict: str
    aspects: list[Aspect]


class CheckedSentence(BaseModel):
    """A sentence; without a verdict where no claim on an arrangement is read in it."""

    start: int
    end: int
    text: str
    verdict: str | None
    claims: list[CheckedClaim]


class CheckedText(BaseModel):
    """A text with what the register has on each of its sentences."""

    text: str
    language: str
    published: str | None
    sentences: list[CheckedSentence]
