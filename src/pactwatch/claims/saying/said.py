"""Which attributions of a report are statements: words that were said, by somebody who is told."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.saying.distinct import is_thin, keep_distinct
from pactwatch.claims.saying.said_lexicon import SaidLexicon, load_said
from pactwatch.claims.saying.turns import find_interviewee, is_interviewer
from pactwatch.language.attribution.viewpoints import FOR_WHOM
from pactwatch.language.dateline import find_story
from pactwatch.language.sentences import find_paragraphs
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.saying.report_words import ReportWords
    from pactwatch.language.attributions import Attribution

_WORD = re.compile(r"\w+")
_STATES = re.compile(r"[.!]\s")
_FEWEST_WORDS = 2
_WORDED = 5
_DESCRIBED = 3
_SHORTEST_TURN = 4
_SHORT_WAY = 12
_LONGEST_VOICE = 80
_JUDGES = frozenset({"ngo", "un", "lawyer", "opposition", "expert"})
_TOLD = frozenset({"speech", "stance", "finding"})
_UNSAID = frozenset({"hypothetical", "in-relative"})
_HOLDERS = frozenset({"person", "group", "body"})
_SET_OFF = frozenset({"clause-around", "clause-before"})
_CLAUSE_RULES = frozenset(
    {"clause-after", "clause-after-channel", "embedded-question", "passive-clause", "noun-clause"}
)


class Said(NamedTuple):
    """An attribution that is kept: its content, the words that name the speaker, the place of its cue.

    ``sentence`` is the place of the sentence of the cue, ``anchor`` the offset of the cue (or of the
    first word said, where there is none). A ``is_turn`` is a turn of a transcript.
    """

    attribution: Attribution
    content: tuple[Span, ...]
    mention: Span | None
    sentence: int | None
    anchor: int
    is_turn: bool


def find_said(report: ReportWords, *, keep_all: bool) -> list[tuple[Said, bool]]:
    """Return all that is said in the text below the headline, and whether the rules take it for a statement.

    On demand all of it is, and so is what a headline says.
    """
    lexicon = load_said(report.language)
    paragraphs = [paragraph.start for paragraph in find_paragraphs(report.text)]
    sentences = [sentence.start for sentence in report.sentences]
    interviewee = find_interviewee(report, lexicon)
    title_end = 0 if keep_all else _end_of_title(report.text)
    found: list[tuple[Said, bool]] = []
    last: tuple[int, Span] | None = None
    for attribution in _candidates(report, lexicon, keep_all=keep_all):
        paragraph = bisect_right(paragraphs, attribution.content[0].start) - 1
        said = _said(report, attribution, sentences, lexicon)
        if said.is_turn and interviewee is not None and _label(report.text, said) in {"", *lexicon.answerers}:
            said = said._replace(mention=interviewee)
        if said.mention is None and attribution.mode == "direct" and last and paragraph - last[0] <= 1:
            said = said._replace(mention=last[1])
        if attribution.content[-1].end <= title_end:
            continue
        is_statement = keep_all or _is_statement(report.text, said, lexicon)
        if is_statement and said.mention is not None:
            last = (paragraph, said.mention)
        found.append((said, is_statement))
    return found


def _candidates(report: ReportWords, lexicon: SaidLexicon, *, keep_all: bool) -> list[Attribution]:
    told = [each for each in report.attributions if each.content and _is_voice(report, each)]
    if keep_all:
        return told
    return keep_distinct(
        each
        for each in told
        if not (
            is_interviewer(report, each, lexicon)
            or _is_author(report.text, each, lexicon)
            or _passes_on(report, each, told)
        )
    )


def _passes_on(report: ReportWords, attribution: Attribution, told: Sequence[Attribution]) -> bool:
    """Say whether a paper only passes on what somebody says: "Kenya said it was over, AAP reported"."""
    if "clause-before" not in attribution.because or attribution.speaker is None:
        return False
    words = attribution.content[0]
    is_told = any(
        each.speaker is not None
        and each.cue is not None
        and each.kind == "speech"
        and _CLAUSE_RULES.intersection(each.because)
        and 0 <= each.speaker.start - words.start <= _SHORT_WAY
        and words.start < each.cue.start < each.content[-1].end <= words.end
        for each in told
    )
    return is_told and report.cast.resolve(attribution.speaker).affiliation == "media"


def _is_author(text: str, attribution: Attribution, lexicon: SaidLexicon) -> bool:
    """Say whether whoever writes the report says it: "I suppose that nobody will go", not in quotes."""
    if attribution.speaker is None or attribution.mode != "indirect":
        return False
    return attribution.speaker.of(text).lower() in lexicon.author_words


def _is_voice(report: ReportWords, attribution: Attribution) -> bool:
    """Say whether "for" somebody something is so because they say it: a lawyer or a charity, no state.

    What a deal is "for Rwanda" or "for the migrants" the report says itself, unless it quotes.
    """
    if FOR_WHOM not in attribution.because or attribution.speaker is None:
        return True
    if not report.cast.is_known(attribution.speaker):
        return False
    speaker = report.cast.resolve(attribution.speaker)
    is_judge = speaker.affiliation in _JUDGES or (speaker.role is not None and speaker.name[:1].isupper())
    return is_judge or attribution.mode != "indirect"


def _label(text: str, said: Said) -> str:
    return said.mention.of(text).strip().lower() if said.mention is not None else ""


def _said(report: ReportWords, attribution: Attribution, starts: Sequence[int], lexicon: SaidLexicon) -> Said:
    anchor = attribution.cue.start if attribution.cue else attribution.content[0].start
    index = bisect_right(starts, anchor) - 1 if starts else None
    is_turn = "labelled-turn" in attribution.because
    mention = attribution.speaker
    if not is_turn and index is not None and attribution.cue is not None:
        sentence = report.sentences[index]
        mention = _better_mention(report, attribution, sentence, lexicon)
        mention = _voice_of(report, mention, sentence, attribution, lexicon) or mention
    content = _without_dateline(report, _with_frame(report, attribution, index), index)
    return Said(attribution, content, mention, index, anchor, is_turn)


def _better_mention(
    report: ReportWords, attribution: Attribution, sentence: Span, lexicon: SaidLexicon
) -> Span | None:
    """Return the words that name the speaker: those of syntax, or near ones where they mean nobody."""
    mention, cue = attribution.speaker, attribution.cue
    is_noun = "noun-clause" in attribution.because
    if cue is None or (mention is not None and not is_noun and report.cast.is_known(mention)):
        return mention
    if "quotation-then-cue" in attribution.because and mention is not None:
        start = attribution.content[-1].end
        is_told = start <= mention.start < cue.start and " " in mention.of(report.text)
        frame = Span(start, cue.start if is_told else sentence.end)
        return report.cast.introduced_in(frame, holders=_HOLDERS) or mention
    if _CLAUSE_RULES.intersection(attribution.because) and (
        not is_noun or attribution.cue_word in lexicon.saying_nouns
    ):
        return report.cast.speaker_near(sentence, cue) or mention
    if _SET_OFF.intersection(attribution.because):
        comma = report.text.find(",", cue.end, sentence.end)
        after = Span(cue.end, comma if comma >= 0 else sentence.end)
        return report.cast.introduced_in(after, holders=_HOLDERS | {"document"}) or mention
    return mention


def _voice_of(
    report: ReportWords, mention: Span | None, sentence: Span, attribution: Attribution, lexicon: SaidLexicon
) -> Span | None:
    """Return through whom a body speaks: "the front said through its spokesman, Pal Deng, that …"."""
    through = lexicon.through.search(report.text, *sentence) if mention is not None else None
    if through is None or mention is None or report.cast.only_person_in(mention) is not None:
        return None
    if any(span.start <= through.start() < span.end for span in attribution.content):
        return None
    rest = Span(through.end(), min(sentence.end, through.end() + _LONGEST_VOICE))
    return report.cast.introduced_in(rest)


def _with_frame(report: ReportWords, attribution: Attribution, index: int | None) -> tuple[Span, ...]:
    """Take in the words before a partial quotation: ``the plan "was never serious", she said``."""
    if index is None or "quotation-then-cue" not in attribution.because or attribution.cue is None:
        return attribution.content
    first = attribution.content[0]
    sentence = report.sentences[index]
    opening = report.text[first.start : first.start + 1]
    lead = report.text[sentence.start : first.start].strip(" “\"‘'«")
    speaker = attribution.speaker
    is_clear = speaker is None or speaker.start >= first.end
    if opening.islower() and lead and is_clear and not set(lead) & set(',;:—–“”"\n'):
        return (Span(sentence.start, first.end), *attribution.content[1:])
    return attribution.content


def _without_dateline(report: ReportWords, content: tuple[Span, ...], index: int | None) -> tuple[Span, ...]:
    """Begin what was said where the story does: not with "KIGALI (AFP) - "."""
    if index is None:
        return content
    start = report.sentences[index].start
    story = find_story(report.text, start)
    first, *rest = content
    return (Span(story, first.end), *rest) if start <= first.start < story < first.end else content


def _is_statement(text: str, said: Said, lexicon: SaidLexicon) -> bool:
    attribution = said.attribution
    is_opinion = attribution.kind == "belief" and (
        attribution.mode == "direct"
        or (_is_clause(attribution) and attribution.cue_word in lexicon.opinion_cues)
    )
    is_told = attribution.kind in _TOLD or is_opinion
    if said.mention is None or not is_told:
        return False
    name = said.mention.of(text).strip().lower()
    words = " ".join(span.of(text) for span in said.content)
    count = len(_WORD.findall(words))
    if said.is_turn:
        return _is_turn(words, count) and not lexicon.chair.search(name)
    is_nobody = not name or name.isdigit() or name in lexicon.self_words or name.split()[0] in lexicon.nobody
    is_wordless = attribution.mode != "direct" and lexicon.no_words.search(words) is not None
    if is_nobody or count < _FEWEST_WORDS or is_wordless:
        return False
    cue = attribution.cue_word
    if (
        attribution.cue is not None
        and attribution.mode != "direct"
        and _is_no_telling(text, attribution.cue, cue, lexicon)
    ):
        return False
    if _UNSAID.intersection(attribution.because) and attribution.mode != "direct":
        return False
    is_question = "embedded-question" in attribution.because
    if is_question and (attribution.is_negated or cue not in lexicon.asking):
        return False
    if cue in lexicon.declining:
        return "infinitive" in attribution.because
    if is_thin(attribution) or attribution.kind == "stance":
        return _is_worded(text, attribution, count, lexicon)
    return cue not in lexicon.event_cues


def _is_clause(attribution: Attribution) -> bool:
    return any(rule.startswith("clause-") for rule in attribution.because)


def _is_no_telling(text: str, cue: Span, word: str, lexicon: SaidLexicon) -> bool:
    """Say whether a cue tells of no words here: "declined to say", "asked why, he left"."""
    before = text[max(0, cue.start - _SHORT_WAY) : cue.start]
    if before.endswith(lexicon.infinitives):
        return True
    return word in lexicon.asking and bool(lexicon.asked.search(before))


def _is_worded(text: str, attribution: Attribution, count: int, lexicon: SaidLexicon) -> bool:
    """Say whether what is no clause still tells words: "denied the report", "called the plan a farce"."""
    cue = attribution.cue_word
    after = text[attribution.cue.end :].split(maxsplit=1)[:1] if attribution.cue else []
    if cue in lexicon.naming_cues and lexicon.deeds.intersection(after):
        return False
    if "small-clause" in attribution.because and cue not in lexicon.naming_cues:
        return attribution.mode != "indirect"
    if any(rule.startswith("preposition") for rule in attribution.because) and cue in lexicon.naming_cues:
        return "preposition-on" in attribution.because and count >= _WORDED
    particle = lexicon.particles.get(cue)
    if particle is not None and attribution.cue is not None:
        at = attribution.cue.start
        return count >= _DESCRIBED and particle in text[at : attribution.cue.end + len(particle) + 2]
    if count >= _DESCRIBED and (cue in lexicon.denials or cue in lexicon.naming_cues):
        return True
    if attribution.mode == "mixed" and "infinitive" in attribution.because and count >= _WORDED:
        return True
    is_worded = attribution.mode != "indirect" or count >= _WORDED or "clause-after" in attribution.because
    return cue in lexicon.thin_cues and is_worded


def _is_turn(words: str, count: int) -> bool:
    """Say whether a turn of a transcript says something: not "(END AUDIO CLIP)", and no question."""
    is_question = words.rstrip("”\"' )]").endswith("?") and not _STATES.search(words)
    return (
        count >= _SHORTEST_TURN
        and not is_question
        and words.rstrip("”\"' )]")[-1:] in {".", "?", "!", ":", "…"}
        and words[0] not in "(["
    )


def _end_of_title(text: str) -> int:
    """Return where the headline of a report ends: a first line without a full stop, with text after it."""
    first, _, rest = text.lstrip().partition("\n")
    if not rest.strip() or first.rstrip()[-1:] in {".", "”", '"'}:
        return 0
    return len(text) - len(text.lstrip()) + len(first)
