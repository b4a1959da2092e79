"""Words of a report are told apart by what they stand for."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from pactwatch.claims.words.classes import classify
from pactwatch.claims.words.cues import load_cues

FOUND_IN_THE_TEXT = {"state", "nationality", "count", "money_sum"}


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("the pact on deportees", 1, "instrument"),
        ("the pact on deportees", 3, "migrant"),
        ("judges struck it down", 0, "court"),
        ("a letter of intent", 1, "instrument"),
        ("the letters of intent", 1, "instrument"),
        ("asylum seekers flew out", 0, "people"),
        ("a third - country national", 1, "migrant"),
    ],
)
def test_a_word_is_of_the_class_that_its_wording_names(text: str, word: int, kind: str) -> None:
    """Singular or plural, one word or several, with or without a hyphen."""
    assert kind in classify(text.lower().split(), "en")[word]


def test_an_ordinary_word_is_of_no_class() -> None:
    """What stands for nothing must not satisfy any cue."""
    assert classify(["quickly"], "en") == [frozenset()]


def test_every_class_that_a_cue_names_exists() -> None:
    """A misspelt class would silently switch a cue off, or its exception on."""
    path = resources.files("pactwatch.claims") / "lexicons" / "en" / "classes.toml"
    known = {*tomllib.loads(path.read_text("utf-8")), *FOUND_IN_THE_TEXT}

    named = {
        (cue.cue_id, kind)
        for cue in load_cues("en").cues
        for kinds in (cue.subject, cue.object, cue.clause, cue.sentence, cue.sentence_local, cue.without)
        for kind in kinds
    }

    assert {(cue_id, kind) for cue_id, kind in named if kind not in known} == set()
