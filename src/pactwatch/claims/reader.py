"""A document becomes a reading."""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.events import find_all_events
from pactwatch.claims.own_words import in_own_words
from pactwatch.claims.reading import Reading
from pactwatch.claims.saying.report_words import ReportWords
from pactwatch.claims.saying.statements import find_spoken, find_statements
from pactwatch.claims.telling.scheme_named import find_mention
from pactwatch.claims.telling.stage import derive_arrangements
from pactwatch.claims.topic.asides import keep_asides
from pactwatch.claims.topic.bearing import keep_borne, weigh_bearing
from pactwatch.claims.topic.excluded import find_excluded
from pactwatch.claims.topic.gate import may_concern_document
from pactwatch.claims.topic.subject import SURE, least_likely, may_name, weigh_subject
from pactwatch.claims.words.around import Around, within
from pactwatch.claims.words.passages import Passage, make_passage
from pactwatch.language.attributions import find_attributions
from pactwatch.language.cast import build_cast
from pactwatch.language.english_clauses import EnglishSyntax
from pactwatch.language.money import find_money
from pactwatch.language.parse import DEFAULT_MODEL, load_parser, parse_sentences
from pactwatch.language.people_counts import find_counts
from pactwatch.language.quotations import find_quotations
from pactwatch.language.romance.attributions import find_romance_attributions
from pactwatch.language.romance.clauses import RomanceSyntax
from pactwatch.language.sentences import find_paragraphs, find_sentences
from pactwatch.language.spun import find_plain_text
from pactwatch.language.states import find_states, is_known_sender
from pactwatch.language.time_expressions import find_times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.saying.spoken import Spoken
    from pactwatch.documents import Document
    from pactwatch.language.attribution.tree import Tree
    from pactwatch.language.clauses import Syntax
    from pactwatch.language.span import Span
    from pactwatch.language.states import StateMention
    from pactwatch.language.time_expressions import TimeExpression

PARSED = frozenset({"en"})


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no cycles among objects for a while: a report makes hardly any, and lets go of the rest."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_uncollected()
def read_document(
    document: Document, *, all_statements: bool = False, model: str | None = None, gated: bool = True
) -> Reading:
    """Return all that a document says about arrangements.

    A report whose words show that it tells of none, such as a match report, is not parsed at all; nor is one
    that names no two states. One that a machine has reworded is read in plain words.

    Args:
        document: The cleaned report.
        all_statements: Give every statement of the report, on topic or not.
        model: Name of the spaCy model for English; None for the one that comes with Pactwatch.
        gated: Do not parse what cannot be on topic; without it, every report is, to see what that loses.

    Raises:
        LexiconError: If a lexicon of the report's language is missing or broken.
        LanguageError: If the model is not installed.
    """
    plain = find_plain_text(document.text) if document.language[:2] in PARSED else None
    if plain is None:
        return _read(document, all_statements, model, gated)
    reading = _read(replace(document, text=plain.text), all_statements, model, gated)
    return in_own_words(reading, document, plain)


def _read(document: Document, all_statements: bool, model: str | None, gated: bool) -> Reading:
    if gated and not all_statements and not may_concern_document(document):
        return Reading(document=document)
    told = annotate(document, model=model)
    found = find_all_events(told.words, told.passages, told.statements)
    excluded = find_excluded(found, told.passages)
    fits = {pair: fit for pair, fit in weigh_bearing(found).items() if pair not in excluded}
    likely = weigh_subject(fits, told.passages, found.topic)
    is_on_topic = likely >= least_likely(told.passages, found.events)
    events = keep_borne(found, fits) if is_on_topic else keep_asides(found, fits)
    main = found.pairs.main()
    if not events and main not in excluded and may_name(likely, main, found.sentences):
        events = find_mention(
            document.text,
            told.passages,
            found.pairs,
            told.words.language,
            is_surely_on_topic=likely >= SURE,
        )
    statements = find_statements(told.words, keep_all=all_statements) if events or all_statements else []
    return Reading(
        document=document,
        arrangements=tuple(derive_arrangements(events)),
        events=tuple(events),
        statements=tuple(statements),
    )


class Annotated(NamedTuple):
    """A report with what its words are: its sentences, who takes part in it, and everything that is said."""

    words: ReportWords
    passages: list[Passage]
    statements: list[Spoken]


def annotate(document: Document, *, model: str | None = None) -> Annotated:
    """Return the sentences of a report with their syntax and what stands in them, and who says what."""
    text, language = document.text, document.language[:2]
    sentences = find_sentences(text, language=language)
    mentions = find_states(text, language=language)
    times = find_times(text, sentences, published=document.published, language=language)
    trees = _parse(text, sentences, language, model)
    words = _words_of(document, sentences, mentions, times, trees)
    passages = _passages(document, sentences, mentions, times, trees)
    return Annotated(words, passages, find_spoken(words, keep_all=True))


def _parse(text: str, sentences: Sequence[Span], language: str, model: str | None) -> Sequence[Tree | None]:
    if language not in PARSED:
        return [None] * len(sentences)
    return parse_sentences(load_parser(model or DEFAULT_MODEL), text, sentences)


def _words_of(
    document: Document,
    sentences: Sequence[Span],
    mentions: Sequence[StateMention],
    times: Sequence[TimeExpression],
    trees: Sequence[Tree | None],
) -> ReportWords:
    """Gather what the language layer finds on who says what."""
    text, language = document.text, document.language[:2]
    quotations = find_quotations(text, find_paragraphs(text))
    if language in PARSED:
        attributions = find_attributions(text, sentences, quotations, trees)
    else:
        attributions = find_romance_attributions(text, sentences, quotations, language=language)
    return ReportWords(
        text=text,
        sentences=sentences,
        attributions=attributions,
        times=times,
        cast=build_cast(text, sentences, mentions, language=language, published=document.published),
        language=language,
        published=document.published,
    )


def _home(mentions: Sequence[StateMention]) -> str | None:
    """The sender that a report names most: whose dollars a bare "$" counts."""
    named = Counter(mention.code for mention in mentions if is_known_sender(mention.code))
    return max(named, key=lambda code: (named[code], code)) if named else None


def _syntax(text: str, span: Span, tree: Tree | None, language: str) -> Syntax | None:
    """The clauses of a sentence: from its parse in English, by rule in French and Spanish."""
    if language not in PARSED:
        return RomanceSyntax(text, span, language)
    return None if tree is None else EnglishSyntax(tree, span)


def _passages(
    document: Document,
    sentences: Sequence[Span],
    mentions: Sequence[StateMention],
    times: Sequence[TimeExpression],
    trees: Sequence[Tree | None],
) -> list[Passage]:
    """Return the sentences of a report, each with its syntax and what was found in it."""
    text, language = document.text, document.language[:2]
    paragraphs = find_paragraphs(text)
    starts = [paragraph.start for paragraph in paragraphs]
    sums = find_money(text, language=language, home=_home(mentions))
    counted = find_counts(text, language=language, sums=sums)
    told = [within(times, span) for span in sentences]
    passages = []
    for index, (span, tree) in enumerate(zip(sentences, trees, strict=True)):
        syntax = _syntax(text, span, tree, language)
        if syntax is None:
            continue
        paragraph = bisect_right(starts, span.start) - 1
        passages.append(
            make_passage(
                syntax,
                language=language,
                index=index,
                paragraph=paragraph,
                is_title=document.title is not None and paragraph == 0,
                mentions=mentions,
                times=times,
                counted=counted,
                sums=sums,
                around=Around.of(told, index, within(times, paragraphs[paragraph])),
            )
        )
    return passages
