"""Where something was said."""

from __future__ import annotations

import pytest

from pactwatch.claims.saying.channel import find_channel, find_document, load_channels

EXAMPLES = [
    (language, sentence, channel)
    for language in ("en", "fr", "es")
    for sentence, channel in load_channels(language).examples.items()
]


@pytest.mark.parametrize(("language", "sentence", "channel"), EXAMPLES)
def test_a_channel_is_told_by_the_words_around_the_cue(language: str, sentence: str, channel: str) -> None:
    """The examples of the lexicon itself."""
    assert find_channel(sentence, cue_at=3, language=language) == channel


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("He told a joint news conference that ·····.", "joint news conference"),
        ("He told Radio SRF that ·····.", "Radio SRF"),
        ("He told the Evening Clarion ·····.", "Evening Clarion"),
        ("He went on Channels TV to say that ·····.", "Channels TV"),
        ("In a brief statement, the ministry said that ·····.", "brief statement"),
        ("He told them in a statement that ·····.", "statement"),
        ("He told Kagame that ·····.", None),
        ("He told President Mulino that ·····.", None),
    ],
)
def test_what_is_told_is_a_medium_unless_it_is_a_person(sentence: str, channel: str | None) -> None:
    """No list of newspapers and stations is ever complete."""
    named = frozenset({"Kagame", "Mulino"})

    assert find_channel(sentence, cue_at=sentence.find("told"), language="en", named=named) == channel


def test_a_statement_that_speaks_is_where_it_was_said() -> None:
    """``a government statement said`` has no other speaker."""
    assert find_document("government statement", language="en") == "statement"
    assert find_document("government", language="en") is None


def test_a_sentence_without_a_channel_has_none() -> None:
    """Most have none, and a guess would be wrong."""
    assert find_channel("The minister said ········.", cue_at=13, language="en") is None
