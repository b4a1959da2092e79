from __future__ import annotations

import pytest

from pactwatch.views.withholding import INSTEAD, NameCue, Withholding, find_names, load_name_cues

CUES = load_name_cues()


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.cue_id)
def test_a_cue_keeps_the_promises_of_its_own_examples(cue: NameCue) -> None:
    """One that misses a match is too narrow; one that takes a reject, too wide."""
    assert [sentence for sentence in cue.matches if not cue.pattern.search(sentence)] == []
    assert [sentence for sentence in cue.rejects if cue.pattern.search(sentence)] == []


def test_who_is_moved_is_found_by_what_reports_say_of_them() -> None:
    """Not by a list of names."""
    text = "Lawyers for Jorge Luna Prado, the Venezuelan who was wrongly sent there, spoke to Anna Mukamana."

    assert set(find_names(text)) == {"Jorge Luna Prado"}


def test_a_name_is_withheld_whole_and_in_part_whatever_the_letters() -> None:
    """A headline says the last name only, and in capitals."""
    withhold = Withholding(["Jorge Luna Prado"], ["Anna Mukamana"])

    assert withhold("JORGE LUNA PRADO was sent; Luna Prado is back, Prado's lawyer told Anna Mukamana.") == (
        f"{INSTEAD} was sent; {INSTEAD} is back, {INSTEAD}'s lawyer told Anna Mukamana."
    )


def test_who_speaks_for_somebody_keeps_the_name_that_another_shares() -> None:
    """The minister Frank Luna is not Jorge Luna."""
    withhold = Withholding(["Jorge Luna"], ["Frank Luna"])

    assert withhold("Frank Luna spoke of Jorge Luna.") == f"Frank Luna spoke of {INSTEAD}."


def test_a_name_that_a_decision_shows_is_shown() -> None:
    """Somebody who speaks for themselves, and wants it."""
    assert Withholding(["Jorge Luna"], ["jorge luna"])("Jorge Luna spoke.") == "Jorge Luna spoke."


@pytest.mark.parametrize("words", ["Eritrean man", "one of them", "WORLD THIS MORNING", "Rwanda"])
def test_what_names_nobody_is_left_alone(words: str) -> None:
    """Else "Eritrean" would vanish from every page."""
    assert Withholding([words], [])(f"It was {words}.") == f"It was {words}."
