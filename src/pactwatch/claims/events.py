"""What a report says happened to arrangements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pactwatch.claims.candidates import find_candidates
from pactwatch.claims.dating import resolve_date
from pactwatch.claims.details import cut_evidence, find_actor, find_people, find_sum, own_counts, own_times
from pactwatch.claims.event import Event, EventType, Modality
from pactwatch.claims.merging import Draft, merge_drafts
from pactwatch.claims.modality import resolve_modality
from pactwatch.claims.telling import Told, find_pairs_told, find_told, keep_sharpest, keep_supported
from pactwatch.claims.topic import concerns_people, is_on_topic, near_topic
from pactwatch.claims.voices import find_voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.candidates import Candidate
    from pactwatch.claims.parties import Hint
    from pactwatch.claims.passages import Passage
    from pactwatch.claims.statement import Statement
    from pactwatch.language.cast import Cast

_SEVERAL = 2
_NOT_YET = frozenset({Modality.PLANNED, Modality.POSSIBLE})
_PRICED = frozenset({EventType.AGREED, EventType.SIGNED})


def find_events(
    text: str, passages: Sequence[Passage], statements: Sequence[Statement], *, cast: Cast, language: str
) -> list[Event]:
    """Return the events of a report, in the order in which they are first told.

    Args:
        text: The document's text.
        passages: Its sentences that matter, in order.
        statements: Who says what in it: they tell whose words an event stands in.
        cast: Who takes part in it, by the names that it gives them anywhere.
        language: BCP 47 tag of the report.
    """
    if not is_on_topic(passages):
        return []
    near = near_topic(passages)
    candidates = [
        [
            candidate
            for candidate in keep_sharpest(find_candidates(passage, language))
            if concerns_people(candidate, is_near=passage.index in near)
        ]
        for passage in passages
    ]
    pairs = find_pairs_told(passages, candidates)
    told: list[Told] = []
    for passage, found in zip(passages, candidates, strict=True):
        pairs.saw_named(passage)
        told += list(find_told(found, pairs, statements))
    return merge_drafts(
        Draft(event, each.candidate.cue.is_bare_mention, each.candidate.passage.index)
        for each in keep_supported(told, pairs)
        for event in _make_events(text, each, statements, cast, language)
    )


def _make_events(
    text: str, told: Told, statements: Sequence[Statement], cast: Cast, language: str
) -> Iterator[Event]:
    """Yield the event of a candidate; several where a clause counts people on several days."""
    event = _make_event(text, told, statements, cast, language)
    if event is None:
        return
    yield from _by_day(event, told.candidate) if event.type is EventType.TRANSFER else (event,)
    if event.type in _PRICED and event.money is not None and event.money.amount is not None:
        yield replace(event, type=EventType.PAID, people=None)
    if event.type is EventType.STARTED and told.candidate.cue.parties == "arrive":
        yield replace(event, type=EventType.TRANSFER)


def _by_day(event: Event, candidate: Candidate) -> Iterator[Event]:
    """Yield a transfer for each day of "five men on July 16 and ten more on October 6"."""
    counts = [count for count in own_counts(candidate) if count.count]
    times = own_times(candidate)
    if len(counts) < _SEVERAL or len(times) != len(counts):
        yield event
        return
    for count, time in zip(counts, times, strict=True):
        yield replace(event, people=count.count, date=time.date)


def _make_event(
    text: str, told: Told, statements: Sequence[Statement], cast: Cast, language: str
) -> Event | None:
    candidate, pair, _ = told
    at = candidate.passage.words[candidate.at].start
    voice = find_voice(statements, at)
    resolved = resolve_modality(candidate, pair, voice, language)
    if resolved is None:
        return None
    modality, why_modality = resolved
    if candidate.cue.event is EventType.STARTED and modality in _NOT_YET:
        return None
    date, why_date = resolve_date(candidate, modality, voice)
    return Event(
        type=candidate.cue.event,
        sender=pair.sender,
        receiver=pair.receiver,
        date=date,
        modality=modality,
        actor=find_actor(text, candidate, cast),
        people=find_people(candidate),
        money=find_sum(candidate),
        kind=candidate.cue.kind,
        evidence=(cut_evidence(text, candidate),),
        because=(
            f"cue {candidate.cue.cue_id} at {text[at : candidate.passage.words[candidate.at].end]!r}",
            f"pair {pair.sender}-{pair.receiver} from {_named(told.hint)}",
            f"modality: {why_modality}",
            f"date: {why_date}",
        ),
    )


def _named(hint: Hint) -> str:
    if hint.is_empty:
        return "what was spoken of last"
    return f"senders {hint.senders}, receivers {hint.receivers}, others {hint.others}"
