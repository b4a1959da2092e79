"""What a clause of an English sentence tells."""

from __future__ import annotations

import pytest

from pactwatch.language.english_clauses import EnglishSyntax
from pactwatch.language.parse import load_parser, parse_sentences
from pactwatch.language.span import Span


@pytest.mark.parametrize(
    ("text", "is_negated"),
    [
        ("Not one person has been moved to Kigali.", True),
        ("Not a single flight has left.", True),
        ("Not even a family has come.", True),
        ("None of the migrants was flown out.", True),
        ("No flight has left.", True),
        ("Not all of the men were flown out.", False),
        ("Ten people were flown out.", False),
    ],
)
def test_a_clause_of_which_nothing_is_so_is_negated(text: str, is_negated: bool) -> None:
    """The word that denies may stand before whom it is told of."""
    sentence = Span(0, len(text))
    tree = parse_sentences(load_parser(), text, [sentence])[0]
    top = next(i for i, head in enumerate(tree.heads) if i == head)

    assert EnglishSyntax(tree, sentence).clause_of(top).is_negated is is_negated


def test_what_follows_nor_is_negated() -> None:
    """Whoever is "neither party to nor negotiating" a deal is not in talks."""
    text = "Kenya is neither party to nor negotiating any arrangement with the US on deported migrants."
    sentence = Span(0, len(text))
    syntax = EnglishSyntax(parse_sentences(load_parser(), text, [sentence])[0], sentence)
    negated = {syntax.words[clause.head].lower: clause.is_negated for clause in syntax.clauses()}

    assert negated["negotiating"]


def test_what_is_told_beside_a_clause_that_is_denied_is_so() -> None:
    """Nobody was moved, and yet the scheme was announced."""
    text = "No one has been removed under the scheme, first announced by Boris Johnson in April 2022."
    sentence = Span(0, len(text))
    syntax = EnglishSyntax(parse_sentences(load_parser(), text, [sentence])[0], sentence)
    negated = {syntax.words[clause.head].lower: clause.is_negated for clause in syntax.clauses()}

    assert negated == {"removed": True, "announced": False}


@pytest.mark.parametrize(
    ("text", "are_negated"),
    [
        ("Kenya has neither signed nor discussed a deal with the US.", True),
        ("Kenya has not signed or discussed a deal with the US.", True),
        ("Kenya has signed or discussed a deal with the US.", False),
    ],
)
def test_verbs_that_are_joined_share_their_negation(text: str, are_negated: bool) -> None:
    """Who neither signed nor talked did not talk."""
    sentence = Span(0, len(text))
    syntax = EnglishSyntax(parse_sentences(load_parser(), text, [sentence])[0], sentence)

    assert {clause.is_negated for clause in syntax.clauses()} == {are_negated}
