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


@pytest.mark.parametrize(
    ("then", "event", "pairs"),
    [
        ("It signed both agreements in July.", EventType.SIGNED, "RW UG"),
        ("The two African countries signed memoranda in July.", EventType.SIGNED, "RW UG"),
        ("On Monday it suspended the accords with both states.", EventType.SUSPENDED, "RW UG"),
        ("Some 4,000 people were flown to the two countries by May.", EventType.TRANSFER, "RW UG"),
        ("Rwanda signed a treaty in July. The two nations have been close since.", EventType.SIGNED, "RW"),
    ],
)
def test_words_for_two_states_stand_for_the_two_that_were_told_together(
    then: str, event: EventType, pairs: str
) -> None:
    """Who looks up Uganda finds what "both countries" did, but not what one of them did with the sender."""
    text = (
        "The United States has agreements with Rwanda and Uganda, which take migrants that it deports.\n\n"
        f"{then}"
    )

    assert told_in(text, event) == {("US", receiver) for receiver in pairs.split()}


def test_what_is_told_behind_a_list_is_of_its_last_state() -> None:
    """Eight men who went to South Sudan did not go to Rwanda and Ghana as well."""
    text = (
        "Washington has made arrangements to send migrants whom the United States deports to several African "
        "states, among them Rwanda, Ghana and South Sudan, which took eight men in July."
    )

    assert told_in(text, EventType.TRANSFER) == {("US", "SS")}


def test_the_other_two_are_those_of_three_that_were_not_spoken_of_since() -> None:
    """The two deals that were never applied are not the one that a report has just told of."""
    text = (
        "The United States has suspended agreements that let it send people to Guatemala, El Salvador "
        "and Honduras, the Biden administration said.\n\n"
        "Guatemala received 945 deported Hondurans and Salvadorans.\n\n"
        "The accords with the other two, both signed in September 2019, never took effect."
    )

    assert told_in(text, EventType.SUSPENDED) == {("US", "GT"), ("US", "SV"), ("US", "HN")}
    assert told_in(text, EventType.SIGNED) == {("US", "SV"), ("US", "HN")}


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
    ("text", "moved"),
    [
        (
            (
                "Two weeks after the removals to South Sudan, the United States of America put five people "
                "on a plane to Eswatini.\n\nThe five were received there on 16 July."
            ),
            {("SZ", 5), ("SS", None)},
        ),
        (
            (
                "The US is looking for partners. After the expulsion of 238 Venezuelans to El "
                "Salvador in March, Costa Rica and Panama took 500 migrants in April."
            ),
            {("SV", 238), ("CR", 500), ("PA", 500)},
        ),
        (
            (
                "Following the deportation of seven migrants by the United States to Rwanda in August, "
                "Kampala has yet to receive anybody."
            ),
            {("RW", 7)},
        ),
        (
            (
                "In July, eight men convicted of crimes were sent by the US to South Sudan, "
                "while five were sent to Eswatini."
            ),
            {("SS", 8), ("SZ", 5)},
        ),
    ],
)
def test_what_came_before_has_its_own_people_and_its_own_receiver(
    text: str, moved: set[tuple[str, int | None]]
) -> None:
    """Nobody is flown to the state that a sentence names only to say after what it happened."""
    document = Document(address="a.txt", text=text, language="en", published="2025-09-10")
    events = read_document(document).events

    assert {(each.receiver, each.people) for each in events if each.type is EventType.TRANSFER} <= moved
    assert {people for _, people in moved if people} <= {each.people for each in events}


def test_people_counted_again_were_moved_where_they_were_moved_before() -> None:
    """Of "the five", a reader knows whereto they went."""
    text = (
        "The United States deported eight men to South Sudan on 5 July.\n\n"
        "Five others were deported to Eswatini on 16 July.\n\n"
        "The eight had been held for weeks in a shipping container against a court order, lawyers said."
    )

    assert told_in(text, EventType.INCIDENT) <= {("US", "SS")}


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


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            (
                "Uganda agrees US deal to take deported migrants\n\n"
                "Much like the Rwanda scheme that Britain scrapped, the deal with Washington is criticised."
            ),
            {("US", "UG")},
        ),
        (
            (
                "Ghana signs pact with US on West African deportees\n\n"
                "The agreement, which critics compare with Australia's deal with Nauru, was signed "
                "by both governments on Monday."
            ),
            {("US", "GH"), ("AU", "NR")},
        ),
        (
            "Kosovo has agreed to a Rwanda-style deal with Denmark and will take in foreign convicts.",
            {("DK", "XK")},
        ),
    ],
)
def test_what_a_deal_is_likened_to_is_another_deal(text: str, pairs: set[tuple[str, str]]) -> None:
    """Nobody has signed anything with the state that a deal only reminds critics of."""
    assert told_in(text, EventType.AGREED) | told_in(text, EventType.SIGNED) == pairs


def test_what_is_told_of_the_deal_that_another_is_likened_to_concerns_it() -> None:
    """The scheme that Britain scrapped is Rwanda's, in whatever aside it is told."""
    text = (
        "Uganda agrees US deal to take deported migrants\n\n"
        "Much like the Rwanda scheme that Britain scrapped, the deal with Washington is criticised."
    )

    assert told_in(text, EventType.ENDED) == {("GB", "RW")}


def test_the_owner_of_a_deal_is_not_where_its_people_are_from() -> None:
    """Chad takes them, and they are from anywhere."""
    text = (
        "First deportees of Chad's deal with Stockholm land\n\nSix men whose asylum claims failed in Sweden "
        "landed in N'Djamena on Monday. Two are Eritreans, four Sudanese."
    )

    assert told_in(text, EventType.TRANSFER) == {("SE", "TD")}


def test_a_verb_that_tells_no_number_is_of_all_states_before_it() -> None:
    """All three signed; of "which took ten" only the last did, as nobody counts people so for three."""
    text = (
        "The United States sends migrants to third countries. Among them are Rwanda, Ghana and Uganda, which "
        "signed deals with the United States this summer."
    )
    events = read_document(Document(address="a.txt", text=text, published="2025-09-10")).events

    assert {each.receiver for each in events if each.type is EventType.SIGNED} == {"RW", "GH", "UG"}


def test_a_deal_that_a_state_stopped_is_of_that_state() -> None:
    """Only planes stop in a state on their way."""
    text = "The deal on asylum seekers with Britain was stopped by Rwanda on Friday."
    events = read_document(Document(address="a.txt", text=text, published="2025-09-10")).events

    assert [(each.type, each.receiver) for each in events] == [(EventType.SUSPENDED, "RW")]
