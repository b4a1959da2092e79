"""Who says what in an English report: the way in to the rules of ``language/attribution``."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.attribution.attribution import Attribution
from pactwatch.language.attribution.extent import AFTER_THE_CUE
from pactwatch.language.attribution.labelled import find_bare_answers, find_turns, without_epilogue
from pactwatch.language.attribution.lexicon import load_attribution_lexicon
from pactwatch.language.attribution.parsed_text import Sentences
from pactwatch.language.attribution.quoted import Speech, find_speeches
from pactwatch.language.attribution.reported import find_reports
from pactwatch.language.attribution.speakers import mention_of, subject_of
from pactwatch.language.sentences import find_paragraphs
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pactwatch.language.attribution.lexicon import AttributionLexicon
    from pactwatch.language.attribution.report import Report
    from pactwatch.language.attribution.tree import Tree
    from pactwatch.language.quotations import Quotation

__all__ = ["Attribution", "find_attributions", "may_attribute"]

_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"[“”„\"«»‹›「」]|``|''|(?:^|\s)[‘']\w")
_LABEL = re.compile(r"[^:.!?]{1,80}:\s")
_REPLY = re.compile(r", (?:although|though|but|while|whereas)\b(?=[^,;.]*\Z)")
_WITNESSED = frozenset({"according-to"})
_PRONOUNS = frozenset({"i", "we", "he", "she", "they", "it", "you", "this", "that"})
_HALF = 2
_SCARE_WORDS = 3


class _Quoted(NamedTuple):
    """The outermost quotations of a report, to be looked up by offset."""

    quotations: list[Quotation]
    starts: list[int]

    def hold(self, start: int, end: int) -> bool:
        """Say whether the characters between two offsets are all in one quotation."""
        index = bisect_right(self.starts, start) - 1
        return index >= 0 and end <= self.quotations[index].end

    def around(self, span: Span) -> list[Quotation]:
        """Return the quotations that touch a span, or begin or end right beside it, in order."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        near = self.quotations[first : bisect_right(self.starts, span.end)]
        return [quotation for quotation in near if quotation.end > span.start]


def may_attribute(sentence: str, *, kinds: Collection[str] | None = None) -> bool:
    """Say whether a sentence could hold an attribution, so that a parse is worth its time.

    Args:
        sentence: The words of one sentence.
        kinds: Kinds of cues that matter; by default all of them.

    """
    if _MARK.search(sentence) or _LABEL.match(sentence):
        return True
    lexicon = load_attribution_lexicon()
    for word in _WORD.findall(sentence.lower()):
        if word == "according":
            return True
        cue = lexicon.verbs.get(word) or lexicon.nouns.get(word) or lexicon.adjectives.get(word)
        if cue is not None and (kinds is None or cue.kind in kinds):
            return True
    return False


def find_attributions(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], trees: Sequence[Tree | None]
) -> list[Attribution]:
    """Find who says what in a report, in the order of the content.

    Args:
        text: The text of the report.
        sentences: Its sentences in order.
        quotations: Its quotations in order.
        trees: For each sentence its parse, or None where it was not parsed. There, direct speech and
            turns of a transcript are still found.

    """
    lexicon = load_attribution_lexicon()
    outer = [quotation for quotation in quotations if quotation.depth == 0]
    marks = _Quoted(outer, [quotation.start for quotation in outer])
    reports = [
        report for tree in trees if tree is not None for report in find_reports(tree, lexicon, marks.hold)
    ]
    held = Sentences(text, sentences, trees, [s.start for s in sentences])
    speeches = _find_all_speeches(held, outer, reports) if sentences else []
    spoken = {s.frame.cue.start: s.contents for s in speeches if s.frame.cue is not None}
    found = [
        _from_report(text, report, marks)
        for report in reports
        if report.cue.start not in spoken or _is_apart(report, spoken[report.cue.start])
    ]
    found += [_from_speech(text, speech, marks, lexicon) for speech in speeches]
    found = _without_witnesses(text, _without_replies(text, found))
    others = [each.cue.start for each in found if each.cue and each.speaker and _is_of_another(text, each)]
    turns = without_epilogue(text, find_turns(text), others)
    found += [_from_turn(turn, label) for turn, label in turns]
    found += [_from_turn(answer, None) for answer in (() if turns else find_bare_answers(text))]
    told = [each for each in map(_without_nothing, found) if each.content]
    return sorted(told, key=lambda a: (a.content[0], a.cue or Span(0, 0), a.because))


def _is_of_another(text: str, attribution: Attribution) -> bool:
    """Say whether somebody is named or described as who says it: not "we", nor "they"."""
    mention = attribution.speaker.of(text) if attribution.speaker is not None else ""
    is_name = mention[:1].isupper() and mention.lower() not in _PRONOUNS
    return attribution.kind == "speech" and (" " in mention or is_name)


def _without_nothing(attribution: Attribution) -> Attribution:
    """Leave out pieces of a content that marks and cues have used up: ``“According to the center, …”``."""
    content = tuple(span for span in attribution.content if span.start < span.end)
    return (
        dataclasses.replace(attribution, content=content)
        if len(content) < len(attribution.content)
        else attribution
    )


def _without_witnesses(text: str, found: list[Attribution]) -> list[Attribution]:
    """Leave out who only knows that somebody else said it: ``“No camps,” she said, according to AP``."""
    quoted = [each for each in found if each.mode == "direct" and each.cue is not None and each.speaker]
    return [
        each
        for each in found
        if _WITNESSED.isdisjoint(each.because) or not any(_is_all_of(text, each, other) for other in quoted)
    ]


def _is_all_of(text: str, whole: Attribution, quoted: Attribution) -> bool:
    """Say whether what one is said to say is what another says, with the words that tell so."""
    start, end = whole.content[0].start, whole.content[-1].end
    parts = sorted(filter(None, (*quoted.content, quoted.cue, quoted.speaker)))
    if not parts or parts[0].start < start or parts[-1].end > end:
        return False
    gaps = zip((start, *(part.end for part in parts)), (*(part.start for part in parts), end), strict=True)
    return not any(letter.isalnum() for one, other in gaps for letter in text[one:other])


def _without_replies(text: str, found: list[Attribution]) -> list[Attribution]:
    """End words where somebody is said to add or answer: ``it was ready, but ministers admit that …``."""
    cues = sorted(
        attribution.cue.start
        for attribution in found
        if attribution.cue is not None and AFTER_THE_CUE.intersection(attribution.because)
    )
    return [_cut_at_reply(text, attribution, cues) for attribution in found]


def _cut_at_reply(text: str, attribution: Attribution, cues: list[int]) -> Attribution:
    last = attribution.content[-1]
    if attribution.mode == "direct" or not AFTER_THE_CUE.intersection(attribution.because):
        return attribution
    for cue in cues[bisect_right(cues, last.start) : bisect_right(cues, last.end)]:
        reply = _REPLY.search(text, last.start, cue)
        if reply is not None and reply.start() > last.start:
            content = (*attribution.content[:-1], Span(last.start, reply.start()))
            return dataclasses.replace(attribution, content=content)
    return attribution


def _is_apart(report: Report, quoted: list[Span]) -> bool:
    """Say whether a clause stands whole before what is quoted: ``said that all was well: “Come.”``."""
    last = report.content[-1]
    return "clause-after" in report.because and all(last.end < span.start for span in quoted)


def _find_all_speeches(held: Sentences, outer: list[Quotation], reports: list[Report]) -> list[Speech]:
    """Find direct speech in every paragraph, and give quotations that stand alone to who spoke last."""
    speeches: list[Speech] = []
    last: Span | None = None
    starts = [quotation.start for quotation in outer]
    report_starts = sorted(
        (report.cue.start, report.speaker) for report in reports if report.kind == "speech"
    )
    for paragraph in find_paragraphs(held.text):
        here = outer[bisect_right(starts, paragraph.start - 1) : bisect_right(starts, paragraph.end)]
        found = find_speeches(held, paragraph, here) if here else []
        for speech in found:
            if speech.frame.rule == "quotation-alone":
                speaker = _speaker_before(held, paragraph, speech, report_starts) or last
                speech.frame = speech.frame._replace(speaker=speaker)
            last = speech.frame.speaker or last
        speeches += [speech for speech in found if not _is_scare(held.text, speech)]
        if not found:
            spoken = [s for start, s in report_starts if paragraph.start <= start < paragraph.end and s]
            last = spoken[-1] if spoken else None
    return speeches


def _speaker_before(
    held: Sentences, paragraph: Span, speech: Speech, reports: list[tuple[int, Span | None]]
) -> Span | None:
    """Return who the sentence before a quotation is about: ``Makolo was blunt. “No.”``."""
    start = speech.contents[0].start
    reported = [speaker for at, speaker in reports if paragraph.start <= at < start and speaker is not None]
    index = bisect_right(held.starts, start) - 2
    is_inside = index >= 0 and held.spans[index].start >= paragraph.start
    tree = held.trees[index] if is_inside else None
    subject = subject_of(tree) if tree is not None else None
    if tree is None or subject is None:
        return reported[-1] if reported else None
    is_told = bool(reported) and reported[-1].start >= held.spans[index].start
    is_other = bool(reported) and not _is_full_name(tree, subject)
    return reported[-1] if is_told or is_other else mention_of(tree, subject)


def _is_full_name(tree: Tree, noun: int) -> bool:
    """Say whether a noun ends a name of several words, as people are told by when they first appear."""
    return noun > 0 and tree.tags[noun] == tree.tags[noun - 1] == "NNP"


def _is_scare(text: str, speech: Speech) -> bool:
    """Say whether a quotation without a speaker is a title or a word in quotation marks."""
    words = sum(len(_WORD.findall(span.of(text))) for span in speech.contents)
    return speech.frame.speaker is None and speech.frame.cue is None and words <= _SCARE_WORDS


def _from_report(text: str, report: Report, marks: _Quoted) -> Attribution:
    content = tuple(_fit_to_quotations(text, span, marks) for span in report.content)
    return Attribution(
        content=content,
        cue=report.cue,
        cue_word=report.word,
        speaker=report.speaker,
        mode=_mode(text, content, marks),
        is_negated=report.is_negated,
        kind=report.kind,
        because=report.because,
    )


def _from_speech(text: str, speech: Speech, marks: _Quoted, lexicon: AttributionLexicon) -> Attribution:
    frame = speech.frame
    cue = lexicon.verbs.get(frame.word)
    content = tuple(speech.contents)
    return Attribution(
        content=content,
        cue=frame.cue,
        cue_word=frame.word,
        speaker=frame.speaker,
        mode=_mode(text, content, marks),
        is_negated=frame.is_negated,
        kind="speech",
        because=(*(cue.cue_ids if cue is not None else ()), frame.rule),
    )


def _from_turn(turn: Span, label: Span | None) -> Attribution:
    return Attribution(
        content=(turn,),
        cue=None,
        cue_word="",
        speaker=label,
        mode="direct",
        is_negated=False,
        kind="speech",
        because=("labelled-turn",),
    )


def _fit_to_quotations(text: str, span: Span, marks: _Quoted) -> Span:
    """Let a content take all of a quotation in which it ends; a content that is one loses its marks."""
    start, end = span
    for quotation in marks.around(span):
        if start >= quotation.start - 1 and end <= quotation.end + 1:
            return Span(max(start, quotation.start), min(end, quotation.end))
        if start <= quotation.start < end:
            end = max(end, min(quotation.end + quotation.is_closed, len(text)))
        elif quotation.start <= start < quotation.end:
            start = max(0, quotation.start - quotation.is_opened)
    return Span(start, end)


def _mode(text: str, content: tuple[Span, ...], marks: _Quoted) -> str:
    """Say whether all, some or none of the words are in quotation marks."""
    if not any(map(marks.around, content)):
        return "indirect"
    words = quoted = 0
    for span in content:
        for match in _WORD.finditer(text, span.start, span.end):
            words += 1
            quoted += marks.hold(*match.span())
    if quoted == 0:
        return "indirect"
    return "direct" if quoted == words else "mixed"
