"""The gate loses no report on an arrangement and keeps most others out."""

from __future__ import annotations

import pytest

from pactwatch.claims.reader import read_document
from pactwatch.claims.topic.gate import load_gate, may_concern, may_concern_text, names_parties
from pactwatch.documents import Document

ON_TOPIC = (
    "Home Office defends Rwanda plan",
    "Channel migrants: first returns flight called off",
    "Prince in awkward trip after Rwanda row",
    "Island to take in 75 refugees under deal",
    "Court halts transfer of asylum seekers to Gjadër",
    "A plane with eleven deported men has landed in Malabo",
    "Neuf étrangers expulsés ont été débarqués à Yaoundé",
    "Accord sur le renvoi de demandeurs d’asile vers un pays tiers",
    "Deportados de otros países llegan a San José en un vuelo de EE.UU.",
    "El canciller confirma el acuerdo de tercer país seguro",
    "Eight men flown to Eswatini",
    "Ministers weigh return hubs outside the bloc under new agreement",
    "Kigali agrees to take refuge searchers",
    "Outcasts flown to Ghana by the Joined together States",
    "The nine walked off a white Boeing at Lungi, outside Freetown: America pays for a year",
    "Angola says no to Washington and will not host people of other states",
    "Accra to lodge third-party nationals, the president tells journalists",
    "He came in a dinghy and was the first to be sent back under the pilot",
    "Kurti: Kosovo ready to take 50 migrants a year",
    "Estonian lawmakers back the renting of cells to Sweden for 600 inmates",
)
OFF_TOPIC = (
    "Striker joins London club for a record fee",
    "Parliament passes the budget after a long night",
    "Storm leaves thousands without power in the north",
    "Le championnat reprend samedi à Lyon",
    "La bolsa cierra con alza",
    "Ghana beat Angola in Accra as the champions take the lead",
    "Prisoners sew masks for the hospital of the town",
)


@pytest.mark.parametrize("report", ON_TOPIC)
def test_reports_on_an_arrangement_pass_in_any_encoding_and_markup(report: str) -> None:
    """What the gate keeps out is lost for good."""
    page = f'<html><body><p class="lead">{report}</p></body></html>'

    assert may_concern(report.encode())
    assert may_concern(page.encode("latin-1", errors="replace"))
    assert may_concern(report.upper().encode())
    assert may_concern_text(report)


@pytest.mark.parametrize("report", OFF_TOPIC)
def test_other_news_costs_one_scan(report: str) -> None:
    """Most of a feed is never parsed."""
    assert not may_concern(report.encode())
    assert not may_concern_text(report)


def test_words_far_apart_in_a_text_are_not_taken_together() -> None:
    """The word "refugees" at the head of a long report and "plan" at its end are no arrangement."""
    report = "Refugees sang." + " The sun shone on the hills." * 60 + " The budget plan is late."

    assert may_concern(report.encode())
    assert not may_concern_text(report)


@pytest.mark.parametrize(
    ("report", "language"),
    [
        ("Rwanda's president received Britain's home secretary.", "en"),
        ("Critics of the Nauru plan met in Sydney.", "en"),
        ("Critics of the Rwanda plan met on Tuesday.", "en"),
        ("Les expulsés sont arrivés des États-Unis au Cameroun.", "fr"),
        ("El vuelo salió de Estados Unidos hacia Costa Rica.", "es"),
    ],
)
def test_two_states_or_the_name_of_a_scheme_are_parties_enough(report: str, language: str) -> None:
    """A receiver alone stands for a scheme that is called by it."""
    assert names_parties(report, language=language)


@pytest.mark.parametrize(
    "report",
    [
        "Volunteers cooked for refugees under a plan of the council.",
        "Migrants who were removed from the square may return to Germany's capital, the mayor said.",
    ],
)
def test_fewer_than_two_states_make_no_pair(report: str) -> None:
    """Most news of migrants concerns one state alone, and need not be parsed."""
    assert may_concern_text(report)
    assert not names_parties(report, language="en")


def test_whom_the_parties_keep_out_tells_nothing_when_it_is_read_all_the_same() -> None:
    """No reading is lost with a report that names fewer than two states."""
    examples = [example for rule in load_gate().rules for example in rule.examples]
    stopped = [example for example in examples if not names_parties(example, language="en")]

    readings = [
        read_document(Document(address="report.txt", text=text, published="2025-09-10"), gated=False)
        for text in stopped
    ]

    assert stopped
    assert not any(reading.events or reading.statements for reading in readings)


def test_every_rule_lets_its_examples_pass() -> None:
    """A rule of the gate carries its own proof."""
    for rule in load_gate().rules:
        assert rule.examples, rule.id
        for example in rule.examples:
            assert may_concern(example.encode()), (rule.id, example)
            assert may_concern_text(example), (rule.id, example)
