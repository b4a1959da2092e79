"""The forms of English verbs and nouns."""

from __future__ import annotations

import pytest

from pactwatch.language.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("base", "form"),
    [
        ("strike", "struck"),
        ("deport", "deported"),
        ("fly", "flies"),
        ("scrap", "scrapped"),
        ("sign", "signing"),
    ],
)
def test_a_verb_is_known_in_the_forms_that_reports_use(base: str, form: str) -> None:
    """The lexicons give the base form only, and reports hardly ever do."""
    assert form in verb_forms(base)


@pytest.mark.parametrize(("base", "form"), [("treaty", "treaties"), ("judge", "judges"), ("man", "men")])
def test_a_noun_is_known_in_the_plural(base: str, form: str) -> None:
    """A list of "treaty" has to find "treaties"."""
    assert noun_forms(base) == (base, form)
