"""Words of an event that tell none."""

from __future__ import annotations

import pytest

from pactwatch.claims.event import EventType
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document

DEAL = "Palau's president agreed in December to take up to 75 deported migrants from the United States. "


def told_in(text: str) -> list[tuple[EventType, str]]:
    """Return the type and the modality of each event of a short report."""
    document = Document(address="report.txt", text=text, published="2026-01-26")
    return [(event.type, event.modality.value) for event in read_document(document).events]


@pytest.mark.parametrize(
    "text",
    [
        "A letter to the president was signed by both chambers of Palau's congress.",
        "Palau is under a travel ban by a proclamation that President Donald Trump signed on 16 December.",
        "Palau's senators signed a petition on Monday against taking deportees from Washington.",
        "Trump signed an executive order on deportations in January, Palau's envoy recalled.",
    ],
)
def test_not_every_paper_that_is_signed_is_an_agreement(text: str) -> None:
    """Letters, petitions and proclamations are signed as well."""
    assert EventType.SIGNED not in {event for event, _ in told_in(DEAL + text)}


@pytest.mark.parametrize(
    "text",
    [
        "Palau signed a memorandum of understanding with the United States on migrants on 24 December.",
        "The agreement on the deportees was signed in Koror by Palau's president and the US ambassador.",
    ],
)
def test_an_agreement_that_is_signed_is_signed(text: str) -> None:
    """What tells other papers apart loses no signing."""
    assert EventType.SIGNED in {event for event, _ in told_in(DEAL + text)}


@pytest.mark.parametrize(
    "text",
    [
        "Mexico has refused to sign a safe third country agreement with the United States on migrants.",
        "Mexico's Senate declined to ratify the migration agreement with the United States.",
    ],
)
def test_who_refuses_to_sign_has_not_signed(text: str) -> None:
    """The words of a signing stand in its refusal."""
    assert {event for event, _ in told_in(text)}.isdisjoint({EventType.SIGNED, EventType.APPROVED})
