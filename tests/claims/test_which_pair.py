"""Which pair of states a clause concerns, where a report speaks of several."""

from __future__ import annotations

from pactwatch.claims.event import EventType
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document


def told_in(text: str, event: EventType) -> set[tuple[str, str]]:
    """Return the pairs of which a report tells an event of a type."""
    document = Document(address="a.txt", text=text, language="en", published="2025-11-05")
    return {(each.sender, each.receiver) for each in read_document(document).events if each.type is event}


def test_a_receiver_named_alone_goes_with_a_sender_that_it_has_a_deal_with() -> None:
    """Britain sends nobody to Nauru and Australia does, as whoever reads of it knows."""
    text = (
        "Britain is looking at what others do with migrants, and so are Denmark and Australia.\n\n"
        "Nauru received nine foreigners last week under its deal, its president said."
    )

    assert told_in(text, EventType.TRANSFER) == {("AU", "NR")}


def test_several_receivers_of_one_verb_are_all_told() -> None:
    """One verb can send people to two states."""
    text = "The United States has sent deported migrants to Eswatini and South Sudan since July."

    assert told_in(text, EventType.TRANSFER) == {("US", "SZ"), ("US", "SS")}


def test_what_a_deal_is_likened_to_is_not_what_the_story_goes_on_about() -> None:
    """After "a similar deal with the British", "the talks" are still those with Washington."""
    text = (
        "Rwanda is in talks with the United States on taking deported migrants, its government said.\n\n"
        "Noting the similar agreement with the British, its minister said that Rwanda had a duty to help "
        "migrants.\n\nHe added that the talks were at an early stage."
    )

    assert told_in(text, EventType.TALKS) == {("US", "RW")}


def test_a_people_after_a_preposition_stands_for_its_state() -> None:
    """No plural ends "the British" and "the Sudanese", and still they are no single person."""
    text = "Rwanda has signed a deal with the British, under which migrants would be sent to Kigali."

    assert told_in(text, EventType.SIGNED) == {("GB", "RW")}
