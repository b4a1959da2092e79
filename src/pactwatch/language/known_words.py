"""The vectors of words by themselves, which a parser computes once and not again in each report."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc
    from thinc.api import Model

_MOST_WORDS = 50_000
_A_BLOCK = 64


class KnownWords:
    """Looks up what the first layer of a spaCy model makes of each word, whatever stands around it.

    That layer sees a word's form, shape and ending only, and it takes a third of the network's time. Words
    are computed in blocks of one size, so that no vector depends on which words came with it, and all are
    forgotten once they are many.
    """

    def __init__(self, embed: Model[Any, Any]) -> None:
        """``embed`` is the layer: one that takes features from words, and those that compute with these."""
        self._features, *self._layers = embed.layers
        self._row_by_word: dict[bytes, int] = {}
        self._vectors = np.empty((_A_BLOCK, embed.get_dim("nO")), dtype=np.float32)

    def find(self, docs: Sequence[Doc]) -> list[Any]:
        """Return for each text an array with the vector of each of its words."""
        features = self._features.predict(docs)
        every = np.concatenate(features)
        words = every.view(f"V{every.itemsize * every.shape[1]}").ravel().tolist()
        if len(self._row_by_word) > _MOST_WORDS:
            self._row_by_word.clear()
        first_by_word = {word: at for at, word in enumerate(words) if word not in self._row_by_word}
        if first_by_word:
            self._learn(first_by_word, every)
        found = self._vectors[[self._row_by_word[word] for word in words]]
        ends = accumulate(map(len, features), initial=0)
        return [found[start:end] for start, end in pairwise(ends)]

    def _learn(self, first_by_word: dict[bytes, int], features: Any) -> None:
        new, start = features[list(first_by_word.values())], len(self._row_by_word)
        self._row_by_word.update(zip(first_by_word, range(start, start + len(new)), strict=True))
        if len(self._vectors) < start + len(new):
            more = np.empty_like(self._vectors, shape=(start + len(new), self._vectors.shape[1]))
            self._vectors = np.concatenate([self._vectors, more])
        for first in range(0, len(new), _A_BLOCK):
            block = new[first : first + _A_BLOCK]
            vectors: Any = [np.resize(block, (_A_BLOCK, block.shape[1]))]
            for layer in self._layers:
                vectors = layer.predict(vectors)
            self._vectors[start + first : start + first + len(block)] = vectors[0][: len(block)]


def remember_words(network: Model[Any, Any]) -> None:
    """Let a network that turns texts into vectors look the vectors of words up where it can.

    A network of another make, as of a model that the user has named, is left as it is.
    """
    from thinc.api import Model

    embed = network.layers[0] if network.layers else network
    if not embed.layers or embed.layers[0].name != "extract_features":
        return
    known = KnownWords(embed)
    network.layers[0] = Model("known_words", lambda _, docs, **__: (known.find(docs), None))
