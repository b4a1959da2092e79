"""What ``read --json`` prints becomes a document and claims, or an error that names the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType, IncidentKind, Modality
from pactwatch.errors import ReadingError
from pactwatch.register.claim import EVENT, STATEMENT, Claim, Passage
from pactwatch.register.document import StoredDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.register.fields import Fields

_EVENT_TYPES = tuple(EventType)
_MODALITIES = tuple(Modality)
_INCIDENTS = tuple(IncidentKind)
_MODES = ("direct", "indirect", "mixed")


def get_document(report: Fields, *, incomplete: str | None) -> StoredDocument:
    """Return the document that the ``report`` of a reading describes.

    Raises:
        ReadingError: If a field is missing or wrong.
    """
    return StoredDocument(
        text=report.text("text"),
        title=report.text_or_none("title"),
        published=report.date("published"),
        language=report.text("language"),
        agencies=report.texts("agencies"),
        incomplete=incomplete,
    )


def find_claims(reading: Fields, document: StoredDocument) -> Iterator[Claim]:
    """Yield the events and then the statements of a reading.

    Raises:
        ReadingError: If a field is missing or wrong, or words do not stand where they are said to.
    """
    for event in reading.parts("events"):
        yield _event(event, document)
    for said in reading.parts("statements"):
        yield _statement(said, document)


def _event(event: Fields, document: StoredDocument) -> Claim:
    money = event.part_or_none("money")
    kind = event.values.get("kind")
    return Claim(
        document_id=document.document_id,
        kind=EVENT,
        type=event.one_of("type", _EVENT_TYPES),
        sender=event.state("sender"),
        receiver=event.state("receiver"),
        date=event.date("date"),
        modality=event.one_of("modality", _MODALITIES),
        actor=event.text_or_none("actor"),
        people=event.count("people"),
        amount=money.amount("amount") if money else None,
        currency=money.text_or_none("currency") if money else None,
        incident=event.one_of("kind", _INCIDENTS) if kind is not None else None,
        passages=tuple(_passages(event, "evidence", document.text)),
    )


def _statement(said: Fields, document: StoredDocument) -> Claim:
    passages = [*_passages(said, "content", document.text)]
    single = [(part, said.part_or_none(part)) for part in ("speaker_mention", "cue")]
    passages += [_passage(span, part, 0, document.text) for part, span in single if span is not None]
    return Claim(
        document_id=document.document_id,
        kind=STATEMENT,
        date=said.date("date"),
        speaker=said.text_or_none("speaker"),
        role=said.text_or_none("role"),
        affiliation=said.text("affiliation"),
        mode=said.one_of("mode", _MODES),
        stance=said.text("stance"),
        channel=said.text_or_none("channel"),
        passages=tuple(passages),
    )


def _passages(claim: Fields, part: str, text: str) -> Iterator[Passage]:
    spans = claim.parts(part)
    if not spans:
        raise ReadingError(
            what=f"a claim must rest on words, and {part!r} has none",
            where=claim.where,
            remedy="Leave the claim out, or give the words that it rests on.",
        )
    for position, span in enumerate(spans):
        yield _passage(span, part, position, text)


def _passage(span: Fields, part: str, position: int, text: str) -> Passage:
    start, end, exact = span.count("start"), span.count("end"), span.text("exact")
    if start is None or end is None or not start < end <= len(text) or text[start:end] != exact:
        raise ReadingError(
            what=f"the words {exact[:60]!r} do not stand at {start}:{end} of its text",
            where=span.where,
            remedy="Read the report again; offsets count code points of the text given with them.",
        )
    return Passage(part, position, start, end, exact)
