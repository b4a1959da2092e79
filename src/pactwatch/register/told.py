"""What documents tell of one pair of states, each claim with its days and with whose word it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.register.days import days_of
from pactwatch.register.figure_kind import find_kind_of_people
from pactwatch.register.moods import DONE, NOT_YET

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from pactwatch.register.claim import Claim
    from pactwatch.register.decision import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The document of a claim: when it was published, at the latest, and which story it belongs to.

    ``published_by`` is the last day that the publication date can mean, or the day on which the document was
    recorded if it bears none. ``report_count`` counts the outlets that carried these very words.
    """

    document_id: str
    title: str | None
    published: str | None
    published_by: date
    origin_id: str
    report_count: int = 1
    address: str = ""
    publisher: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStatement:
    """A statement on an arrangement, and the last day on which it can have been made."""

    claim: Claim
    source: Source
    said_by: date
    decision: Decision | None = None

    @property
    def claim_id(self) -> str:
        """The id in the ledger, also where a decision has edited the claim."""
        return self.decision.subject if self.decision else self.claim.claim_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """An event as one document tells it.

    Of what is done, ``first`` and ``by`` are the first and the last day on which it can have happened: "in
    July" of a report of the 10th is 1 to 10 July; without a date, ``first`` is None and it happened by the
    day of publication. Of what is planned, possible or denied, ``by`` is the day on which that was said.
    ``said_by`` is that day for every event. ``voices`` are the parties whose own officials say it, and
    ``speakers`` all who do, by name. ``counts`` is the kind of figure that its number of people is.
    """

    claim: Claim
    source: Source
    first: date | None
    by: date
    said_by: date
    voices: frozenset[str]
    speakers: frozenset[str]
    counts: str | None = None
    decision: Decision | None = None

    @property
    def claim_id(self) -> str:
        """The id in the ledger, also where a decision has edited the claim."""
        return self.decision.subject if self.decision else self.claim.claim_id

    @property
    def type(self) -> str:
        return self.claim.type or ""

    @property
    def modality(self) -> str:
        return self.claim.modality or ""

    @property
    def is_done(self) -> bool:
        """Whether it is told as done, as fact or on a party's word."""
        return self.claim.modality in DONE

    @property
    def is_dated(self) -> bool:
        """Whether the document tells when, at least the year."""
        return self.first is not None


def tell_event(
    event: Claim, source: Source, statements: Iterable[Claim], *, decision: Decision | None = None
) -> ToldEvent:
    """Return an event with its days, and with those who say it in the same document.

    Somebody says it if the words of their statement and the evidence of the event overlap, or if the event
    names them as the one who did it.
    """
    saying = [said for said in statements if _is_of(said, event)]
    parties = {event.sender, event.receiver}
    said_by = min((_last(said.date, source.published_by) for said in saying), default=source.published_by)
    bounds = days_of(event.date)
    by = said_by if event.modality in NOT_YET else _last(event.date, source.published_by)
    first = bounds.first if bounds and bounds.first <= by else None
    return ToldEvent(
        claim=event,
        source=source,
        first=None if event.modality in NOT_YET else first,
        by=by,
        said_by=said_by,
        voices=frozenset(
            said.affiliation for said in saying if said.affiliation in parties and said.affiliation
        ),
        speakers=frozenset(said.speaker for said in saying if said.speaker),
        counts=find_kind_of_people(event),
        decision=decision,
    )


def tell_statement(said: Claim, source: Source, *, decision: Decision | None = None) -> ToldStatement:
    """Return a statement with the last day on which it can have been made."""
    said_by = _last(said.date, source.published_by)
    return ToldStatement(claim=said, source=source, said_by=said_by, decision=decision)


def find_pairs(said: Claim, events: Sequence[Claim]) -> list[tuple[str, str]]:
    """Return the pairs of states that a statement is on, by the events of its document.

    Those of the events that it tells. Else those of the event told last before it, or of the first one, among
    the events of the state that speaks if there are any: what Kigali says of "the newcomers" in a report on
    Washington's deal, which recalls London's at its end, is on the former alone.
    """
    told = [event for event in events if _is_of(said, event)]
    if not told and events:
        own = [event for event in events if said.affiliation in {event.sender, event.receiver}] or events
        starts = sorted({_start(event) for event in own})
        near = max((start for start in starts if start <= _start(said)), default=starts[0])
        told = [event for event in own if _start(event) == near]
    return sorted({(event.sender or "", event.receiver or "") for event in told})


def _is_of(said: Claim, event: Claim) -> bool:
    if event.actor is not None and event.actor == said.speaker:
        return True
    first = min(words.start for words in said.passages)
    last = max(words.end for words in said.passages)
    return any(words.start < last and first < words.end for words in event.words)


def _start(claim: Claim) -> int:
    return claim.words[0].start


def _last(edtf: str | None, published_by: date) -> date:
    """Return the last day that a date can mean; nothing was done or said after it was published."""
    bounds = days_of(edtf)
    return min(bounds.last, published_by) if bounds else published_by
