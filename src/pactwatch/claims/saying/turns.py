"""Interviews and transcripts: who asks, who answers, and on which day they spoke."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.claims.saying.report_words import ReportWords
    from pactwatch.claims.saying.said_lexicon import SaidLexicon
    from pactwatch.language.attributions import Attribution
    from pactwatch.language.span import Span

_PLAYED = ("AUDIO CLIP", "VIDEO CLIP", "VIDEOTAPE", "RECORDING")


def is_interviewer(report: ReportWords, attribution: Attribution, lexicon: SaidLexicon) -> bool:
    """Say whether a turn of a transcript is the broadcaster's own: of "Q", "HOST", or of its reporter.

    A programme says who its reporters are: "Our Nordic correspondent, Lise Vang, is in Copenhagen" makes
    the turns of "VANG" the journalist's, who tells what others said.
    """
    if "labelled-turn" not in attribution.because or attribution.speaker is None:
        return False
    label = attribution.speaker.of(report.text).strip()
    if lexicon.interviewers.intersection(label.lower().replace(",", " ").split()):
        return True
    names = (match.group(1) for match in lexicon.reporters.finditer(report.text))
    return any(label.lower() in name.lower().split() or label.lower() == name.lower() for name in names)


def find_interviewee(report: ReportWords, lexicon: SaidLexicon) -> Span | None:
    """Return the words by which an interview introduces whoever answers, as "A" or without a label.

    In "A senior official in the capital explains why. Q: … A: …" it is "A senior official in the capital". A
    title is asked last: "No country may buy its way out of the Refugee Convention" introduces nobody.
    """
    turns = [a for a in report.attributions if "labelled-turn" in a.because]
    labels = [a.speaker.of(report.text).strip().lower() for a in turns if a.speaker is not None]
    if not turns or (labels and not lexicon.answerers.intersection(labels)):
        return None
    first = turns[0].content[0].start
    told = takewhile(lambda sentence: sentence.end <= first, report.sentences)
    found = [each for each in map(report.cast.introduced_in, told) if each is not None]
    title_end = report.text.find("\n")
    return next((each for each in found if each.start > title_end), next(iter(found), None))


def find_house(report: ReportWords, lexicon: SaidLexicon) -> str | None:
    """Return the state whose ministry or parliament a transcript is of, as its heading tells.

    Whoever answers in a "Department Press Briefing" without an office beside the name speaks for it.
    """
    first = next((a.content[0].start for a in report.attributions if "labelled-turn" in a.because), 0)
    heading = report.text[: max(0, first)]
    return next((code for code, house in lexicon.houses.items() if house.search(heading)), None)


def find_turn_date(report: ReportWords) -> str | None:
    """Return the day of a sitting or an interview: the one its introduction tells, else that of publication.

    What is played from a recording was said earlier, nobody knows when.
    """
    if any(mark in report.text for mark in _PLAYED):
        return None
    first = next((a.content[0].start for a in report.attributions if "labelled-turn" in a.because), 0)
    told = [time.date for time in report.times if time.end <= first and time.date is not None]
    return report.published or (told[-1] if told else None)
