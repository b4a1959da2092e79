"""One base form stands for all forms of a demonym."""

from __future__ import annotations

import pytest

from pactwatch.language.demonyms import inflect


@pytest.mark.parametrize(
    ("word", "language", "forms"),
    [
        ("Rwandan", "en", ("Rwandan", "Rwandans")),
        ("British", "en", ("British",)),
        ("rwandais", "fr", ("rwandais", "rwandaise", "rwandaises")),
        ("italien", "fr", ("italien", "italienne", "italiens", "italiennes")),
        ("russe", "fr", ("russe", "russes")),
        ("ruandés", "es", ("ruandés", "ruandesa", "ruandeses", "ruandesas")),
        ("cubano", "es", ("cubano", "cubana", "cubanos", "cubanas")),
        ("español", "es", ("español", "española", "españoles", "españolas")),
        ("iraní", "es", ("iraní", "iraníes", "iranís")),
        ("belga", "es", ("belga", "belgas")),
    ],
)
def test_forms_follow_from_the_base(word: str, language: str, forms: tuple[str, ...]) -> None:
    """Gender and number are made by rule, not listed."""
    assert inflect(word, language) == forms
