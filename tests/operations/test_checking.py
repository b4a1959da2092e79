from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pactwatch import operations
from pactwatch.errors import DocumentError
from pactwatch.operations.checking import LONGEST_TEXT

if TYPE_CHECKING:
    from pathlib import Path

REPORT = (
    "Kigali, May 5 (AFP) - Washington and Rwanda are in talks on a deal to send migrants to Rwanda, "
    "Foreign Minister Anna Mukamana said on Sunday.\n\n"
    "“We are talking to Washington about taking in migrants,” she told state television."
)


@pytest.fixture
def register(tmp_path: Path) -> str:
    """A register of one report of talks between the United States and Rwanda."""
    report = tmp_path / "talks.txt"
    report.write_text(REPORT, "utf-8")
    address = str(tmp_path / "register.db")
    list(operations.add([str(report)], register=address, published="2025-05-05"))
    return address


def test_each_sentence_of_a_paragraph_comes_back_with_what_the_register_has(register: str) -> None:
    """Also those in which nothing is claimed: that they were not checked must be seen."""
    text = (
        "The United States and Rwanda are in talks on a deal to send migrants to Rwanda. Tea is cheap there."
    )

    checked = operations.check(text, register=register, published="2025-06-01")

    assert [each.text for each in checked.sentences] == text.replace("Rwanda. ", "Rwanda.|").split("|")
    assert [each.verdict for each in checked.sentences] == ["matched", None]
    ground = checked.sentences[0].claims[0].aspects[0].grounds[0]
    for stretch in "".join(words for words, _ in ground.quote.pieces).split(" … "):
        assert stretch in REPORT
    assert [words for words, is_exact in ground.quote.pieces if is_exact] == [
        each.exact for each in ground.words
    ]


def test_offsets_lead_back_into_the_text_that_was_pasted(register: str) -> None:
    """Line ends of Windows become those of everybody, and no other character moves."""
    text = "  First.\r\n\r\nThe United States and Rwanda are in talks on a deal to send migrants to Rwanda. "

    checked = operations.check(text, register=register)

    for sentence in checked.sentences:
        assert checked.text[sentence.start : sentence.end] == sentence.text
        for claim in sentence.claims:
            for words in claim.words:
                assert checked.text[words.start : words.end] == words.exact


@pytest.mark.parametrize("text", ["", " \n ", "\0", "x" * (LONGEST_TEXT + 1)])
def test_an_empty_text_or_a_book_is_refused_with_what_to_do(register: str, text: str) -> None:
    """The limit is printed, so that nobody has to find it by trying."""
    with pytest.raises(DocumentError):
        operations.check(text, register=register)
