"""The parser looks words up that it has seen, and parses as if it had not."""

from __future__ import annotations

from typing import Any

import numpy as np
import spacy

from pactwatch.language.known_words import remember_words
from pactwatch.language.parse import DEFAULT_MODEL

SENTENCES = ("Rwanda signed the deal in August.", "The deal that Rwanda signed was struck down in August.")


def network_and_texts() -> tuple[Any, list[Any]]:
    """Return the network that turns texts into vectors, fresh, and two texts for it."""
    nlp = spacy.load(DEFAULT_MODEL)
    pipe: Any = nlp.get_pipe("tok2vec")
    return pipe.model, [nlp.make_doc(sentence) for sentence in SENTENCES]


def test_known_words_have_the_vectors_that_the_model_gives_them() -> None:
    """To look a word up must change nothing, neither when it is new nor when it is known."""
    network, docs = network_and_texts()
    expected = network.predict(docs)

    remember_words(network)

    for _ in range(2):
        for found, wanted in zip(network.predict(docs), expected, strict=True):
            np.testing.assert_allclose(found, wanted, atol=1e-4)


def test_the_words_that_come_along_do_not_change_a_vector() -> None:
    """Reports must read the same in whatever order they come."""
    network, (short, _) = network_and_texts()
    remember_words(network)
    first = network.predict([short])[0]

    other, (short, long) = network_and_texts()
    remember_words(other)
    other.predict([long])
    later = other.predict([short])[0]

    assert np.array_equal(first, later)
