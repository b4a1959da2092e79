"""Reports are read as far as a test needs."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest

from pactwatch.claims.saying.report_words import ReportWords
from pactwatch.claims.saying.statements import find_statements
from pactwatch.language.attributions import find_attributions
from pactwatch.language.cast import build_cast
from pactwatch.language.parse import load_parser, parse_sentences
from pactwatch.language.quotations import find_quotations
from pactwatch.language.romance.attributions import find_romance_attributions
from pactwatch.language.sentences import find_paragraphs, find_sentences
from pactwatch.language.states import find_states
from pactwatch.language.time_expressions import find_times

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.claims.statement import Statement


@pytest.fixture(scope="session")
def read() -> Callable[..., tuple[Statement, ...]]:
    """Gives the statements of a report of Monday 5 May 2025."""

    @functools.cache
    def find(text: str, *, language: str = "en", keep_all: bool = False) -> tuple[Statement, ...]:
        published = "2025-05-05"
        sentences = find_sentences(text, language=language)
        quotations = find_quotations(text, find_paragraphs(text))
        if language == "en":
            docs = parse_sentences(load_parser(), text, sentences)
            attributions = find_attributions(text, sentences, quotations, docs)
        else:
            attributions = find_romance_attributions(text, sentences, quotations, language=language)
        states = find_states(text, language=language)
        report = ReportWords(
            text=text,
            sentences=sentences,
            attributions=attributions,
            times=find_times(text, sentences, published=published, language=language),
            cast=build_cast(text, sentences, states, language=language, published=published),
            language=language,
            published=published,
        )
        return tuple(find_statements(report, keep_all=keep_all))

    return find
