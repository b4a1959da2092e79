from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.quotations import Quotation, find_quotations
from pactwatch.language.sentences import find_paragraphs


def quotations_of(text: str) -> list[Quotation]:
    """Return the quotations of a text."""
    return find_quotations(text, find_paragraphs(text))


def words_of(text: str) -> list[str]:
    """Return the words between the marks."""
    return [quotation.span.of(text) for quotation in quotations_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“no deal” it is", '"no deal" it is', "‘no deal’ it is", "'no deal' it is", "«no deal» it is",
        "« no deal » it is", "„no deal“ it is", "‚no deal‘ it is", "‹no deal› it is", "「no deal」 it is",
        "``no deal'' it is", "''no deal'' it is", "»no deal« it is",
    ],
)  # fmt: skip
def test_every_style_of_quotation_marks_is_read(text: str) -> None:
    """Agencies, tabloids and foreign papers each have a style of their own."""
    assert words_of(text) == ["no deal"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers’ plan isn’t the people’s.",
        "The ministers' plan isn't the people's.",
        "In the '90s, 'til now",
    ],
)
def test_apostrophes_are_no_quotation_marks(text: str) -> None:
    """A genitive that opens a quotation would swallow half a paragraph."""
    assert words_of(text) == []


def test_a_quotation_inside_another_one_is_deeper() -> None:
    """Who quotes whom is told by the depth."""
    text = "She said: “They call it ‘a swap’ now.”"

    assert [(q.span.of(text), q.depth) for q in quotations_of(text)] == [
        ("They call it ‘a swap’ now.", 0),
        ("a swap", 1),
    ]


def test_a_quotation_of_several_paragraphs_reopens_in_each() -> None:
    """Newspapers leave a paragraph open where the speech goes on."""
    text = "“First.\n\n“Second.\n\nThird,” he said."

    assert [(q.span.of(text), q.is_opened, q.is_closed) for q in quotations_of(text)] == [
        ("First.", True, False),
        ("Second.", True, False),
        ("Third,", False, True),
    ]


@given(st.text(alphabet="ab .,\n“”\"'’‘«»`s", max_size=120))
def test_quotations_lie_in_the_text_and_are_never_empty(text: str) -> None:
    """Whatever marks are missing, the offsets hold."""
    for quotation in quotations_of(text):
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert quotation.span.of(text).strip()
