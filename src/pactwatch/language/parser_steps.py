"""How a parser builds the trees of sentences, step by step, in less time than spaCy takes.

spaCy lets go of the interpreter's lock for all steps together, and takes it again dozens of times in each:
two thirds of the time of its parser. The same steps with the lock held, and the numbers of each computed for
all sentences at once, take half of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Vectors = NDArray[np.float32]

_LAYERS = 3
_PIECES = 2


class ParserSteps(NamedTuple):
    """A spaCy parser with its numbers, laid out for steps of all sentences at once.

    In each step some words around the place of a sentence, as many as there are ``places``, tell what to do:
    ``weights`` turn the vector of a word into one for each place, of which a number has two ``pieces`` that
    stand half of a vector apart; ``missing`` are those of no word. ``actions`` turn what comes of them into
    the score of each action.
    """

    parser: Any
    shown: Any
    places: int
    weights: Vectors
    missing: Vectors
    bias: Vectors
    actions: Vectors
    action_bias: Vectors

    @classmethod
    def of(cls, parser: Any, nothing: Doc) -> Self | None:
        """Return the steps of a parser, or None if it is of another make, as one that the user has named.

        ``nothing`` is any text of one word, with which the parser is asked for its numbers once.
        """
        model = getattr(parser, "model", None)
        if model is None or model.name != "parser_model" or len(model.layers) != _LAYERS:
            return None
        _, lower, upper = model.layers
        is_greedy = parser.cfg["beam_width"] == 1
        if not is_greedy or lower.get_dim("nP") != _PIECES or model.attrs["unseen_classes"]:
            return None
        weights = lower.get_param("W")
        places, _, _, seen = weights.shape
        return cls(
            parser=parser,
            shown=model.predict([nothing]),
            places=places,
            weights=np.ascontiguousarray(weights.transpose(3, 0, 2, 1).reshape(seen, -1)),
            missing=np.ascontiguousarray(lower.get_param("pad")[0].transpose(0, 2, 1).reshape(places, -1)),
            bias=np.ascontiguousarray(lower.get_param("b").T.reshape(-1)),
            actions=np.ascontiguousarray(upper.get_param("W").T),
            action_bias=upper.get_param("b"),
        )

    def predict(self, docs: Sequence[Doc]) -> list[Any]:
        """Return the states in which the parser ends, one a sentence, as its own ``predict`` does."""
        states: list[Any] = self.parser.moves.init_batch(docs)
        held = self._held(docs)
        rows = np.arange(self.places, 2 * self.places)
        half = len(self.bias) // _PIECES
        going = [state for state in states if not state.is_final()]
        while going:
            around = self.shown.get_token_ids(going)
            summed = np.add.reduce(held.take(around * self.places + rows, axis=0), axis=1)
            summed += self.bias
            scores = np.maximum(summed[:, :half], summed[:, half:]) @ self.actions
            scores += self.action_bias
            going = self.parser.transition_states(going, scores)
        return states

    def _held(self, docs: Sequence[Doc]) -> Vectors:
        """Return what each word has to tell at each place, a row each; first that of no word."""
        words = self.parser.model.layers[0].predict(docs)
        held = np.empty(((len(words) + 1) * self.places, len(self.bias)), dtype=np.float32)
        held[: self.places] = self.missing
        np.matmul(words, self.weights, out=held[self.places :].reshape(len(words), self.weights.shape[1]))
        return held
