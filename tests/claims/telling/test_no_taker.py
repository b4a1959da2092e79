"""Events that a clause has the words of, of no state that takes people."""

from __future__ import annotations

import pytest

from pactwatch.claims.event import EventType
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document

PALAU = "Palau agreed in December to take 75 migrants of other countries whom the United States deports. "


def told_in(text: str, language: str = "en") -> list[tuple[EventType, str]]:
    """Return the type and the receiver of each event of a short report."""
    document = Document(address="report.txt", text=text, language=language, published="2026-01-26")
    return [(event.type, event.receiver) for event in read_document(document).events]


@pytest.mark.parametrize(
    "text",
    [
        "A growing number of African states have struck deals with Washington since then.",
        "Washington is in talks with several other governments.",
        "Three Pacific nations have signed agreements with the Trump administration, an official said.",
        "Some 300 people have been flown to at least a dozen countries this year.",
        'The United States has reached agreements with "a number of countries", a spokesman said.',
        '"No country has ever made an offer of friendship such as this," Marco Rubio told reporters.',
    ],
)
def test_states_that_nobody_names_are_not_those_named_elsewhere(text: str) -> None:
    """Who looks up Palau does not find there what a growing number of states have done."""
    assert told_in(PALAU + text) == told_in(PALAU)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The two countries signed a memorandum on the deportees on 24 December.",
            (EventType.SIGNED, "PW"),
        ),
        (
            "Several states, among them Rwanda, have struck deals to take migrants deported by Washington.",
            (EventType.AGREED, "RW"),
        ),
        (
            "Nine nationals of several countries were flown to Palau from the US on Monday.",
            (EventType.TRANSFER, "PW"),
        ),
    ],
)
def test_states_that_are_named_or_stand_for_named_ones_are_told(
    text: str, told: tuple[EventType, str]
) -> None:
    """A number before "countries" takes nothing from what is said of those that have names."""
    assert told in told_in(PALAU + text)


def test_a_state_that_is_left_out_is_in_no_talks() -> None:
    """The headline says with whom nobody talks."""
    text = "UK in talks on return hubs for rejected asylum seekers, but not with Albania, Starmer says."

    assert EventType.TALKS not in {event for event, _ in told_in(text)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Italy and Tunisia signed a pact on legal migration and seasonal workers on Monday.", "en"),
        ("España y Senegal firmaron un acuerdo de migración circular para temporeros.", "es"),
    ],
)
def test_who_lets_workers_in_sends_nobody_away(text: str, language: str) -> None:
    """Pacts on labour are signed by the same ministers in the same week."""
    assert told_in(text, language) == []


def test_a_halt_to_refugee_admissions_halts_no_arrangement() -> None:
    """A state stops its own programme alone, whoever waits for it elsewhere."""
    text = PALAU + "In January the administration halted the US refugee programme."

    assert EventType.SUSPENDED not in {event for event, _ in told_in(text)}
