"""A document becomes a reading."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from pactwatch.claims.events import find_events
from pactwatch.claims.passages import Passage, make_passage
from pactwatch.claims.reading import Reading
from pactwatch.claims.stage import derive_arrangements
from pactwatch.language.english_clauses import EnglishSyntax
from pactwatch.language.money import find_money
from pactwatch.language.parse import DEFAULT_MODEL, load_parser, parse_sentences
from pactwatch.language.people_counts import find_people_counts
from pactwatch.language.sentences import find_paragraphs, find_sentences
from pactwatch.language.states import find_states
from pactwatch.language.time_expressions import find_times

if TYPE_CHECKING:
    from pactwatch.documents import Document


def read_document(document: Document, *, all_statements: bool = False, model: str | None = None) -> Reading:
    """Return all that a document says about arrangements.

    Args:
        document: The cleaned report.
        all_statements: Give every statement of the report, on topic or not.
        model: Name of the spaCy model for English; None for the one that comes with Pactwatch.

    Raises:
        LexiconError: If a lexicon of the report's language is missing or broken.
        LanguageError: If the model is not installed.
    """
    text, language = document.text, document.language[:2]
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, language=language)
    mentions = find_states(text, language=language)
    times = find_times(text, sentences, published=document.published, language=language)
    counts = find_people_counts(text, language=language)
    sums = find_money(text, language=language)
    docs = parse_sentences(load_parser(model or DEFAULT_MODEL), text, sentences)
    starts = [paragraph.start for paragraph in paragraphs]
    passages: list[Passage] = []
    for index, (span, doc) in enumerate(zip(sentences, docs, strict=True)):
        paragraph = bisect_right(starts, span.start) - 1
        passages.append(
            make_passage(
                EnglishSyntax(doc, span),
                language=language,
                index=index,
                paragraph=paragraph,
                is_title=document.title is not None and paragraph == 0,
                mentions=mentions,
                times=times,
                counts=counts,
                sums=sums,
            )
        )
    events = find_events(text, passages, (), language=language)
    return Reading(
        document=document, arrangements=tuple(derive_arrangements(events)), events=tuple(events), statements=()
    )
