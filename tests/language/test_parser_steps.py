"""The parser takes its steps with the lock held, and ends in the trees in which spaCy would have ended."""

from __future__ import annotations

from typing import Any

import spacy

from pactwatch.language.parse import DEFAULT_MODEL
from pactwatch.language.parser_steps import ParserSteps

SENTENCES = (
    "Rwanda signed the deal in August.",
    "",
    "No.",
    "The minister, who had flown to Kigali twice, said that the men it took in July were struck off a list.",
)


def test_sentences_have_the_trees_that_the_parser_gives_them() -> None:
    """A sentence must be parsed alike in either way, beside longer ones and beside one without words."""
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    parser: Any = nlp.get_pipe("parser")
    steps = ParserSteps.of(parser, nlp.make_doc("No"))
    assert steps is not None
    found, wanted = ([_seen(nlp, sentence) for sentence in SENTENCES] for _ in range(2))

    parser.set_annotations(found, steps.predict(found))
    parser.set_annotations(wanted, parser.predict(wanted))

    assert [_tree(doc) for doc in found] == [_tree(doc) for doc in wanted]


def test_texts_without_words_have_no_steps() -> None:
    """What is empty must not stop a parser."""
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    steps = ParserSteps.of(nlp.get_pipe("parser"), nlp.make_doc("No"))
    assert steps is not None

    assert len(steps.predict([_seen(nlp, "")])) == 1


def test_a_pipe_of_another_make_has_none() -> None:
    """A model that the user has named may be built in another way, and is then asked itself."""
    nlp = spacy.load(DEFAULT_MODEL)

    assert ParserSteps.of(nlp.get_pipe("tagger"), nlp.make_doc("No")) is None


def _seen(nlp: Any, sentence: str) -> Any:
    """Return a sentence as the parser gets it."""
    doc, context = nlp.make_doc(sentence), nlp.get_pipe("tok2vec")
    context.set_annotations([doc], context.predict([doc]))
    return doc


def _tree(doc: Any) -> list[tuple[int, str]]:
    return [(token.head.i, token.dep_) for token in doc]
