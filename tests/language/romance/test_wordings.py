"""Entries of lexicons are found in every form that a report may have."""

from __future__ import annotations

import pytest

from pactwatch.language.romance.wordings import governor_forms, noun_wordings, romance_forms


@pytest.mark.parametrize(
    ("wording", "language", "plural"),
    [
        ("accord", "fr", ("accords",)),
        ("demandeur d'asile", "fr", ("demandeurs", "d", "asile")),
        ("ressortissant étranger", "fr", ("ressortissants", "étrangers")),
        ("tribunal", "fr", ("tribunaux",)),
        ("bateau", "fr", ("bateaux",)),
        ("pays tiers", "fr", ("pays", "tiers")),
        ("acuerdo", "es", ("acuerdos",)),
        ("avión", "es", ("aviones",)),
        ("juez", "es", ("jueces",)),
        ("solicitante de asilo", "es", ("solicitantes", "de", "asilo")),
        ("autoridad", "es", ("autoridades",)),
    ],
)
def test_a_noun_has_its_plural(wording: str, language: str, plural: tuple[str, ...]) -> None:
    """What hangs on a noun by a preposition stays as it is."""
    assert noun_wordings(wording, language)[-1] == plural


def test_a_verb_with_a_fixed_end_is_inflected_at_its_head() -> None:
    """The entry "mettre fin" stands as "a mis fin" and "mettra fin"."""
    [(rest, firsts, is_noun)] = romance_forms(["mettre fin"], [], "fr")

    assert (rest, is_noun) == (("fin",), False)
    assert {"mis", "mettra"} <= set(firsts)


def test_a_governor_may_be_verb_or_noun() -> None:
    """Both "nier" and "projet" stand above what they deny or plan."""
    assert "nié" in governor_forms("nier", "fr")
    assert governor_forms("projet", "fr") == ("projet", "projets")
