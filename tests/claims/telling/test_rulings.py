"""What a court decided, told by who decides and by what is negated."""

from __future__ import annotations

import pytest

from pactwatch.claims.reader import read_document
from pactwatch.documents import Document


def types_in(text: str) -> set[str]:
    """Return the types of the events of a short report."""
    reading = read_document(Document(address="report.txt", text=text, published="2025-09-10"))
    return {event.type.value for event in reading.events}


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court turned down the plan to fly migrants from Britain to Rwanda on Wednesday.",
        "The Supreme Court in London threw out the scheme to deport asylum seekers from Britain to Rwanda.",
        "The scheme to deport asylum seekers from Britain to Rwanda was rejected by the Supreme Court.",
    ],
)
def test_a_court_that_throws_a_plan_out_rules_against_it(text: str) -> None:
    """A state refuses; a court rules."""
    types = types_in(text)

    assert "ruled_unlawful" in types
    assert not types & {"refused", "ruled_lawful"}


def test_not_lawful_is_unlawful() -> None:
    """The word of the opposite ruling stands in it."""
    types = types_in(
        "Italy sends migrants to two centres in Albania. On 18 August a court in Rome ruled that the "
        "detention of the migrants in Albania was not lawful."
    )

    assert "ruled_unlawful" in types
    assert "ruled_lawful" not in types


def test_not_unlawful_is_lawful() -> None:
    """Two negations make a ruling for the plan."""
    types = types_in(
        "The High Court in London ruled on 1 September that the plan to send asylum seekers from Britain "
        "to Rwanda was not unlawful."
    )

    assert "ruled_lawful" in types
    assert "ruled_unlawful" not in types


def test_a_state_that_turns_a_plan_down_refuses() -> None:
    """Only a court's refusal is a ruling."""
    assert "refused" in types_in(
        "Rwanda turned down Britain's plan to send asylum seekers there on Wednesday."
    )


@pytest.mark.parametrize(
    ("text", "ruling"),
    [
        (
            "The Supreme Court of Palau refused a Senate application for a stay of the plan.",
            "ruled_lawful",
        ),
        ("The court turned down the Senate's bid to halt the agreement.", "ruled_lawful"),
        (
            "A judge declined on Thursday to order the government to stop the transfers.",
            "ruled_lawful",
        ),
        ("A federal judge refused to lift the injunction on the transfers.", "ruled_unlawful"),
    ],
)
def test_who_asks_a_court_in_vain_loses(text: str, ruling: str) -> None:
    """A stay that is refused lets a plan go on; one that is not lifted does not."""
    deal = "Palau has agreed to take up to 75 migrants deported by the United States. "

    assert types_in(deal + text) - {"agreed"} == {ruling}
