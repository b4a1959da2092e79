"""Who did what an event tells."""

from __future__ import annotations

import pytest

from pactwatch.claims.event import EventType
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document

OPENING = "The United States and Rwanda, and Britain and Rwanda, agreed that Rwanda takes migrants.\n\n"


@pytest.mark.parametrize(
    ("sentence", "event", "actor"),
    [
        (
            "A lawsuit by the American Civil Liberties Union against the US deal with Rwanda is pending.",
            EventType.CHALLENGED,
            "American Civil Liberties Union",
        ),
        (
            "Two local NGOs have appealed to the High Court against the British removals to Rwanda.",
            EventType.CHALLENGED,
            "Two local NGOs",
        ),
        (
            "The petition against the British transfers to Rwanda was filed by a charity, Open Gate.",
            EventType.CHALLENGED,
            "Open Gate",
        ),
        (
            (
                "A court in Kigali on Friday adjourned a case brought by lawyers and activists who want the "
                "US deal struck down, after the government failed to answer."
            ),
            EventType.CHALLENGED,
            "lawyers and activists",
        ),
        (
            (
                "The order to publish the US deal with Rwanda was made by a panel of five judges hearing a "
                "suit filed by Open Gate."
            ),
            EventType.CHALLENGED,
            "Open Gate",
        ),
        ("Rwanda sues Britain over the scrapped migrants pact.", EventType.CHALLENGED, "Rwanda"),
        ("The British plan with Rwanda was axed by Labour in July 2024.", EventType.ENDED, "Labour"),
        (
            "Britain's treaty with Rwanda got signed by James Cleverly in Kigali on 5 December 2023.",
            EventType.SIGNED,
            "James Cleverly",
        ),
        ("The British treaty with Rwanda was ratified by the Riigikogu.", EventType.APPROVED, "Riigikogu"),
    ],
)
def test_whoever_acts_is_named_as_the_report_names_them(sentence: str, event: EventType, actor: str) -> None:
    """An editor sees at once who went to court, who signed and which party ended a scheme."""
    document = Document(address="a.txt", text=OPENING + sentence, language="en", published="2025-09-10")
    events = read_document(document).events

    assert actor in {each.actor for each in events if each.type is event}


def test_the_things_that_act_are_nobody() -> None:
    """A plan that ends, or a Friday, is no one who did it."""
    text = OPENING + "Friday ended the British scheme with Rwanda. The Rwanda Plan scrapped all flights."
    document = Document(address="a.txt", text=text, language="en", published="2025-09-10")

    events = read_document(document).events

    assert EventType.ENDED in {each.type for each in events}
    assert {each.actor for each in events} == {None}
