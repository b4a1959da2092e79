"""One claim: its words in their sentence, what it says, its history, and the way to the live page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.register.decision import Act, find_standing
from pactwatch.views.happening_words import mood_in_words, what_in_words
from pactwatch.views.pages.claim_words import (
    claim_in_words,
    fields_in_words,
    moment_in_words,
    value_in_words,
)
from pactwatch.views.pages.quote import Quote, Quotes, SourceLine
from pactwatch.views.text_fragment import link_to_words
from pactwatch.views.wording import date_in_words, in_words

if TYPE_CHECKING:
    from pactwatch.register.decision import Decision
    from pactwatch.register.derived.one_claim import ClaimRecord
    from pactwatch.register.happening import Counts


class Step(NamedTuple):
    """One thing that was done with a claim, and when; ``stands`` is false of what was undone since."""

    at: str
    what: str
    note: str | None
    changes: tuple[tuple[str, str, str], ...]
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """A claim, ready to be shown.

    ``around`` is the whole paragraph of the words in pieces; ``speaker`` and ``cue`` are the words that say
    who spoke. ``live`` is the address of the words in the live page, or empty. ``happening`` is what it tells
    with others, in words, and on how much that rests.
    """

    claim_id: str
    kind: str
    says: str
    is_rejected: bool
    quote: Quote
    speaker: str
    cue: str
    fields: tuple[tuple[str, str], ...]
    source: SourceLine
    language: str
    live: str
    offsets: tuple[tuple[int, int], ...]
    arrangements: tuple[str, ...]
    happening: tuple[str, str, Counts, str] | None
    copies: tuple[SourceLine, ...]
    steps: tuple[Step, ...]


def claim_page(record: ClaimRecord) -> ClaimPage:
    """Return the page of a claim."""
    claim = record.now
    quotes = Quotes({record.source.document_id: record.document})
    parts = {passage.part: passage.exact for passage in claim.passages}
    happening = record.happening
    return ClaimPage(
        claim_id=record.claim.claim_id,
        kind=claim.kind,
        says=claim_in_words(claim),
        is_rejected=record.is_rejected,
        quote=quotes.of_words(record.source, claim.words),
        speaker=parts.get("speaker_mention", ""),
        cue=parts.get("cue", ""),
        fields=fields_in_words(claim),
        source=SourceLine.of(record.source),
        language=record.document.language,
        live=link_to_words(record.source.address, record.document.text, claim.words),
        offsets=tuple((words.start, words.end) for words in claim.words),
        arrangements=record.arrangements,
        happening=(
            happening.happening_id,
            f"{what_in_words(happening)}, {date_in_words(happening.date)}"
            if happening.date
            else what_in_words(happening),
            happening.counts,
            mood_in_words(happening),
        )
        if happening
        else None,
        copies=tuple(SourceLine.of(each.source) for each in record.copies),
        steps=tuple(_steps(record)),
    )


def _steps(record: ClaimRecord) -> list[Step]:
    """Return the history of a claim, the oldest step first."""
    standing = {each.number for each in find_standing(record.decisions)}
    undoings = _standing_undoings(record.decisions)
    steps = [
        (record.recorded_at, Step(moment_in_words(record.recorded_at), _how(record), None, (), stands=True))
    ]
    for read in record.readers:
        if read.recorded_at != record.recorded_at:
            what = f"found again by {read.reader}"
            steps.append(
                (read.recorded_at, Step(moment_in_words(read.recorded_at), what, None, (), stands=True))
            )
    for each in record.decisions:
        if each.act is Act.ENTER and each.decided_at == record.recorded_at:
            continue
        is_standing = each.number in standing or each.number in undoings
        steps.append((each.decided_at, _step(record, each, stands=is_standing)))
    return [step for _, step in sorted(steps, key=lambda pair: pair[0])]


def _standing_undoings(decisions: tuple[Decision, ...]) -> set[int]:
    undone: set[int] = set()
    for each in reversed(decisions):
        if each.act is Act.UNDO and each.number not in undone:
            undone.add(int(each.subject))
    return {each.number for each in decisions if each.act is Act.UNDO and each.number not in undone}


def _how(record: ClaimRecord) -> str:
    entered = next((each for each in record.decisions if each.act is Act.ENTER), None)
    if entered is not None and entered.decided_at == record.recorded_at:
        return f"entered by {entered.decided_by}"
    return f"found by {record.readers[0].reader}" if record.readers else "recorded"


def _step(record: ClaimRecord, decision: Decision, *, stands: bool) -> Step:
    act = (
        f"decision {decision.subject} undone"
        if decision.act is Act.UNDO
        else in_words("act", decision.act.value)
    )
    changes: tuple[tuple[str, str, str], ...] = ()
    if decision.act is Act.EDIT:
        changes = tuple(
            (name, value_in_words(name, getattr(record.claim, name)), value_in_words(name, value))
            for name, value in decision.content.items()
        )
    what = f"{act} by {decision.decided_by} (decision {decision.number})"
    return Step(moment_in_words(decision.decided_at), what, decision.note, changes, stands=stands)
