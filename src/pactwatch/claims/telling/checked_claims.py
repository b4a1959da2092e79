"""What a fact check sets out to check, which it does not tell as its own: "Claim: Kenya signed …"."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.event import Modality
from pactwatch.data_file import load_data_file
from pactwatch.language.sentences import find_paragraphs
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.event import Event, EventType
    from pactwatch.claims.telling.told_cues import Told

_FIRST_WORDS = 60


class CheckWords(NamedTuple):
    """How claims and verdicts are headed, the words of a verdict, and what spreads a claim."""

    claim: re.Pattern[str]
    verdict: re.Pattern[str]
    untrue: re.Pattern[str]
    partly: re.Pattern[str]
    true: re.Pattern[str]
    spread_by: re.Pattern[str]


class CheckedClaim(NamedTuple):
    """Where a claim that is checked stands, and how it is told: denied where it is found false."""

    span: Span
    told: Modality


@functools.cache
def load_check_words() -> CheckWords:
    """Load the words of fact checks.

    Raises:
        LexiconError: If there is no such lexicon, or it lacks a list.
    """
    return load_data_file("pactwatch.claims", "lexicons/checked_claims.toml", _build)


def _build(data: dict[str, Any]) -> CheckWords:
    heads = (rf"^(?:{_any(data[name])})\s*(?::|$)\s*" for name in ("claims", "verdicts"))
    found = (rf"\b(?:{_any(data[name])})\b" for name in ("untrue", "partly", "true", "spread_by"))
    flags = re.IGNORECASE | re.MULTILINE
    return CheckWords(*(re.compile(pattern, flags) for pattern in (*heads, *found)))


def _any(wordings: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(wordings, key=len, reverse=True)))


def tell_as_checked(text: str, made: Sequence[tuple[Told, Event]]) -> list[tuple[Told, Event]]:
    """Return the events of a report, those as denied that it checks and finds false.

    So are the same ones where a question asks for them, and where posts and videos tell them.
    """
    checked = find_checked_claims(text) if made else []
    if not checked:
        return list(made)
    denied = {
        (event.type, event.sender, event.receiver)
        for _, event in made
        if any(claim.told is Modality.DENIED and _is_in(event, claim) for claim in checked)
    }
    return [(told, _as_checked(told, event, checked, denied)) for told, event in made]


def _as_checked(
    told: Told, event: Event, checked: Sequence[CheckedClaim], denied: set[tuple[EventType, str, str]]
) -> Event:
    modality = next((claim.told for claim in checked if _is_in(event, claim)), event.modality)
    if (event.type, event.sender, event.receiver) in denied and _is_spread(told):
        modality = Modality.DENIED
    if modality is event.modality:
        return event
    return replace(event, modality=modality, because=(*event.because, "modality: a claim that is checked"))


def _is_in(event: Event, claim: CheckedClaim) -> bool:
    return claim.span.start <= event.evidence[0].start < claim.span.end


def _is_spread(told: Told) -> bool:
    """Say whether a headline, a question or a post tells it."""
    passage = told.candidate.passage
    voice = told.voice.name if told.voice is not None else ""
    is_posted = load_check_words().spread_by.search(voice) is not None
    return is_posted or passage.is_title or any(word.lower == "?" for word in passage.words[-1:])


def find_checked_claims(text: str) -> list[CheckedClaim]:
    """Return the claims that a report checks and does not find true, in order.

    "Claim: Kenya signed it. Verdict: False" denies the signing. Without a verdict, or with one that leaves
    some of it standing, the claim is only what others say.
    """
    words = load_check_words()
    if words.claim.search(text) is None:
        return []
    paragraphs = find_paragraphs(text)
    checked = [_below(text, at, paragraphs, words.claim) for at in range(len(paragraphs))]
    verdicts = [_below(text, at, paragraphs, words.verdict) for at in range(len(paragraphs))]
    found = []
    for at, span in enumerate(checked):
        if span is not None:
            verdict = next((each.of(text) for each in verdicts[at + 1 :] if each is not None), "")
            told = _told(verdict[:_FIRST_WORDS], words)
            found += [CheckedClaim(span, told)] if told is not None else []
    return found


def _below(text: str, at: int, paragraphs: Sequence[Span], head: re.Pattern[str]) -> Span | None:
    """Return what stands behind a heading, in its own paragraph or the next."""
    here = paragraphs[at]
    heading = head.match(text, here.start, here.end)
    if heading is None:
        return None
    if heading.end() < here.end:
        return Span(heading.end(), here.end)
    return paragraphs[at + 1] if at + 1 < len(paragraphs) else None


def _told(verdict: str, words: CheckWords) -> Modality | None:
    if words.partly.search(verdict):
        return Modality.REPORTED
    if words.untrue.search(verdict):
        return Modality.DENIED
    return None if words.true.search(verdict) else Modality.REPORTED
