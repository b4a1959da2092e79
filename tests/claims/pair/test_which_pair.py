"""Which pair of states a clause concerns, where a report speaks of several."""

from __future__ import annotations

import pytest

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


def test_what_is_told_of_states_in_one_breath_holds_for_each() -> None:
    """A reader who looks up Eswatini finds that it refused, as well as who looks up Uganda."""
    text = (
        "The United States wants to deport Kilmar Abrego Garcia to a third country, none of which is his.\n\n"
        "Uganda and Eswatini turned him away last month."
    )

    assert told_in(text, EventType.REFUSED) == {("US", "UG"), ("US", "SZ")}


def test_nobody_else_takes_those_who_are_sent_to_a_state_that_is_named() -> None:
    """However much a report is on Costa Rica, those who are flown to Honduras are not flown there."""
    text = (
        "Costa Rica on Thursday received a first group of migrants put out of the United States.\n\n"
        "The group was flown from San Diego to San José.\n\n"
        "Meanwhile, U.S. authorities deported 177 Venezuelan migrants from Guantanamo Bay to Honduras."
    )
    document = Document(address="a.txt", text=text, language="en", published="2025-02-21")
    told = {(each.receiver, each.people) for each in read_document(document).events if each.people}

    assert told == {("HN", 177)}


@pytest.mark.parametrize(
    "aside",
    [
        "Noting the similar agreement with the British, Nduhungirehe said that Rwanda had to help migrants.",
        "The minister recalled a comparable migrant deal with Britain.",
        "Rwanda has had a similar deal with Britain on asylum seekers.",
    ],
)
def test_what_a_deal_is_likened_to_is_not_what_the_story_goes_on_about(aside: str) -> None:
    """After "a similar deal with the British", "a first flight" is still one of Washington's."""
    text = (
        "Rwanda is in talks with the United States on taking deported migrants, its foreign minister Olivier "
        f"Nduhungirehe said.\n\n{aside}\n\nA first flight with ten people landed last week, he said."
    )

    assert told_in(text, EventType.TRANSFER) == {("US", "RW")}


def test_a_people_after_a_preposition_stands_for_its_state() -> None:
    """No plural ends "the British" and "the Sudanese", and still they are no single person."""
    text = "Rwanda has signed a deal with the British, under which migrants would be sent to Kigali."

    assert told_in(text, EventType.SIGNED) == {("GB", "RW")}
