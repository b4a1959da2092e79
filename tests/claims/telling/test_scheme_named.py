"""Reports that only name a scheme."""

from pactwatch.claims.event import EventType, Modality
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document

HEADLINE = "Rwanda asylum plan: is there a better idea?"


def read(text: str, title: str = HEADLINE) -> list[tuple[str, str, str]]:
    """Return type, sender and receiver of what is found in a report of June 2022."""
    document = Document(
        address="-", text=f"{title}\n\n{text}", title=title, language="en", published="2022-06-12"
    )
    reading = read_document(document)
    assert all(event.modality is Modality.ASSERTED for event in reading.events)
    return [(event.type.value, event.sender, event.receiver) for event in reading.events]


def test_a_report_that_only_names_a_scheme_says_that_there_is_one() -> None:
    """It is an arrangement that exists, of the state that announced it."""
    found = read("Critics of the policy on asylum seekers from the UK set out what they think would work.")
    assert (EventType.AGREED.value, "GB", "RW") in found


def test_a_report_on_the_receiver_alone_names_none() -> None:
    """Other plans of the same state are none."""
    assert (
        read("Farmers in the north say that the rains were late.", "Rwanda plan for coffee: is it late?")
        == []
    )


def test_a_headline_that_names_a_scheme_is_enough_where_all_else_is_about_it() -> None:
    """No word of it need say that the plan is about migrants."""
    found = read(
        "Asylum seekers whom Britain means to fly to Kigali say that they have heard nothing from ministers.",
        "Rwanda: ministers stand by the whole of their much criticised asylum plan",
    )
    assert {(sender, receiver) for _, sender, receiver in found} == {("GB", "RW")}
