"""For which state an office speaks that is named without one, and for whom members of a party do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.language.cast import Speaker


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Australia asked Nauru twice. Australia pays.\n\nPresident Ubo Gadabu agreed.", "Ubo Gadabu", "NR"),
        ("The US asked Jamaica. The US pays.\n\nThe prime minister agreed.", "prime minister", "JM"),
    ],
)
def test_an_office_is_of_a_state_that_has_it(
    speaker_in: Callable[..., Speaker], text: str, words: str, expected: str
) -> None:
    """A kingdom has no president, and the United States have no prime minister."""
    assert speaker_in(text, words).affiliation == expected


def test_a_ministry_stays_that_of_the_state_beside_which_it_was_named(
    speaker_in: Callable[..., Speaker],
) -> None:
    """Where a report names an office beside one state only, it means that one later."""
    text = (
        "Rwanda waits. Rwanda is ready. The Austrian interior minister flew to Rwanda.\n\n"
        "Rwanda has room.\n\nThe interior ministry declined to say more."
    )
    assert speaker_in(text, "The interior ministry").affiliation == "AT"


def test_an_embassy_does_not_speak_for_the_state_in_which_it_stands(
    speaker_in: Callable[..., Speaker],
) -> None:
    """The place of an embassy tells where it is, not whose."""
    text = "The United States has no mission in Tarawa. A spokesman for its embassy in Suva denied it."
    assert speaker_in(text, "A spokesman for its embassy in Suva").affiliation == "US"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Britain asked first.\n\nWilliam Ruto's spokesman Juma Were denied it.", "Juma Were", "KE"),
        ("Benin denied it, as did Angola, whose foreign minister Rui Neto said so.", "Rui Neto", "AO"),
    ],
)
def test_an_office_is_of_the_state_or_leader_that_it_is_named_after(
    speaker_in: Callable[..., Speaker], text: str, words: str, expected: str
) -> None:
    """A possessor or a relative clause tells whose office it is."""
    assert speaker_in(text, words).affiliation == expected


@pytest.mark.parametrize(
    ("published", "expected"), [("2023-06-01", "opposition"), ("2025-06-01", "other"), (None, "opposition")]
)
def test_a_member_of_a_party_is_no_opposition_while_it_governs(
    speaker_in: Callable[..., Speaker], published: str | None, expected: str
) -> None:
    """The day of the report decides; without one, members of parliament are no government."""
    text = "Britain has a scheme. Labour MP Ann Gray was appalled."
    assert speaker_in(text, "Ann Gray", day=published).affiliation == expected


def test_the_word_for_a_party_may_be_part_of_another_name(speaker_in: Callable[..., Speaker]) -> None:
    """A labour court is not of the Labour party."""
    text = "Britain has a scheme. Labour Court clerk Ann Gray, a lawyer, was appalled."
    assert speaker_in(text, "Ann Gray", day="2023-06-01").affiliation == "lawyer"


def test_a_minister_is_no_voice_of_the_opposition_whatever_party_is_named_beside(
    speaker_in: Callable[..., Speaker],
) -> None:
    """The office counts for more than a party that is named near it."""
    text = "Prime Minister Keir Starmer, who beat the Conservatives, spoke in Britain."
    assert speaker_in(text, "Keir Starmer", day="2025-06-01").affiliation == "GB"


def test_an_ambassador_is_of_the_state_that_sends_him(speaker_in: Callable[..., Speaker]) -> None:
    """In French too, the place after "à" is where somebody is posted."""
    text = "Au Kenya, l'ambassadeur à Berne, Andrew Kihara, a démenti."
    assert speaker_in(text, "Andrew Kihara", language="fr").affiliation == "KE"
