"""When something was said: the time beside the cue, or that of the same speaker's words just before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from pactwatch.claims.saying.turns import find_turn_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.claims.saying.report_words import ReportWords
    from pactwatch.claims.saying.said import Said
    from pactwatch.claims.saying.spoken import Spoken
    from pactwatch.language.cast import Speaker
    from pactwatch.language.span import Span
    from pactwatch.language.time_expressions import TimeExpression

_CARRIED_CHARACTERS = 700
_OPENING = 12
_SINCE = re.compile(r"\b(?:since|depuis|desde) (?:\w+ )?\Z", re.IGNORECASE)
_SINCE_REACH = 16
_ASIDE = re.compile(r", (?:who|which|whose|where|qui|dont|que|quien|cuyo|cuya) [^,.;:()]*$")
_ASIDE_REACH = 80
_ANCHORED = re.compile(r"\b(?:after|before|following|apr[eè]s|avant|despu[eé]s de|antes de)$", re.IGNORECASE)
_ENTRY = re.compile(r"^\d{1,2}[:.h]\d{2}\b", re.MULTILINE)
_FEWEST_ENTRIES = 3
_STATEMENTS_BACK = 8


class SaidTimes:
    """The times of a report that do not lie in anybody's words; built once a report."""

    __slots__ = ("_report", "_sentence_starts", "_starts", "_times", "_today", "_turn_date")

    def __init__(self, report: ReportWords) -> None:
        self._report = report
        spoken = _merged(
            span
            for attribution in report.attributions
            if attribution.kind in {"speech", "finding"} and "labelled-turn" not in attribution.because
            for span in attribution.content
        )
        starts = [start for start, _ in spoken]
        self._times = [
            time
            for time in report.times
            if time.date is not None
            and not _is_after(time.date, report.published)
            and not _lies_in(spoken, starts, time.start, time.end)
        ]
        is_live = len(_ENTRY.findall(report.text)) >= _FEWEST_ENTRIES
        self._today = report.published if is_live else None
        self._starts = [time.start for time in self._times]
        self._sentence_starts = [sentence.start for sentence in report.sentences]
        self._turn_date = find_turn_date(report)

    def find_date(self, said: Said, speaker: Speaker, before: Sequence[Spoken]) -> str | None:
        """Return the EDTF date on which something was said, or None where the report does not tell.

        In "the minister said on Sunday that flights begin in June" it is Sunday; June lies in what was
        said. What the same speaker said a few lines before has the same date, until another is named.
        """
        if said.is_turn:
            return self._turn_date
        own = self._beside_cue(said) or self._sentence_before(said)
        if own is not None:
            return own
        for statement in reversed(before[-_STATEMENTS_BACK:]):
            if statement.speaker == speaker.name:
                near = said.content[0].start - statement.content[-1].end <= _CARRIED_CHARACTERS
                return (statement.date if near else None) or self._today
        return self._today

    def _beside_cue(self, said: Said) -> str | None:
        if said.sentence is None:
            return None
        return self._nearest(self._report.sentences[said.sentence], said.anchor)

    def _sentence_before(self, said: Said) -> str | None:
        """Return the time of the sentence before: "She spoke on Sunday. She said that"."""
        if not said.sentence or said.mention is None:
            return None
        report = self._report
        first = bisect_right(self._sentence_starts, said.content[0].start) - 1
        index = min(said.sentence, max(1, first))
        before, own = report.sentences[index - 1], report.sentences[index]
        is_opening = said.mention.start - own.start <= _OPENING and report.cast.is_pronoun(said.mention)
        is_quoted = said.attribution.mode == "direct" and report.cast.leads_back(said.mention)
        if not (is_opening or is_quoted) or "\n" in report.text[before.end : own.start]:
            return None
        return self._nearest(before, before.end, is_before=True)

    def _nearest(self, sentence: Span, anchor: int, *, is_before: bool = False) -> str | None:
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        here = [time for time in self._times[first:last] if not self._is_aside(time, anchor)]
        if is_before:
            text = self._report.text
            here = [
                time
                for time in here
                if not _SINCE.search(text, max(0, time.start - _SINCE_REACH), time.start)
            ]
        return min(here, key=lambda time: (_distance(time, anchor), time.start)).date if here else None

    def _is_aside(self, time: TimeExpression, anchor: int) -> bool:
        """Say whether a time tells of something else: ``Cleverly, who took office on Monday, said``.

        In "he said, three months after the first group came" the date is that of the group.
        """
        text = self._report.text
        if time.start > anchor and _ANCHORED.search(text, time.start, time.end):
            return True
        aside = _ASIDE.search(text, max(0, time.start - _ASIDE_REACH), time.start)
        if aside is None:
            return False
        end = text.find(",", time.end)
        return not aside.start() <= anchor <= (end if end >= 0 else len(text))


def _is_after(date: str, published: str | None) -> bool:
    """Say whether a date is later than the report, so that nothing told in it was said then."""
    first = date.partition("/")[0]
    return published is not None and first.isascii() and first[:1].isdigit() and first > f"{published}~"


def _distance(time: TimeExpression, anchor: int) -> int:
    return time.start - anchor if time.start >= anchor else anchor - time.end


def _merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return the spans in order, overlapping ones made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _lies_in(spans: Sequence[tuple[int, int]], starts: Sequence[int], start: int, end: int) -> bool:
    index = bisect_right(starts, start) - 1
    return index >= 0 and end <= spans[index][1]
