"""What a report on something else tells of an arrangement in one sentence."""

from __future__ import annotations

import pytest

from pactwatch.claims.reader import read_document
from pactwatch.documents import Document

JEANS = """Maseru's mills cut a third of their jobs

MASERU — The mills that sew jeans for American shops sent home another 1,200 women on Friday.

Buyers in New York wait to see whether tariffs of 15 percent stay. "We have thread for a week," said Mamello
Phiri, who cuts pockets.

{aside}

The trade minister said that a delegation would fly to Washington in October. The mills pay by the piece.
Cotton comes from Malawi, zips from China.

Unions want the government to pay half of the wages until orders come back.
"""


def pairs_of(aside: str) -> set[tuple[str, str]]:
    """Return the pairs that a report on mills is read as telling of."""
    text = "\n\n".join(" ".join(each.splitlines()) for each in JEANS.format(aside=aside).split("\n\n"))
    reading = read_document(Document(address="report.txt", text=text, published="2025-09-08"))
    return {(each.sender, each.receiver) for each in reading.arrangements}


def test_a_sentence_that_names_all_of_it_needs_no_report_around_it() -> None:
    """A register has it from there, too."""
    aside = (
        "Neighbouring Eswatini took in five men from Cuba, Laos and Yemen in July, whom the United States "
        "deported."
    )
    assert pairs_of(aside) == {("US", "SZ")}


@pytest.mark.parametrize(
    "aside",
    [
        "Eswatini got a licence for sugar in July, which the United States had withheld.",
        "Neighbouring Eswatini took back nine of its citizens in July, whom the United States deported.",
    ],
)
def test_a_sentence_on_something_else_tells_none(aside: str) -> None:
    """Most asides of such reports are on trade, or on people who come home."""
    assert pairs_of(aside) == set()
