"""Who says what about an arrangement: attributions of a report become statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.claims.channel import find_channel, find_document
from pactwatch.claims.distinct import is_thin
from pactwatch.claims.said import Said, keep_statements
from pactwatch.claims.said_lexicon import load_said
from pactwatch.claims.said_when import SaidTimes
from pactwatch.claims.stance import find_stance
from pactwatch.claims.stance_rules import Telling
from pactwatch.claims.statement import Statement
from pactwatch.claims.turns import find_house
from pactwatch.documents import Evidence
from pactwatch.language.cast import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.language.attributions import Attribution
    from pactwatch.language.cast import Cast
    from pactwatch.language.span import Span
    from pactwatch.language.time_expressions import TimeExpression

_QUOTATION_MARKS = "“”„\"«»‹›‘’'` \n\t\u00a0\u202f"
_SAME_OCCASION = 250
_UNPLACED = frozenset({"name.unknown", "head.minister", "mention.unknown"})
_UNTOLD = Speaker("", None, "other", "speaker.untold")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """What the finders of language have found in one report, for :func:`find_statements`."""

    text: str
    sentences: Sequence[Span]
    attributions: Sequence[Attribution]
    times: Sequence[TimeExpression]
    cast: Cast
    language: str = "en"
    published: str | None = None


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
    return [statement for statement, _ in find_tellings(report, keep_all=keep_all)]


def find_tellings(report: ReportWords, *, keep_all: bool = False) -> Iterator[tuple[Statement, Telling]]:
    """Yield each statement as ``find_statements`` does, with what its stance was weighed by."""
    spoke: list[Speaker] = []
    times = SaidTimes(report)
    house = find_house(report, load_said(report.language))
    statements: list[Statement] = []
    for said in keep_statements(report, keep_all=keep_all):
        speaker = report.cast.resolve(said.mention, previous=spoke) if said.mention else _UNTOLD
        if house is not None and said.is_turn and speaker.because in _UNPLACED:
            speaker = speaker._replace(affiliation=house, because=f"{speaker.because}.house")
        if speaker.affiliation == "person" and _has_clients(report, said):
            speaker = speaker._replace(affiliation="lawyer", because=f"{speaker.because}.counsel")
        if not keep_all and _says_nothing(said, speaker, report.language):
            continue
        spoke.append(speaker)
        telling = _telling(report, said, speaker)
        statements.append(_statement(report, said, speaker, times, statements, telling))
        yield statements[-1], telling


def _has_clients(report: ReportWords, said: Said) -> bool:
    """Say whether somebody speaks as counsel: "My clients have been told nothing"."""
    counsel = load_said(report.language).counsel
    return any(counsel.search(span.of(report.text)) for span in said.content)


def _says_nothing(said: Said, speaker: Speaker, language: str) -> bool:
    """Say whether a court merely declines to do something, or nobody in particular is said to say it."""
    declines = said.attribution.cue_word in load_said(language).declining
    is_nobody = speaker.because == "mention.unknown" and speaker.name.islower() and " " not in speaker.name
    is_deed = speaker.affiliation == "court" and is_thin(said.attribution)
    return (declines and not speaker.affiliation.isupper()) or (
        (is_nobody or is_deed) and said.attribution.mode == "indirect"
    )


def _telling(report: ReportWords, said: Said, speaker: Speaker) -> Telling:
    attribution = said.attribution
    return Telling(
        words=" ".join(_evidence(report.text, span).exact for span in said.content),
        cue_word=attribution.cue_word,
        is_negated=attribution.is_negated,
        affiliation=speaker.affiliation,
        speaker=speaker.name,
        mode=attribution.mode,
    )


def _statement(
    report: ReportWords,
    said: Said,
    speaker: Speaker,
    times: SaidTimes,
    before: Sequence[Statement],
    telling: Telling,
) -> Statement:
    attribution = said.attribution
    content = tuple(_evidence(report.text, span) for span in said.content)
    stance, why = find_stance(telling, language=report.language)
    frame, cue_at = _frame(report, said)
    return Statement(
        speaker=speaker.name or None,
        role=speaker.role,
        affiliation=speaker.affiliation,
        mode=attribution.mode,
        stance=stance,
        date=times.find_date(said, speaker, before),
        channel=find_channel(frame, cue_at=cue_at, language=report.language, named=report.cast.names)
        or find_document(speaker.name, language=report.language)
        or _same_channel(said, speaker, before),
        content=content,
        speaker_mention=_mention(report.text, said.mention),
        cue=Evidence.cut(report.text, *attribution.cue) if attribution.cue else None,
        because=(*attribution.because, speaker.because, why),
    )


def _same_channel(said: Said, speaker: Speaker, before: Sequence[Statement]) -> str | None:
    """Return where the same speaker spoke a sentence or two before."""
    if not before or before[-1].speaker != speaker.name:
        return None
    is_near = said.content[0].start - before[-1].content[-1].end <= _SAME_OCCASION
    return before[-1].channel if is_near else None


def _mention(text: str, mention: Span | None) -> Evidence | None:
    return Evidence.cut(text, *mention) if mention is not None and mention.start < mention.end else None


def _evidence(text: str, span: Span) -> Evidence:
    """Cut the words said, without the quotation marks at their edges."""
    start, end = span
    while start < end - 1 and text[start] in _QUOTATION_MARKS:
        start += 1
    while end > start + 1 and text[end - 1] in _QUOTATION_MARKS:
        end -= 1
    return Evidence.cut(text, start, end)


def _frame(report: ReportWords, said: Said) -> tuple[str, int]:
    """Return the sentence of the cue with what was said blanked out, and where the cue stands in it."""
    anchor = said.anchor
    index = said.sentence
    if index is None:
        return "", 0
    sentence = report.sentences[index]
    start, end = sentence
    words = list(report.text[start:end])
    for span in said.content:
        for place in range(max(span.start, start), min(span.end, end)):
            words[place - start] = "\n" if report.text[place] == "\n" else "·"
    return "".join(words), max(0, anchor - start)
