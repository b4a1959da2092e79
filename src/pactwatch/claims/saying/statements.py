"""Who says what about an arrangement: attributions of a report become statements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pactwatch.claims.saying.channel import find_channel, find_document
from pactwatch.claims.saying.counting import keep_what_counts
from pactwatch.claims.saying.said_when import SaidTimes
from pactwatch.claims.saying.sides import weigh_sides
from pactwatch.claims.saying.spoken import Spoken, content_of
from pactwatch.claims.saying.stance import find_stance
from pactwatch.claims.saying.voiced import find_voiced
from pactwatch.claims.statement import Statement
from pactwatch.documents import Evidence
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.saying.report_words import ReportWords
    from pactwatch.claims.saying.said import Said
    from pactwatch.claims.saying.voiced import Voiced
    from pactwatch.language.cast import Speaker

_SAME_OCCASION = 250
_ANYTHING = re.compile(r"[^\n]")
_ASIDE = re.compile(r", .*,(?= )", re.DOTALL)


def find_statements(report: ReportWords, *, keep_all: bool = False) -> list[Statement]:
    """Return who says what in a report, in the order of the text.

    "The deal is off," the minister told reporters on Monday: one statement with speaker, stance, date and
    channel. What is not about an arrangement, its people or its legality is left out, and so is what
    repeats, merely frames or announces other words.

    Args:
        report: The report and what has been found in it.
        keep_all: Keep whatever anybody says, on topic or not.

    Raises:
        LexiconError: If a lexicon of the report's language is missing or broken.
    """
    statements: list[Statement] = []
    for each in find_spoken(report, keep_all=keep_all):
        statements.append(_statement(report, each, statements))
    return statements


def find_spoken(report: ReportWords, *, keep_all: bool = False) -> list[Spoken]:
    """Return the words of each statement as ``find_statements`` does, with who says them, and when."""
    voiced = find_voiced(report, keep_all=keep_all)
    if not keep_all:
        voiced = weigh_sides(report, keep_what_counts(report, voiced))
    times = SaidTimes(report)
    spoken: list[Spoken] = []
    for each in voiced:
        date = times.find_date(each.said, each.speaker, spoken)
        spoken.append(
            Spoken(
                voiced=each,
                speaker=each.speaker.name or None,
                affiliation=_side_then(report, each, date) or each.side or each.speaker.affiliation,
                content=content_of(report, each),
                date=date,
                language=report.language,
            )
        )
    return spoken


def _side_then(report: ReportWords, each: Voiced, date: str | None) -> str | None:
    """Return for whom a known official spoke when they said it, where that is told: Johnson in April 2022."""
    if date is None or not date[:1].isdigit() or not each.speaker.is_known:
        return None
    return report.cast.side_on(each.speaker.name, date)


def _statement(report: ReportWords, spoken: Spoken, before: Sequence[Statement]) -> Statement:
    each = spoken.voiced
    said, speaker, attribution = each.said, each.speaker, each.said.attribution
    stance, why = find_stance(spoken.telling, language=report.language)
    frame, cue_at = _frame(report, said)
    return Statement(
        speaker=spoken.speaker,
        role=speaker.role,
        affiliation=spoken.affiliation,
        mode=attribution.mode,
        stance=stance,
        date=spoken.date,
        channel=find_channel(frame, cue_at=cue_at, language=report.language, named=report.cast.names)
        or find_document(speaker.name, language=report.language)
        or find_document(said.mention.of(report.text) if said.mention else "", language=report.language)
        or _same_channel(said, speaker, before),
        content=spoken.content,
        speaker_mention=_mention(report.text, said.mention),
        cue=Evidence.cut(report.text, *attribution.cue) if attribution.cue else None,
        because=(f"words: {', '.join(attribution.because)}", f"speaker: {speaker.because}", *each.why, why),
    )


def _same_channel(said: Said, speaker: Speaker, before: Sequence[Statement]) -> str | None:
    """Return where the same speaker spoke a sentence or two before."""
    if not before or before[-1].speaker != speaker.name:
        return None
    is_near = said.content[0].start - before[-1].content[-1].end <= _SAME_OCCASION
    return before[-1].channel if is_near else None


def _mention(text: str, mention: Span | None) -> Evidence | None:
    return Evidence.cut(text, *mention) if mention is not None and mention.start < mention.end else None


def _asides(report: ReportWords, said: Said, sentence: Span) -> Iterator[Span]:
    """Yield what is set off about a speaker before the cue: "Mpuuga, who led them in parliament, said"."""
    if said.mention is not None and sentence.start <= said.mention.end < said.anchor:
        between = _ASIDE.match(report.text, said.mention.end, said.anchor)
        if between is not None:
            yield Span(*between.span())


def _frame(report: ReportWords, said: Said) -> tuple[str, int]:
    """Return the sentence of the cue with what was said blanked out, and where the cue stands in it."""
    anchor = said.anchor
    index = said.sentence
    if index is None:
        return "", 0
    sentence = report.sentences[index]
    start, end = sentence
    frame = report.text[start:end]
    for span in (*said.content, *_asides(report, said, sentence)):
        first, last = max(0, span.start - start), max(0, min(span.end, end) - start)
        frame = frame[:first] + _ANYTHING.sub("·", frame[first:last]) + frame[max(first, last) :]
    return frame, max(0, anchor - start)
