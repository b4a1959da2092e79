"""Turns of a transcript or an interview: ``MINISTER: We signed nothing.``, ``Q: …`` and ``A: …``, or bare."""

from __future__ import annotations

import re

from pactwatch.language.sentences import find_paragraphs
from pactwatch.language.span import Span

_LABEL = re.compile(
    r"(?:(?P<letter>[QARP])\.\s+(?=[\w“\"‘'«¿\[(])|"
    r"(?P<name>[A-ZÀ-Þ][\w.’'&-]*(?:,? (?:[A-ZÀ-Þ(][\w.’'&)-]*|of|the|for|and|de|van|bin|al)){0,8})"
    r"(?: ?\([^)\n]{1,60}\)){0,3}\s?:\s+(?=[\w“\"‘'\[(]))"
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s|[Mm]y|[Mm]e|[Jj]e|[Jj]['’]|[Nn]ous|[Nn]otre|[Nn]os|[Yy]o|[Nn]uestr[oa]s?|\w+[aei]mos)\b"
)
_LONGEST_QUESTION = 300
_QUOTES = frozenset('"“”«»„')
_SHARE_IN_FIRST_PERSON = 0.5
_FEWEST_TURNS = 3
_SHARE_OF_TURNS = 0.25


def find_turns(text: str) -> list[tuple[Span, Span]]:
    """Find the turns of a transcript, each with its label; none where the text is no transcript.

    In ``HOST: Is it so?`` and ``MINISTER: It is.`` the labels are ``HOST`` and ``MINISTER``, in ``Q. Is it?``
    and ``A. It is.`` only the letters. A paragraph without a label goes on with the turn before it. Labels of
    which none comes twice head the parts of a memo or a fact check (``RE: …``, ``VERDICT: …``), and nobody's
    words.
    """
    paragraphs = find_paragraphs(text)
    labels = [_LABEL.match(text, paragraph.start, paragraph.end) for paragraph in paragraphs]
    if len({label["letter"] for label in labels if label is not None} - {None}) > 1:
        labels = [label if label is not None and label["letter"] else None for label in labels]
    names = [label["letter"] or label["name"] for label in labels if label is not None]
    is_transcript = len(names) >= _FEWEST_TURNS and len(names) > len(set(names))
    if not is_transcript or len(names) < _SHARE_OF_TURNS * len(paragraphs):
        return []
    turns = []
    current: Span | None = None
    for paragraph, label in zip(paragraphs, labels, strict=True):
        start = paragraph.start
        if label is not None:
            current = Span(*label.span("letter" if label["letter"] else "name"))
            start = label.end()
        if current is not None and start < paragraph.end:
            turns.append((Span(start, paragraph.end), current))
    return turns


def without_epilogue(text: str, turns: list[tuple[Span, Span]], cues: list[int]) -> list[tuple[Span, Span]]:
    """Leave out what a reporter tells after the last answer: ``A ministry spokesman later said that …``.

    ``cues`` are the offsets of the cues of others' words. Whoever answers may tell what others said, too, but
    speaks of "I" or "we" beside it.
    """
    last = turns[-1][1].start if turns else 0
    for place, (turn, label) in enumerate(turns):
        is_labelled = place == 0 or turns[place - 1][1] != label
        if label.start != last or is_labelled:
            continue
        words = turn.of(text)
        is_told = any(turn.start <= cue < turn.end for cue in cues)
        if is_told and (not _QUOTES.isdisjoint(words) or not _FIRST_PERSON.search(words)):
            return turns[:place]
    return turns


def find_bare_answers(text: str) -> list[Span]:
    """Find what is answered in an interview that is printed without labels; nothing in any other text.

    Paragraphs that are questions stand between the answers, and those speak of "I" and "we": in a list of
    readers' questions nobody does. An answer may be several paragraphs.
    """
    paragraphs = find_paragraphs(text)
    asked = [_is_question(paragraph.of(text)) for paragraph in paragraphs]
    if sum(asked) < _FEWEST_TURNS or sum(asked) < _SHARE_OF_TURNS * len(paragraphs):
        return []
    first, last = asked.index(True), len(asked) - 1 - asked[::-1].index(True)
    answers = [
        paragraph
        for at, (paragraph, is_asked) in enumerate(zip(paragraphs, asked, strict=True))
        if at > first and not is_asked and at <= last + 1
    ]
    speaking = sum(_FIRST_PERSON.search(answer.of(text)) is not None for answer in answers)
    return answers if answers and speaking >= _SHARE_IN_FIRST_PERSON * len(answers) else []


def _is_question(paragraph: str) -> bool:
    return paragraph.endswith("?") and len(paragraph) <= _LONGEST_QUESTION and _QUOTES.isdisjoint(paragraph)
