"""Whom the words of a report mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pactwatch.language.cast import Speaker, build_cast
from pactwatch.language.sentences import find_sentences
from pactwatch.language.span import Span
from pactwatch.language.states import find_states

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@pytest.fixture
def speaker_in() -> Callable[..., Speaker]:
    """Return a function that tells who is meant by the words that stand first in a report.

    Those who are ``before`` have spoken already, in that order.
    """

    def find(
        text: str, words: str, *, before: Sequence[str] = (), day: str | None = None, language: str = "en"
    ) -> Speaker:
        sentences = find_sentences(text, language=language)
        states = find_states(text, language=language)
        cast = build_cast(text, sentences, states, language=language, published=day)
        spoke: list[Speaker] = []
        for mention in (*before, words):
            start = text.index(mention)
            spoke.append(cast.resolve(Span(start, start + len(mention)), previous=spoke[:]))
        return spoke[-1]

    return find
