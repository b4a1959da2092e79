"""When something was said: the time beside the cue, or that of the same speaker's words just before."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from pactwatch.claims.turns import find_turn_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.said import Said
    from pactwatch.claims.statement import Statement
    from pactwatch.claims.statements import ReportWords
    from pactwatch.language.cast import Speaker
    from pactwatch.language.span import Span
    from pactwatch.language.time_expressions import TimeExpression

_CARRIED_CHARACTERS = 700
_OPENING = 12


def find_said_date(
    report: ReportWords, said: Said, speaker: Speaker, before: Sequence[Statement]
) -> str | None:
    """Return the EDTF date on which something was said, or None where the report does not tell.

    In "the minister said on Sunday that flights begin in June" it is Sunday; June lies in what was said.
    What the same speaker said a few lines before has the same date, until the report names another.
    """
    if said.is_turn:
        return find_turn_date(report)
    own = _beside_cue(report, said) or _sentence_before(report, said)
    if own is not None:
        return own
    for statement in reversed(before):
        if statement.speaker != speaker.name:
            continue
        near = said.content[0].start - statement.content[-1].end <= _CARRIED_CHARACTERS
        return statement.date if near else None
    return None


def _sentence_before(report: ReportWords, said: Said) -> str | None:
    """Return the time of the sentence before, where what is said goes on from it: "He spoke on Sunday. He said"."""
    if said.sentence is None or said.sentence == 0 or said.mention is None:
        return None
    before, own = report.sentences[said.sentence - 1], report.sentences[said.sentence]
    is_opening = said.mention.start - own.start <= _OPENING and report.cast.is_pronoun(said.mention)
    if not is_opening or "\n" in report.text[before.end : own.start]:
        return None
    return _nearest(report, before, before.end)


def _beside_cue(report: ReportWords, said: Said) -> str | None:
    if said.sentence is None:
        return None
    return _nearest(report, report.sentences[said.sentence], said.anchor)


def _nearest(report: ReportWords, sentence: Span, anchor: int) -> str | None:
    starts = [time.start for time in report.times]
    here = report.times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    fitting = [time for time in here if time.date is not None and not _is_said(report, time)]
    if not fitting:
        return None
    nearest = min(fitting, key=lambda time: (_distance(time, anchor), time.start))
    return nearest.date


def _distance(time: TimeExpression, anchor: int) -> int:
    return time.start - anchor if time.start >= anchor else anchor - time.end


def _is_said(report: ReportWords, time: TimeExpression) -> bool:
    """Say whether a time lies in what anybody said in the report."""
    return any(
        span.start <= time.start and time.end <= span.end
        for attribution in report.attributions
        if attribution.kind in {"speech", "finding"} and "labelled-turn" not in attribution.because
        for span in attribution.content
    )
