"""Doings that a sentence names before its main one."""

from __future__ import annotations

import pytest

from pactwatch.language.english_clauses import EnglishSyntax
from pactwatch.language.parse import load_parser, parse_sentences
from pactwatch.language.span import Span


def clauses_of(text: str) -> dict[str, str]:
    """Return the words of each clause of a sentence, by the word that heads it."""
    sentence = Span(0, len(text))
    syntax = EnglishSyntax(parse_sentences(load_parser(), text, [sentence])[0], sentence)
    return {
        syntax.words[clause.head].lower: " ".join(
            syntax.words[i].lower for i in clause.whole if syntax.words[i].lower.isalnum()
        )
        for clause in syntax.clauses()
    }


@pytest.mark.parametrize(
    ("text", "noun", "its_words"),
    [
        (
            "After the expulsion of 238 Venezuelans to El Salvador in March, Costa Rica took 200 people.",
            "expulsion",
            "the expulsion of 238 venezuelans to el salvador in march",
        ),
        (
            "Two weeks after the removals to South Sudan, Washington flew five men to Eswatini.",
            "removals",
            "the removals to south sudan",
        ),
        (
            "In the wake of the transfer to Eswatini, Pretoria summoned the envoy.",
            "transfer",
            "the transfer to eswatini",
        ),
    ],
)
def test_a_noun_for_what_came_before_heads_a_clause(text: str, noun: str, its_words: str) -> None:
    """Whom it names belongs to it, and to no verb beside it."""
    clauses = clauses_of(text)

    assert clauses[noun] == its_words
    assert all(
        not set(its_words.split()[-2:]) & set(words.split())
        for head, words in clauses.items()
        if head != noun
    )


def test_a_month_that_opens_a_sentence_is_of_its_main_verb() -> None:
    """What stands between them tells when something else had been."""
    clauses = clauses_of(
        "In July, two weeks after eight men had been removed, Washington flew five others out."
    )

    assert clauses["flew"].startswith("in july")
