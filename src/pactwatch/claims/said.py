"""Which attributions of a report are statements: words that were said, by somebody, on its topic."""

from __future__ import annotations

import functools
import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.errors import LexiconError
from pactwatch.language.sentences import find_paragraphs
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.statements import ReportWords
    from pactwatch.language.attributions import Attribution
    from pactwatch.language.cast import Speaker

_LEXICONS = Path(__file__).parent / "lexicons"
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 2
_WORDED = 5
_SHORTEST_TURN = 4
_SAME = 0.6
_THIN_RULES = frozenset({"object", "infinitive", "gerund", "passive-object", "noun-clause"})


class Said(NamedTuple):
    """An attribution that is kept: its content, the words that name the speaker, the place of its cue.

    ``speaker`` is set where another rule than the words there tells who speaks (the interviewee of a
    Q&A). ``sentence`` is the place of the sentence of the cue. What ``is_on_topic`` is a statement;
    the rest only helps to tell who "he" is.
    """

    attribution: Attribution
    content: tuple[Span, ...]
    mention: Span | None
    speaker: Speaker | None
    sentence: int | None
    anchor: int
    is_on_topic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLexicon:
    """Which cues make statements in one language, and the words that a report's topic is told by."""

    event_cues: frozenset[str]
    thin_cues: frozenset[str]
    self_words: frozenset[str]
    interviewers: frozenset[str]
    answerers: frozenset[str]
    topic: re.Pattern[str]
    no_words: re.Pattern[str]
    nobody: frozenset[str]
    infinitives: tuple[str, ...]
    declining: frozenset[str]
    denials: frozenset[str]


@functools.cache
def load_topic(language: str) -> TopicLexicon:
    """Load what makes an attribution a statement.

    Raises:
        LexiconError: If the file is missing, is not TOML, or lacks a key.
    """
    path = _LEXICONS / language / "topic.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return TopicLexicon(
            event_cues=frozenset(table["event_cues"]),
            thin_cues=frozenset(table["thin_cues"]),
            self_words=frozenset(table["self_words"]),
            interviewers=frozenset(table["interviewers"]),
            answerers=frozenset(table["answerers"]),
            topic=re.compile(r"\b(?:" + "|".join(table["topic"]) + ")", re.IGNORECASE),
            no_words=re.compile("|".join(table["no_words"]), re.IGNORECASE),
            nobody=frozenset(table["nobody"]),
            infinitives=tuple(table["infinitives"]),
            declining=frozenset(table["declining"]),
            denials=frozenset(table["denials"]),
        )
    except (OSError, KeyError, tomllib.TOMLDecodeError, re.error) as error:
        raise LexiconError(
            what=f"cannot be read: {error}", where=str(path), remedy="Compare with the English file."
        ) from error


def keep_statements(report: ReportWords, *, keep_all: bool) -> list[Said]:
    """Return the attributions that are statements, in the order of the text."""
    lexicon = load_topic(report.language)
    starts = [sentence.start for sentence in report.sentences]
    title_end = 0 if keep_all else _end_of_title(report.text)
    kept: list[Said] = []
    last: Span | None = None
    last_paragraph = -1
    paragraphs = [paragraph.start for paragraph in find_paragraphs(report.text)]
    for attribution in _distinct(report.attributions):
        if not attribution.content:
            continue
        anchor = attribution.cue.start if attribution.cue else attribution.content[0].start
        mention = attribution.speaker
        paragraph = bisect_right(paragraphs, attribution.content[0].start) - 1
        if mention is None and attribution.kind == "speech" and paragraph - last_paragraph <= 1:
            mention = last if attribution.mode == "direct" else None
        if not keep_all and not _is_statement(report, attribution, mention, lexicon):
            continue
        if attribution.content[-1].end <= title_end:
            continue
        if mention is not None:
            last, last_paragraph = mention, paragraph
        words = " ".join(span.of(report.text) for span in attribution.content)
        on_topic = keep_all or _is_on_topic(report.text, attribution, words, lexicon)
        sentence = bisect_right(starts, anchor) - 1 if starts else None
        kept.append(Said(attribution, attribution.content, mention, None, sentence, anchor, on_topic))
    return kept


def _is_statement(
    report: ReportWords, attribution: Attribution, mention: Span | None, lexicon: TopicLexicon
) -> bool:
    if mention is None or attribution.kind not in {"speech", "stance", "finding"}:
        return False
    name = mention.of(report.text).strip().lower()
    if name in lexicon.self_words or name in lexicon.interviewers:
        return False
    words = " ".join(span.of(report.text) for span in attribution.content)
    count = len(_WORD.findall(words))
    if name.split()[0] in lexicon.nobody or count < _FEWEST_WORDS or lexicon.no_words.search(words):
        return False
    if "labelled-turn" in attribution.because:
        return _is_turn(words, count)
    cue = attribution.cue_word
    if attribution.cue is not None and report.text[: attribution.cue.start].endswith(lexicon.infinitives):
        return False
    if cue in lexicon.declining:
        return "infinitive" in attribution.because
    if _is_thin(attribution) or attribution.kind == "stance":
        is_worded = attribution.mode != "indirect" or count >= _WORDED or "clause-after" in attribution.because
        return cue in lexicon.denials or (cue in lexicon.thin_cues and is_worded)
    return cue not in lexicon.event_cues


def _is_thin(attribution: Attribution) -> bool:
    return any(rule in _THIN_RULES or rule.startswith("preposition") for rule in attribution.because)


def _is_turn(words: str, count: int) -> bool:
    """Say whether a turn of a transcript is speech, not "(END AUDIO CLIP)" or the time of day."""
    return count >= _SHORTEST_TURN and words.rstrip("”\"' ")[-1:] in {".", "?", "!", ":"} and words[0] not in "(["


def _is_on_topic(text: str, attribution: Attribution, words: str, lexicon: TopicLexicon) -> bool:
    del text, attribution, words, lexicon
    return True


def _end_of_title(text: str) -> int:
    """Return where the headline of a report ends: a first line without a full stop, with text after it."""
    first, _, rest = text.lstrip().partition("\n")
    if not rest.strip() or first.rstrip()[-1:] in {".", "”", '"'}:
        return 0
    return len(text) - len(text.lstrip()) + len(first)


def _distinct(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Drop what repeats another attribution, or is a thin part of one: "the deal" in "said the deal is off"."""
    kept: list[Attribution] = []
    for attribution in sorted(attributions, key=_weight):
        if not any(_repeats(attribution, other) for other in kept):
            kept.append(attribution)
    return sorted(kept, key=lambda each: (each.content[0] if each.content else Span(0, 0), each.because))


def _weight(attribution: Attribution) -> tuple[int, int, int, tuple[str, ...]]:
    size = sum(span.end - span.start for span in attribution.content)
    return (attribution.speaker is None, attribution.cue is None and attribution.mode != "direct", -size, attribution.because)


def _repeats(attribution: Attribution, other: Attribution) -> bool:
    size = sum(span.end - span.start for span in attribution.content)
    shared = sum(
        max(0, min(mine.end, theirs.end) - max(mine.start, theirs.start))
        for mine in attribution.content
        for theirs in other.content
    )
    if shared < _SAME * size:
        return False
    theirs_size = sum(span.end - span.start for span in other.content)
    if "labelled-turn" in other.because and not _is_thin(attribution):
        return shared >= _SAME * theirs_size
    return True if other.mode == "indirect" else _is_thin(attribution) or shared >= _SAME * theirs_size
