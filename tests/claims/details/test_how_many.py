"""How many people an event concerns, and what harm an incident did."""

from __future__ import annotations

import pytest

from pactwatch.claims.event import EventType
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document


def told_in(text: str, event: EventType) -> list[tuple[str, int | None, str | None]]:
    """Return the receiver, the people and the harm of each event of a type in a short report."""
    document = Document(address="report.txt", text=text, published="2025-09-10")
    events = read_document(document).events
    return [(e.receiver, e.people, e.kind and str(e.kind)) for e in events if e.type is event]


@pytest.mark.parametrize(
    ("text", "receiver", "people"),
    [
        (
            "The United States has deported 15 migrants of other countries to Eswatini. Ghana took in 42.",
            "GH",
            42,
        ),
        ("The United States deported a Honduran man to Rwanda on 5 August, officials said.", "RW", 1),
        ("The United States deported seven migrants to Rwanda on 5 August.", "RW", 7),
        ("Rwanda on Thursday received a first group of migrants from the United States.", "RW", None),
    ],
)
def test_a_number_counts_people_without_a_word_for_people(
    text: str, receiver: str, people: int | None
) -> None:
    """Reports leave the noun out where it was just said, and tell of one person without a number."""
    assert people in [count for to, count, _ in told_in(text, EventType.TRANSFER) if to == receiver]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "The US sent a few foreigners to Rwanda and Ghana, and eight men to South Sudan in July.",
            {"RW": None, "GH": None},
        ),
        (
            "Eight men were expelled to South Sudan and five to Eswatini in July, the United States says.",
            {"SS": 8, "SZ": 5},
        ),
        (
            "The US deported foreigners: eight went to South Sudan, 19 to Eswatini and five to Rwanda.",
            {"SS": 8, "SZ": 19, "RW": 5},
        ),
    ],
)
def test_each_receiver_has_the_people_who_were_sent_there(text: str, people: dict[str, int | None]) -> None:
    """Eight who went to Juba never were in Kigali."""
    told = {to: count for to, count, _ in told_in(text, EventType.TRANSFER)}

    assert {to: told[to] for to in people} == people


def test_a_cap_is_not_the_number_who_came() -> None:
    """Whoever adds up arrivals must not add what a deal allows."""
    document = Document(
        address="a.txt",
        text=(
            "Costa Rica recibió este jueves a 135 migrantes deportados por Estados Unidos, en virtud de un "
            "acuerdo con Washington para alojar a un máximo de 200 personas."
        ),
        published="2025-02-21",
        language="es",
    )

    transfers = [e for e in read_document(document).events if e.type is EventType.TRANSFER]

    assert {e.people for e in transfers} == {135}


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        (
            (
                "The United States deported 12 migrants to Eswatini in July. One of the men was found "
                "dead in his cell in Mbabane on Monday."
            ),
            "death",
        ),
        (
            (
                "The United States deported 238 Venezuelans to El Salvador in March. One of them had been "
                "sent there in error, government lawyers admitted."
            ),
            "wrongful_removal",
        ),
        (
            (
                "Ghana took in 14 West Africans deported by the United States. Two weeks later it sent six "
                "of them on to Togo, their lawyer said."
            ),
            "onward_removal",
        ),
    ],
)
def test_the_words_of_an_incident_say_what_harm_it_did(text: str, harm: str) -> None:
    """Deaths and ill-treatment are counted apart from removals in error."""
    assert harm in [kind for _, _, kind in told_in(text, EventType.INCIDENT)]


@pytest.mark.parametrize(
    "text",
    [
        "Not a single asylum seeker was sent to Rwanda by the UK, although 5,700 had been told of it.",
        "No one was deported by Britain to Rwanda, though officials had listed 2,000 people.",
    ],
)
def test_nobody_is_counted_where_nobody_was_moved(text: str) -> None:
    """Neither "a single one" nor those of whom something else is told were moved."""
    assert [people for _, people, _ in told_in(text, EventType.TRANSFER)] == [None]


CAPPED = (
    "Ten deportees from the United States landed in Eswatini on Monday, its government said. The plane had "
    "left Texas on Saturday. Under the arrangement, signed in May, the kingdom may receive as many as 160 "
    "deportees. "
)


def test_what_a_deal_allows_is_of_its_signing_and_of_no_flight() -> None:
    """A cap of 160 beside a flight of ten has not brought 160."""
    assert [(to, people) for to, people, _ in told_in(CAPPED, EventType.SIGNED)] == [("SZ", 160)]
    assert [(to, people) for to, people, _ in told_in(CAPPED, EventType.TRANSFER)] == [("SZ", 10)]


def test_a_plane_that_left_and_one_that_landed_days_later_are_one() -> None:
    """Whoever counts flights counts the journey once, on the day on which it ended."""
    document = Document(address="a.txt", text=CAPPED, published="2025-10-07")
    events = read_document(document).events

    assert [event.date for event in events if event.type is EventType.TRANSFER] == ["2025-10-06"]


def test_some_who_stay_are_of_those_whom_the_report_counts() -> None:
    """The four left of the first five came with no other flight."""
    text = (
        "The United States flew five migrants to Eswatini on July 16. A second plane from the United States "
        "landed in Eswatini on September 6. The four men who remain are held at a prison there."
    )

    assert {people for _, people, _ in told_in(text, EventType.TRANSFER)} == {5, None}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            (
                "Dix migrants expulsés des États-Unis ont atterri lundi en Eswatini, a annoncé l'exécutif, "
                "trois mois après un premier groupe de cinq."
            ),
            "fr",
        ),
        (
            (
                "Diez migrantes deportados por Estados Unidos llegaron el lunes a Esuatini, dijo este país, "
                "tres meses después de un primer grupo de cinco."
            ),
            "es",
        ),
    ],
)
def test_a_first_group_told_by_how_long_before_it_came_has_its_own_day(text: str, language: str) -> None:
    """Five who came three months before did not come on Monday."""
    document = Document(address="a.txt", text=text, published="2025-10-07", language=language)
    transfers = [event for event in read_document(document).events if event.type is EventType.TRANSFER]

    assert {(event.people, event.date) for event in transfers} == {(10, "2025-10-06"), (5, "2025-07")}


def test_those_whom_a_state_takes_back_are_not_counted_with_strangers() -> None:
    """El Salvador takes its own citizens without any deal."""
    text = "In March, 238 Venezuelans and 23 Salvadorans were flown from the United States to El Salvador."

    assert {people for _, people, _ in told_in(text, EventType.TRANSFER)} == {238}


def test_a_cap_beside_two_numbers_of_two_months_is_of_neither() -> None:
    """Each group has its own month, whatever the most may be."""
    text = "Eswatini, which has a cap of 160, got five US deportees in July and ten in October 2025."
    document = Document(address="a.txt", text=text, published="2025-12-25")
    transfers = [event for event in read_document(document).events if event.type is EventType.TRANSFER]

    assert {(event.people, event.date) for event in transfers} == {(5, "2025-07"), (10, "2025-10")}


def test_who_tells_it_is_not_the_one_who_came() -> None:
    """A lawyer for one of them was on no plane."""
    text = (
        "A fourth group of people deported by the United States has landed in Ghana, according to a lawyer "
        "for one of them. The 19 arrived on 5 September."
    )

    assert 1 not in {people for _, people, _ in told_in(text, EventType.TRANSFER)}
