"""One document: its text with every passage marked that a claim rests on, and the claims beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.views.happening_words import decided_in_words
from pactwatch.views.pages.claim_words import claim_in_words, decision_in_words, moment_in_words
from pactwatch.views.pages.quote import SourceLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.register.claim import Claim
    from pactwatch.register.derived.one_document import DocumentRecord, Read, Sighting
    from pactwatch.register.told import ToldEvent, ToldStatement

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A claim beside the text: its number on the page, what it says, and what people decided on it."""

    number: int
    claim_id: str
    kind: str
    says: str
    decided: str


class Segment(NamedTuple):
    """Words of the text on which the same claims rest: ``kinds`` of theirs, and those that begin here."""

    words: str
    kinds: tuple[str, ...]
    opens: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the text in segments, and the claims whose words begin in it."""

    segments: tuple[Segment, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A document, ready to be shown.

    ``siblings`` are the other reports of the same story, each with how it is known; ``rejected`` are claims
    that people have decided against.
    """

    document_id: str
    source: SourceLine
    has_title: bool
    language: str
    agencies: tuple[str, ...]
    incomplete: str | None
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    counts: tuple[int, int]
    rejected: tuple[tuple[str, str, str], ...]
    sightings: tuple[tuple[SightingLine, str], ...]
    readings: tuple[tuple[str, str], ...]
    siblings: tuple[tuple[SourceLine, str], ...]


class SightingLine(NamedTuple):
    """Where the document was seen: an address that can be opened, or the name of a file."""

    address: str
    name: str
    publisher: str | None


def document_page(record: DocumentRecord) -> DocumentPage:
    """Return the page of a document."""
    entries = tuple(_entry(number, each) for number, each in enumerate(record.told, start=1))
    text = record.document.text
    told = list(zip(entries, (each.claim for each in record.told), strict=True))
    return DocumentPage(
        document_id=record.document_id,
        source=SourceLine.of(record.source),
        has_title=record.document.title is not None,
        language=record.document.language,
        agencies=record.document.agencies,
        incomplete=record.document.incomplete,
        sha256=record.sha256,
        paragraphs=tuple(_paragraphs(text, told)),
        counts=(
            sum(each.kind == "event" for each in entries),
            sum(each.kind == "statement" for each in entries),
        ),
        rejected=tuple(
            (claim.claim_id, claim_in_words(claim), decision_in_words(decision))
            for claim, decision in record.rejected
        ),
        sightings=tuple(_sighting(each) for each in record.sightings),
        readings=tuple(_reading(each) for each in record.readings),
        siblings=tuple((SourceLine.of(each.source), each.how or "") for each in record.siblings),
    )


def _entry(number: int, told: ToldEvent | ToldStatement) -> Entry:
    return Entry(
        number=number,
        claim_id=told.claim_id,
        kind=told.claim.kind,
        says=claim_in_words(told.claim),
        decided=decided_in_words((told,)).removeprefix(", "),
    )


def _sighting(sighting: Sighting) -> tuple[SightingLine, str]:
    is_online = sighting.address.startswith(("https://", "http://"))
    name = sighting.address if is_online else re.split(r"[/\\]", sighting.address)[-1]
    line = SightingLine(sighting.address if is_online else "", name, sighting.publisher)
    return line, moment_in_words(sighting.recorded_at)


def _reading(read: Read) -> tuple[str, str]:
    return read.reader, moment_in_words(read.recorded_at)


def _paragraphs(text: str, told: Sequence[tuple[Entry, Claim]]) -> Iterator[Paragraph]:
    """Cut the text where paragraphs, and words on which other claims rest, begin and end."""
    first = 0
    gaps = [match.span() for match in _PARAGRAPH.finditer(text)]
    for end, following in [*gaps, (len(text), len(text))]:
        own = [
            (entry, claim)
            for entry, claim in told
            if any(words.start < end and first < words.end for words in claim.words)
        ]
        begun = tuple(entry for entry, claim in own if first <= claim.words[0].start < max(end, following))
        if end > first:
            yield Paragraph(segments=tuple(_segments(text, first, end, own)), entries=begun)
        first = following


def _segments(text: str, first: int, end: int, told: Sequence[tuple[Entry, Claim]]) -> Iterator[Segment]:
    bounds = {first, end}
    for _, claim in told:
        for words in claim.words:
            bounds |= {place for place in (words.start, words.end) if first < place < end}
    places = sorted(bounds)
    for start, stop in pairwise(places):
        on = [
            (entry, claim)
            for entry, claim in told
            if any(words.start <= start and stop <= words.end for words in claim.words)
        ]
        opens = tuple(
            entry
            for entry, claim in on
            if max(claim.words[0].start, first) == start and claim.words[0].start >= first
        )
        kinds = tuple(sorted({entry.kind for entry, _ in on}))
        yield Segment(text[start:stop], kinds, opens)
