"""Where something was said."""

from __future__ import annotations

import pytest

from pactwatch.claims.channel import find_channel, load_channels

EXAMPLES = [
    (language, sentence, channel)
    for language in ("en", "fr", "es")
    for sentence, channel in load_channels(language).examples.items()
]


@pytest.mark.parametrize(("language", "sentence", "channel"), EXAMPLES)
def test_a_channel_is_told_by_the_words_around_the_cue(language: str, sentence: str, channel: str) -> None:
    """The examples of the lexicon itself."""
    assert find_channel(sentence, cue_at=3, language=language) == channel


def test_a_sentence_without_a_channel_has_none() -> None:
    """Most have none, and a guess would be wrong."""
    assert find_channel("The minister said ········.", cue_at=13, language="en") is None
