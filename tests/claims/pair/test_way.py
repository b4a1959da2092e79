"""Which way people go: what leads out of an arrangement is no transfer under it."""

from __future__ import annotations

import pytest

from pactwatch.claims.reader import read_document
from pactwatch.documents import Document

SENT = "Italy sent sixteen migrants to Albania on 1 September."


def moved(text: str) -> list[tuple[str, str, int | None]]:
    """Return the pairs and numbers of the transfers that a short report tells."""
    reading = read_document(Document(address="report.txt", text=text, published="2025-09-10"))
    return [(e.sender, e.receiver, e.people) for e in reading.events if e.type.value == "transfer"]


@pytest.mark.parametrize(
    "afterwards",
    [
        "Four of the migrants were taken back to Italy on 3 September.",
        "Twelve men left Albania on 5 September after a ruling.",
        "On 6 September seven of the migrants were shipped to Italy.",
        "A coastguard vessel brought the other twelve men to Bari on 6 September.",
        "Some 57,700 migrants have reached Italy by sea this year.",
        "On 7 September five men were flown to Rome from Albania.",
        "Twelve men held in a camp in Albania reached the southern Italian port of Bari on 6 September.",
        "By evening all of the other migrants had been taken off the plane.",
        "On 8 September five of the men were flown to their homeland.",
    ],
)
def test_who_is_brought_back_is_not_counted_as_sent(afterwards: str) -> None:
    """Whoever adds up the people sent must not add those who returned."""
    assert moved(f"{SENT} {afterwards}") == [("IT", "AL", 16)]


def test_who_goes_from_the_sender_to_the_receiver_is_sent() -> None:
    """The way there stays a transfer, however both are named."""
    assert moved("Seven migrants were flown from the United States to Rwanda on 2 September.") == [
        ("US", "RW", 7)
    ]


def test_who_goes_to_his_own_country_is_not_sent_to_the_receiver() -> None:
    """A report on one deal tells of other flights, too."""
    text = (
        "Austria is in talks with Uzbekistan on sending Afghan migrants there. "
        "Austria deported a convicted Afghan directly to Kabul on 2 September."
    )

    assert moved(text) == []


def test_whom_a_report_is_according_to_is_no_place_to_go() -> None:
    """The "to" of a source leads nowhere."""
    assert moved(
        "Australia has an agreement with Nauru to send foreigners there. "
        "Nine migrants have been flown there so far, according to Australian officials."
    ) == [("AU", "NR", 9)]


def test_who_is_wrongly_sent_to_his_homeland_is_not_sent_to_the_state_that_a_report_is_on() -> None:
    """Liberia has harmed nobody who was flown to El Salvador before anyone spoke of Liberia."""
    text = (
        "US to deport Abrego Garcia to Liberia\n\n"
        "The Salvadoran national was wrongly deported to his homeland in March. Liberia has agreed to take "
        "him from the United States."
    )
    events = read_document(Document(address="report.txt", text=text, published="2025-10-25")).events

    assert [(e.sender, e.receiver) for e in events if e.type.value == "incident"] == [("US", "SV")]


def test_who_is_flown_home_is_not_sent_under_an_arrangement() -> None:
    """A homeland is no third country."""
    text = f"{SENT} On 5 September four men were flown to their country of origin."

    assert moved(text) == [("IT", "AL", 16)]


def test_who_is_moved_on_to_another_state_is_not_sent_to_the_receiver_again() -> None:
    """Whom a swap takes from Albania to Kosovo does not arrive in Albania by that."""
    text = f"{SENT} On 5 September all of them were moved to Kosovo in a swap."

    assert ("IT", "AL", 16) in moved(text)
    assert [people for _, receiver, people in moved(text) if receiver == "AL"] == [16]


@pytest.mark.parametrize(
    "how", ["on a US military plane", "after weeks in a container on a US base in Djibouti"]
)
def test_who_comes_on_a_plane_of_the_sender_has_not_come_back(how: str) -> None:
    """A plane of the United States is not the United States."""
    text = (
        f"The United States has a deal with South Sudan on migrants. Eight men arrived in Juba in July {how}."
    )

    assert moved(text) == [("US", "SS", 8)]


@pytest.mark.parametrize(
    "afterwards",
    [
        "One of them, a 62-year-old Jamaican, was flown home to Kingston last month.",
        "One of the men, a Jamaican, was flown to Kingston last month.",
        "Two of the men were sent on to Vietnam and Laos on 3 September.",
        "One of the women, from Ghana, was moved on to Accra days later.",
    ],
)
def test_who_is_sent_on_or_home_makes_no_arrangement_with_that_state(afterwards: str) -> None:
    """Jamaica takes its own back, and Laos nobody else's."""
    text = f"The United States sent five migrants to Eswatini on 16 July. {afterwards}"
    reading = read_document(Document(address="report.txt", text=text, published="2025-09-10"))

    assert {(each.sender, each.receiver) for each in reading.arrangements} == {("US", "SZ")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            (
                "Dix migrants expulsés des États-Unis ont atterri lundi en Eswatini. "
                "Parti samedi, l'avion a fait escale à Porto Rico, à Dakar et à Luanda."
            ),
            "fr",
        ),
        (
            (
                "Diez migrantes deportados por Estados Unidos llegaron el lunes a Esuatini. "
                "El avión hizo escala en Senegal y en Angola el domingo."
            ),
            "es",
        ),
        (
            (
                "Ten migrants deported by the United States landed in Eswatini on Monday. "
                "The plane made a stopover in Senegal and Angola on Sunday."
            ),
            "en",
        ),
    ],
)
def test_where_a_plane_only_stops_nobody_is_sent(text: str, language: str) -> None:
    """A plane takes on fuel in states that have agreed to nothing."""
    document = Document(address="a.txt", text=text, published="2025-10-07", language=language)

    assert {each.receiver for each in read_document(document).arrangements} == {"SZ"}
