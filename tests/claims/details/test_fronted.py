"""Days that open a sentence and hold for all its verbs."""

from __future__ import annotations

import pytest

from pactwatch.claims.event import EventType
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document

DEAL = "Under deals with Eswatini and South Sudan, the United States sends migrants there.\n\n"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "In July, the U.S. deported five men to Eswatini and sent eight more to South Sudan.",
            {"SZ": "2025-07", "SS": "2025-07"},
        ),
        (
            "In May, the U.S. deported eight men to South Sudan and in July sent five more to Eswatini.",
            {"SZ": "2025-07", "SS": "2025-05"},
        ),
    ],
)
def test_a_day_before_the_subject_is_of_all_verbs_without_their_own(text: str, days: dict[str, str]) -> None:
    """What is told in one breath happened at one time, unless it has a time of its own."""
    document = Document(address="a.txt", text=DEAL + text, language="en", published="2025-08-21")
    moved = [each for each in read_document(document).events if each.type is EventType.TRANSFER]

    assert {each.receiver: each.date for each in moved if each.people} == days
