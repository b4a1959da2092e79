"""When a case is heard, and when somebody goes to court."""

from __future__ import annotations

import pytest

from pactwatch.claims.event import EventType, Modality
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document

DEAL = "Eswatini agreed in May to take migrants whom the United States deports. "


def suits_in(text: str, language: str = "en") -> set[tuple[Modality, str | None]]:
    """Return how each challenge of a short report is told, and its date."""
    document = Document(address="a.txt", text=text, language=language, published="2025-08-25")
    events = read_document(document).events
    return {(each.modality, each.date) for each in events if each.type is EventType.CHALLENGED}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DEAL + "On Friday the High Court adjourned a case that activists brought against the deal.", "en"),
        (DEAL + "The case that activists brought against it will be heard by three judges in October.", "en"),
        (DEAL + "The lawyers' petition against it has been postponed to September 25.", "en"),
        (
            (
                "Eswatini aceptó recibir a migrantes de Estados Unidos. El tribunal aplazó el viernes el "
                "recurso que presentaron unos abogados contra el acuerdo."
            ),
            "es",
        ),
    ],
    ids=["adjourned", "listed", "postponed", "aplazó"],
)
def test_the_day_of_a_hearing_is_not_that_of_a_suit(text: str, language: str) -> None:
    """A case that is listed or put off was brought before, on a day that nobody tells."""
    assert suits_in(text, language) == {(Modality.ASSERTED, None)}


def test_who_goes_to_court_on_a_day_does_so_on_that_day() -> None:
    """A hearing to come takes nothing from the day of the filing."""
    text = DEAL + "Lawyers sued on Monday in the High Court, which will hear the case on September 25."
    assert suits_in(text) == {(Modality.ASSERTED, "2025-08-25")}


def test_a_suit_that_looms_has_not_been_brought() -> None:
    """A headline that threatens with one tells of none."""
    text = "Eswatini defends deal on US deportees as court challenge looms\n\n" + DEAL
    assert {modality for modality, _ in suits_in(text)} <= {Modality.POSSIBLE, Modality.PLANNED}


def test_who_challenges_what_is_threatened_has_gone_to_court() -> None:
    """It is the deportations that loom."""
    text = (
        "The United States has a deal with Ghana on deportees. Lawyers on Friday challenged the threatened "
        "deportations to Ghana in court."
    )
    document = Document(address="a.txt", text=text, published="2025-09-10")
    told = [each.modality for each in read_document(document).events if each.type is EventType.CHALLENGED]

    assert told == [Modality.ASSERTED]
