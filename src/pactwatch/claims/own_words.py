"""What was found in the plain words for a spun report stands in the report's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pactwatch.documents import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.event import Event
    from pactwatch.claims.reading import Reading
    from pactwatch.claims.reason import Step
    from pactwatch.claims.statement import Statement
    from pactwatch.documents import Document
    from pactwatch.language.spun import PlainText


def in_own_words(reading: Reading, document: Document, plain: PlainText) -> Reading:
    """Return a reading of the plain text as one of the document, with evidence and names out of the latter.

    The steps to each claim also tell what its spun words were taken for.
    """
    return replace(
        reading,
        document=document,
        events=tuple(_event(each, document.text, plain) for each in reading.events),
        statements=tuple(_statement(each, document.text, plain) for each in reading.statements),
    )


def _event(event: Event, text: str, plain: PlainText) -> Event:
    return replace(
        event,
        actor=_name(event.actor, event.evidence, text, plain),
        evidence=_passages(event.evidence, text, plain),
        because=(*_swaps(event.evidence, text, plain), *event.because),
    )


def _statement(statement: Statement, text: str, plain: PlainText) -> Statement:
    mention, cue = statement.speaker_mention, statement.cue
    told = (*statement.content, *filter(None, (mention, cue)))
    return replace(
        statement,
        speaker=_name(statement.speaker, told, text, plain),
        role=_name(statement.role, told, text, plain),
        content=_passages(statement.content, text, plain),
        speaker_mention=_passage(mention, text, plain) if mention else None,
        cue=_passage(cue, text, plain) if cue else None,
        because=(*_swaps(told, text, plain), *statement.because),
    )


def _name(name: str | None, near: Sequence[Evidence], text: str, plain: PlainText) -> str | None:
    """Return a name or an office as the report has it: in one of the passages, else where it comes first.

    One that is put together of several places stays as it is.
    """
    if name is None:
        return name
    places = [plain.text.find(name, each.start, each.end) for each in near]
    start = next((place for place in places if place >= 0), plain.text.find(name))
    return name if start < 0 else plain.original(start, start + len(name)).of(text)


def _passages(passages: Sequence[Evidence], text: str, plain: PlainText) -> tuple[Evidence, ...]:
    return tuple(_passage(each, text, plain) for each in passages)


def _passage(passage: Evidence, text: str, plain: PlainText) -> Evidence:
    return Evidence.cut(text, *plain.original(passage.start, passage.end))


def _swaps(passages: Sequence[Evidence], text: str, plain: PlainText) -> tuple[Step, ...]:
    found = {swap for each in passages for swap in plain.swaps_in(each.start, each.end)}
    told = (f"“{swap.spun.of(text)}” read as “{swap.plain.of(plain.text)}”" for swap in sorted(found))
    return tuple(dict.fromkeys(told))
