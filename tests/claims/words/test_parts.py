"""People counted again in parts are moved once."""

from __future__ import annotations

import pytest

from pactwatch.claims.reader import read_document
from pactwatch.documents import Document

ARRIVAL = "The United States deported fourteen migrants to Ghana on 5 September."


def transfers_in(text: str, language: str = "en") -> list[tuple[str | None, int | None]]:
    """Return date and people of each transfer of a report of 10 September 2025."""
    document = Document(address="r.txt", text=text, published="2025-09-10", language=language)
    events = read_document(document).events
    return [(event.date, event.people) for event in events if event.type.value == "transfer"]


@pytest.mark.parametrize(
    "part",
    [
        "Four of them were taken to a camp near Accra.",
        "Three of the fourteen are still in Ghana, their lawyers said.",
        "Nine deportees remain in a camp in Ghana.",
        "Among them five women were brought to Ghana.",
        "Six deportees were taken to a hotel in Accra.",
    ],
    ids=["of them", "of the number", "who stay", "among them", "fewer, undated"],
)
def test_some_of_those_who_were_moved_are_not_moved_anew(part: str) -> None:
    """A count of people who were moved must not grow with each detail that a report tells of them."""
    assert transfers_in(f"{ARRIVAL}\n\n{part}") == [("2025-09-05", 14)]


@pytest.mark.parametrize(
    ("other", "people"),
    [
        ("It deported six more migrants to Ghana on 8 September.", 6),
        ("It deported another six migrants to Ghana.", 6),
        ("It deported six migrants to Ghana in July.", 6),
        ("It deported seven migrants to Rwanda.", 7),
    ],
    ids=["more", "another", "another day", "another country"],
)
def test_others_who_are_moved_are_a_transfer_of_their_own(other: str, people: int) -> None:
    """Whoever counts flights has to find each."""
    assert [count for _, count in transfers_in(f"{ARRIVAL}\n\n{other}")] == [14, people]


def test_who_may_not_stay_is_moved_all_the_same() -> None:
    """Who has "no permission to stay" is not there already."""
    landed = "On Monday a ship carrying nine migrants with no permission to stay docked in Ghana."

    assert [count for _, count in transfers_in(f"{ARRIVAL}\n\n{landed}")] == [14, 9]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            (
                "Les États-Unis ont expulsé quatorze migrants vers le Ghana le 5 septembre.\n\n"
                "Quatre d'entre eux sont toujours au Ghana, ont dit leurs avocats."
            ),
        ),
        (
            "es",
            (
                "Estados Unidos deportó a catorce migrantes a Ghana el 5 de septiembre.\n\n"
                "Cuatro de ellos siguen en Ghana, dijeron sus abogados."
            ),
        ),
    ],
    ids=["French", "Spanish"],
)
def test_a_part_is_told_apart_in_every_language(language: str, text: str) -> None:
    """The same report in another language counts the same people."""
    assert [people for _, people in transfers_in(text, language)] == [14]
