"""What only seems to tell an event beside the one that its sentence tells."""

from __future__ import annotations

import pytest

from pactwatch.claims.reader import read_document
from pactwatch.documents import Document


def told(text: str) -> set[tuple[str, str]]:
    """Return type and modality of each event of a short report of 27 May 2025."""
    document = Document(address="a.txt", text=text, language="en", published="2025-05-27")
    return {(event.type.value, event.modality.value) for event in read_document(document).events}


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        (
            (
                "Denmark has halted talks with Rwanda on moving asylum seekers to the African country, its "
                "migration minister said on Wednesday."
            ),
            "talks",
        ),
        (
            (
                "Greece's highest court on Friday dismissed the appeals of Syrians who argued that Turkey "
                "was not a safe country, a ruling that could open the way to returns under the EU's deal."
            ),
            "ruled_unlawful",
        ),
        (
            (
                "North Macedonia's prime minister, Hristijan Mickoski, denied that his country had agreed to "
                "host failed asylum seekers for Britain."
            ),
            "proposed",
        ),
        (
            (
                "Britain wants to send failed asylum seekers to the Balkans. Bosnia's presidency said it had "
                "received no proposal from London."
            ),
            "refused",
        ),
        (
            (
                "The UK has a deal with France on migrants. Around 92 people were being held in removal "
                "centres near Heathrow ahead of removal to France."
            ),
            "transfer",
        ),
    ],
    ids=["halted talks", "a ruling that", "denied that they had agreed", "no proposal", "removal centre"],
)
def test_one_sentence_does_not_tell_what_only_sounds_so(text: str, echo: str) -> None:
    """A timeline must not hold talks, rulings, offers or refusals that nobody told of."""
    assert echo not in {event for event, modality in told(text) if modality != "planned"}


def test_rejected_people_are_nobody_s_refusal() -> None:
    """Asylum claims were rejected, not the arrangement."""
    text = (
        "TIRANA, Albania - An Italian navy ship carrying 40 migrants docked at Shengjin on Friday, the first "
        "time that a European Union country has sent rejected migrants to a non-EU state that is neither "
        "their own nor one they crossed, experts said."
    )

    assert "refused" not in {event for event, _ in told(text)}


def test_a_contract_with_a_firm_is_no_arrangement_of_states() -> None:
    """A prison that is rented has to be rebuilt, too."""
    text = (
        "Denmark rents a prison in Kosovo for foreign convicts under a treaty. A second contract was signed "
        "in March with a local firm to rebuild the prison in Gjilan."
    )

    assert "signed" not in {event for event, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            (
                "El Gobierno mauritano desmintió este viernes que el acuerdo firmado la víspera con la UE "
                "prevea el asentamiento de migrantes expulsados de Europa en el país."
            ),
            "es",
        ),
        (
            (
                "Le gouvernement mauritanien a démenti vendredi que l'accord signé la veille avec l'UE "
                "prévoie l'installation de migrants expulsés d'Europe dans le pays."
            ),
            "fr",
        ),
    ],
)
def test_who_denies_what_a_deal_says_does_not_deny_the_deal(text: str, language: str) -> None:
    """The deal of the day before stands; what is denied is what it is said to bring."""
    document = Document(address="a.txt", text=text, language=language, published="2024-03-10")
    signed = {
        (each.modality.value, each.date)
        for each in read_document(document).events
        if each.type.value == "signed"
    }

    assert signed == {("asserted", "2024-03-07")}
