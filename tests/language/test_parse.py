"""What the parser makes of a sentence."""

from __future__ import annotations

import pytest

from pactwatch.language.parse import load_parser, parse_sentences
from pactwatch.language.span import Span


@pytest.mark.parametrize(
    ("dateline", "story", "subject"),
    [
        ("KIGALI, June 16, 2022 (Reuters) - ", "Britain has asked Rwanda to take more people.", "britain"),
        ("PHNOM PENH (AP) — ", "Three Iranians flew into the Cambodian capital.", "iranians"),
        ("TARTU, Estonia — ", "The prison on Turu Street holds fewer than it was built for.", "prison"),
    ],
)
def test_a_dateline_is_no_part_of_what_the_sentence_says(dateline: str, story: str, subject: str) -> None:
    """A city that is taken for the subject hides who did it."""
    text = dateline + story

    tree = parse_sentences(load_parser(), text, [Span(0, len(text))])[0]

    top = next(i for i, head in enumerate(tree.heads) if i == head)
    found = tree.child(top, "nsubj")
    assert found is not None
    assert tree.words[found] == subject
    assert all(
        text[start:end].lower() == word
        for start, end, word in zip(tree.starts, tree.ends, tree.words, strict=True)
    )
    assert "".join(tree.words) == text.lower().replace(" ", "")


def test_a_sentence_without_a_dateline_is_parsed_whole() -> None:
    """A dash within a sentence ends no dateline."""
    text = "Rwanda and Britain - partners since 2022 - signed a treaty."

    tree = parse_sentences(load_parser(), text, [Span(0, len(text))])[0]

    assert "dateline" not in tree.deps
