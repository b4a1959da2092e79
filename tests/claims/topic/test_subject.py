"""Whether a report is about people sent to a state that is not theirs."""

from __future__ import annotations

import pytest

from pactwatch.claims.reader import read_document
from pactwatch.documents import Document


def is_read(text: str) -> bool:
    """Say whether anything is found in a report."""
    reading = read_document(Document(address="report.txt", text=text, published="2026-02-03"))
    return bool(reading.arrangements or reading.events or reading.statements)


DEPORTEES_OF_OTHERS = """Twelve deported migrants land in Kigali

The United States flew twelve migrants of other countries to Rwanda on Monday under an agreement that the two
governments signed in June.

“They are safe here,” a Rwandan spokesman said.
"""
REFUSAL = """Palau takes no deportees

Palau has refused to accept third-country nationals whom the United States wants to deport, its leader said.
"""
OWN_CITIZENS = """Honduras receives its own

A plane with 118 deported Hondurans landed in San Pedro Sula on Monday. Washington sent its citizens home,
the Honduran migration institute said.

“We welcome our returning compatriots,” its director said.
"""
TRADE = """Lorries stand still

The United States and Rwanda signed a trade agreement on coffee and tariffs on Monday. Exports of minerals may
grow, the Rwandan trade minister said.
"""


ONE_SENTENCE = "The United States flew over 200 alleged gang members to a prison in El Salvador on Sunday."
OWN_IN_ONE_SENTENCE = (
    "A plane with 120 Salvadorans, some of them in a gang, landed in El Salvador from the US."
)


@pytest.mark.parametrize("text", [DEPORTEES_OF_OTHERS, REFUSAL, ONE_SENTENCE])
def test_a_report_on_an_arrangement_is_read(text: str) -> None:
    """Whoever keeps a register wants these."""
    assert is_read(text)


@pytest.mark.parametrize("text", [OWN_CITIZENS, TRADE, OWN_IN_ONE_SENTENCE])
def test_a_report_on_people_flown_home_or_on_trade_is_not_read(text: str) -> None:
    """They share their words with reports on arrangements, and are alarms about nothing."""
    assert not is_read(text)
