"""When an event happened."""

from __future__ import annotations

from pactwatch.claims.event import EventType
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document


def test_the_day_of_a_question_is_not_that_of_what_it_asks_about() -> None:
    """A court that asks in 2025 about a law tells nothing of when the law was passed."""
    text = (
        "Italy and Albania signed a deal in November 2023 on centres for migrants in Albania, and parliament "
        "in Rome ratified it in February 2024. In 2025 Italy's top court asked whether the law that ratified "
        "the deal with Albania was sound."
    )
    document = Document(address="a.txt", text=text, language="en", published="2026-04-23")
    events = read_document(document).events

    assert {each.date for each in events if each.type is EventType.APPROVED} == {"2024-02"}
