"""When an event happened, as the words beside it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType, Modality

if TYPE_CHECKING:
    from pactwatch.claims.candidates import Candidate
    from pactwatch.claims.voices import Voice
    from pactwatch.language.time_expressions import TimeExpression

_LONGEST_DATELINE = 14
_SAID_IS_DONE = frozenset({EventType.AGREED, EventType.TALKS, EventType.REFUSED})


def resolve_date(candidate: Candidate, modality: Modality, voice: Voice | None) -> tuple[str | None, str]:
    """Return the date of an event and how it was found; None where the text gives none.

    In "the minister said on Sunday that ten people had landed in March", Sunday belongs to the saying and
    March to the landing. What is agreed, talked of, refused or denied in so many words is dated by the
    words where nothing else dates it.
    """
    best = _nearest(candidate, voice)
    if best is not None:
        return best.date, f"time expression at {best.start}"
    if (
        voice is not None
        and voice.date
        and (candidate.cue.event in _SAID_IS_DONE or modality is Modality.DENIED)
    ):
        return voice.date, f"the day on which {voice.name} said so"
    return None, "the text gives no date"


def _nearest(candidate: Candidate, voice: Voice | None) -> TimeExpression | None:
    """The dated time expression nearest to the cue, in its clause before all others."""
    words, clause = candidate.passage.words, candidate.clause
    at = words[candidate.at].start
    own = {words[i].start for i in clause.whole}
    usable = [time for time in candidate.passage.times if time.date and _belongs(time, candidate, voice)]
    if not usable:
        return None

    def rank(time: TimeExpression) -> tuple[bool, int]:
        inside = any(time.start <= start < time.end for start in own)
        return (not inside, abs(time.start - at))

    best = min(usable, key=rank)
    inside = not rank(best)[0]
    return best if inside or _is_alone(candidate) else None


def _belongs(time: TimeExpression, candidate: Candidate, voice: Voice | None) -> bool:
    """Say whether a time may date the event: not one that dates the saying of it."""
    if _is_dateline(time, candidate) or time.role == "of_clause":
        return False
    if voice is None:
        return True
    at = candidate.passage.words[candidate.at].start
    if voice.governs(at):
        return voice.governs(time.start)
    return True


def _is_dateline(time: TimeExpression, candidate: Candidate) -> bool:
    """Say whether a time stands in a dateline ("KOROR, Dec. 25, 2025 (Courier) - Palau signed …")."""
    lowered = [word.lower for word in candidate.passage.words[:_LONGEST_DATELINE]]
    last = sum(word.start < time.end for word in candidate.passage.words[:_LONGEST_DATELINE])
    return last < len(lowered) and lowered[last] in {")", "(", "-", "--", "–", "—"} and candidate.at >= last


def _is_alone(candidate: Candidate) -> bool:
    """Say whether a sentence is short enough for any time in it to date its event."""
    return len(candidate.passage.words) <= 30  # noqa: PLR2004
