"""Who speaks by office first and is named after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.claims.statement import Statement

    Read = Callable[..., tuple[Statement, ...]]


def speakers(statements: tuple[Statement, ...]) -> list[tuple[str | None, str | None]]:
    """Return name and office of whoever speaks, in the order of the text."""
    return [(statement.speaker, statement.role) for statement in statements]


def test_an_office_of_the_lead_is_that_of_the_name_in_the_next_sentence(read: Read) -> None:
    """One person, of whom each sentence tells what the other leaves out."""
    statements = read(
        "In Kigali, a spokeswoman for the government said that Rwanda would take 250 migrants from Britain. "
        "“The migrants will be treated well,” Yolande Makolo told reporters.",
        keep_all=True,
    )

    assert speakers(statements) == [("Yolande Makolo", "spokeswoman")] * 2


@pytest.mark.parametrize(
    "after",
    [
        "“We will take them,” President Paul Kagame told reporters.",
        "“We pay for it under the deal with Rwanda,” Yvette Cooper told reporters.",
    ],
)
def test_another_office_or_another_state_is_another_person(read: Read, after: str) -> None:
    """A president is nobody's spokesman, and a Briton no Rwandan official."""
    lead = "In Kigali, a spokesman for the government said that Rwanda would take 250 migrants from Britain. "

    assert speakers(read(lead + after, keep_all=True))[0] == ("spokesman for the government", "spokesman")


@pytest.mark.parametrize(
    ("named", "speaker"),
    [
        ("John Chiligati said", "John Chiligati"),
        ("John Chiligati, a trader, said", "Tanzania's deputy home minister"),
    ],
)
def test_a_bare_name_in_the_next_sentence_is_that_of_the_office_before(
    read: Read, named: str, speaker: str
) -> None:
    """Who is named without a word of who they are must have been told of already."""
    lead = "“It was put to us,” Tanzania's deputy home minister said. "
    statements = read(f"{lead}{named} that Britain had been turned down.", keep_all=True)

    assert speakers(statements)[0] == (speaker, "deputy home minister")
