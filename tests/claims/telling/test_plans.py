"""What was planned or allowed and never came about."""

from __future__ import annotations

import pytest

from pactwatch.claims.event import EventType, Modality
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document


@pytest.mark.parametrize(
    "text",
    [
        "The first flight from the UK to Rwanda under the deal was called off minutes before take-off.",
        "Under the deal with the UK, seven migrants had been due to be flown to Rwanda on Tuesday.",
        "Two flights from the UK to Rwanda under the deal were put off last month.",
        "Seven asylum seekers were expected to be removed from the UK to Rwanda under the deal.",
        "A plane meant to take asylum seekers from the UK to Rwanda under the deal never left.",
        "The flight that was to take asylum seekers from the UK to Rwanda was cancelled at the last minute.",
        "All seven who were still due to fly from the UK to Rwanda under the deal were taken off the plane.",
        "The UK has a deal with Rwanda on asylum seekers. A first group of 12 was expected before Easter.",
        "The UK has a deal with Rwanda on asylum seekers. The first flight is due to land in August.",
        "The UK has a deal with Rwanda on asylum seekers. Rwanda expects 200 of the migrants in all.",
    ],
)
def test_who_was_only_meant_to_go_has_not_gone(text: str) -> None:
    """What was due, or called off, is no transfer that took place."""
    document = Document(address="a.txt", text=text, language="en", published="2022-06-15")
    moved = [each for each in read_document(document).events if each.type is EventType.TRANSFER]

    assert all(each.modality in {Modality.PLANNED, Modality.DENIED, Modality.POSSIBLE} for each in moved)


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        (
            (
                "Denmark will rent a prison in Kosovo for convicts, but the first inmates are not expected "
                "before early 2027."
            ),
            "en",
            "2027",
        ),
        (
            (
                "Britain has a deal with Rwanda on migrants. Officers began detaining people in readiness "
                "for being sent to Rwanda."
            ),
            "en",
            None,
        ),
        (
            (
                "Londres a un accord avec la France sur les migrants. Les premiers ont été placés en "
                "rétention en vue de leur renvoi en France."
            ),
            "fr",
            None,
        ),
    ],
    ids=["not before a year", "in readiness for", "en vue de"],
)
def test_who_still_waits_to_go_has_not_gone(text: str, language: str, date: str | None) -> None:
    """What people are held for, and what comes no earlier than a day ahead, is planned."""
    document = Document(address="a.txt", text=text, language=language, published="2024-05-23")
    moved = [each for each in read_document(document).events if each.type is EventType.TRANSFER]

    assert {(each.modality, each.date) for each in moved} <= {(Modality.PLANNED, date)}
    assert not any(each.modality is Modality.DENIED for each in moved)


def test_a_flight_that_was_called_off_is_of_a_day_that_is_past() -> None:
    """On Wednesday, "was called off on Tuesday" is of the day before, though it was a plan."""
    text = (
        "The first flight of asylum seekers from the UK to Rwanda under the deal was called off on Tuesday."
    )
    document = Document(address="a.txt", text=text, language="en", published="2022-06-15")
    dates = {each.date for each in read_document(document).events}

    assert dates == {"2022-06-14"}


@pytest.mark.parametrize(
    ("told", "modality"),
    [
        ("could see the kingdom receiving as many as 160 deportees", Modality.POSSIBLE),
        ("might result in Eswatini receiving 160 deportees", Modality.POSSIBLE),
        ("will see Eswatini receive up to 160 deportees", Modality.PLANNED),
    ],
)
def test_what_a_deal_could_bring_is_only_possible(told: str, modality: Modality) -> None:
    """The "could" stands with another verb than the arrivals do."""
    text = f"Eswatini has a deal with the United States on migrants. The arrangement {told} from Washington."
    document = Document(address="a.txt", text=text, language="en", published="2025-09-05")
    counted = [each for each in read_document(document).events if each.people == 160]
    moved = [each for each in counted if each.type is EventType.TRANSFER]

    assert counted
    assert all(each.modality is modality for each in moved)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El avión que debía llevar el martes a siete migrantes del Reino Unido a Ruanda no despegó.", "es"),
        ("L'avion qui devait emmener mardi sept migrants du Royaume-Uni au Rwanda n'a pas décollé.", "fr"),
    ],
)
def test_what_was_to_happen_on_a_day_that_is_past_was_a_plan(text: str, language: str) -> None:
    """A plane that never left took nobody, and its day is the one before, not the one after."""
    document = Document(address="a.txt", text=text, language=language, published="2022-06-15")
    moved = {
        (each.modality, each.date)
        for each in read_document(document).events
        if each.type is EventType.TRANSFER
    }

    assert moved <= {(Modality.PLANNED, "2022-06-14"), (Modality.DENIED, "2022-06-14")}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (
            (
                "Rwanda signed a deal on migrants with the United States. Under it, Kigali may reject anyone "
                "whom Washington puts forward."
            ),
            Modality.POSSIBLE,
        ),
        ("Nigeria said it cannot accept migrants deported from the United States.", Modality.CONFIRMED),
    ],
)
def test_who_may_refuse_has_not_refused(text: str, modality: Modality) -> None:
    """A right to refuse is no refusal; "cannot" is one."""
    document = Document(address="a.txt", text=text, language="en", published="2025-08-28")
    refusals = [e.modality for e in read_document(document).events if e.type is EventType.REFUSED]

    assert refusals == [modality]


def test_forerunners_have_done_what_another_is_to_do() -> None:
    """Eswatini has taken people, though Uganda, of which the sentence is, has not."""
    text = (
        "Uganda has agreed to take migrants whom the United States deports.\n\n"
        "It would be the third African state, after South Sudan and Eswatini, to receive people deported by "
        "President Donald Trump's administration."
    )
    document = Document(address="a.txt", text=text, language="en", published="2025-08-20")
    events = read_document(document).events
    moved = {each.receiver: each.modality for each in events if each.type is EventType.TRANSFER}

    assert {moved[code] for code in ("SS", "SZ")} == {Modality.ASSERTED}
