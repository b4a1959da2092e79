"""Turns of a transcript: ``MINISTER: We signed nothing.`` and ``Q: …``, ``A: …``."""

from __future__ import annotations

import re

from pactwatch.language.sentences import find_paragraphs
from pactwatch.language.span import Span

_LABEL = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.’'&-]*(?:,? (?:[A-ZÀ-Þ(][\w.’'&)-]*|of|the|for|and|de|van|bin|al)){0,8})"
    r"(?: ?\([^)\n]{1,60}\)){0,3}\s?:\s+(?=[\w“\"‘'\[(])"
)
_FEWEST_TURNS = 3
_SHARE_OF_TURNS = 0.25


def find_turns(text: str) -> list[tuple[Span, Span]]:
    """Find the turns of a transcript, each with its label; none where the text is no transcript.

    In ``HOST: Is it so?`` and ``MINISTER: It is.`` the labels are ``HOST`` and ``MINISTER``. A paragraph
    without a label goes on with the turn before it. Labels of which none comes twice head the parts of a
    memo or a fact check (``RE: …``, ``VERDICT: …``), and nobody's words.
    """
    paragraphs = find_paragraphs(text)
    labels = [_LABEL.match(text, paragraph.start, paragraph.end) for paragraph in paragraphs]
    names = [label["name"] for label in labels if label is not None]
    is_transcript = len(names) >= _FEWEST_TURNS and len(names) > len(set(names))
    if not is_transcript or len(names) < _SHARE_OF_TURNS * len(paragraphs):
        return []
    turns = []
    current: Span | None = None
    for paragraph, label in zip(paragraphs, labels, strict=True):
        start = paragraph.start
        if label is not None:
            current = Span(*label.span("name"))
            start = label.end()
        if current is not None and start < paragraph.end:
            turns.append((Span(start, paragraph.end), current))
    return turns
