"""The parser sees words beside their neighbours in fewer steps, and as it would have seen them."""

from __future__ import annotations

from typing import Any

import numpy as np
import spacy

from pactwatch.language.parse import DEFAULT_MODEL
from pactwatch.language.words_in_context import quicken_context

SENTENCES = ("Rwanda signed the deal in August.", "", "No.", "It was struck down in August, judges said.")


def test_words_have_the_vectors_that_the_model_gives_them_in_their_context() -> None:
    """A sentence must be parsed alike in either way, beside whatever other sentences."""
    nlp = spacy.load(DEFAULT_MODEL)
    pipe: Any = nlp.get_pipe("tok2vec")
    docs = [nlp.make_doc(sentence) for sentence in SENTENCES]
    expected = pipe.model.predict(docs)

    quicken_context(pipe.model)

    for found, wanted in zip(pipe.model.predict(docs), expected, strict=True):
        np.testing.assert_allclose(found, wanted, atol=1e-4)
    assert "words_in_context" in {node.name for node in pipe.model.walk()}


def test_a_network_of_another_make_is_left_as_it_is() -> None:
    """A model that the user has named may be built in another way, and must work all the same."""
    nlp = spacy.load(DEFAULT_MODEL)
    pipe: Any = nlp.get_pipe("tagger")

    quicken_context(pipe.model)

    assert "words_in_context" not in {node.name for node in pipe.model.walk()}
