"""Families of words that tell one kind of doing."""

from __future__ import annotations

import pytest

from pactwatch.claims.event import EventType
from pactwatch.claims.reader import annotate
from pactwatch.claims.words.frame_forms import load_frames
from pactwatch.claims.words.frames import find_frames
from pactwatch.documents import Document


def frames_in(text: str, language: str = "en") -> set[str]:
    """Return the frames of all clauses of a text."""
    passages = annotate(Document(address="report.txt", text=text, language=language)).passages
    return {
        frame.name
        for passage in passages
        for index in range(len(passage.words))
        for frame, _ in find_frames(passage, passage.syntax.clause_of(index))
    }


@pytest.mark.parametrize(
    ("text", "frame", "language"),
    [
        ("Six men were bundled onto a jet to Kigali.", "transport", "en"),
        ("The plug was pulled on the scheme for migrants.", "end", "en"),
        ("Ministers put the deal with Rwanda on ice.", "stop_for_now", "en"),
        ("Nigeria gave the American request the cold shoulder.", "refuse", "en"),
        ("Les deux pays ont mis fin au dispositif.", "end", "fr"),
        ("El Gobierno suspendió los traslados de migrantes.", "stop_for_now", "es"),
    ],
)
def test_sayings_of_one_kind_are_one_frame(text: str, frame: str, language: str) -> None:
    """However a desk words it, that a scheme is stopped is one kind of doing."""
    assert frame in frames_in(text, language)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_type_of_event_has_a_frame_in_every_language(language: str) -> None:
    """Readers of French reports find refusals as readers of English ones do."""
    told = {event for forms in load_frames(language).values() for form in forms for event in form.frame.tells}

    assert told == set(EventType)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_languages_have_the_same_frames(language: str) -> None:
    """What a frame is worth is learnt over all languages, so that its name must mean one thing."""

    def names(code: str) -> set[str]:
        return {form.frame.name for forms in load_frames(code).values() for form in forms}

    assert names(language) == names("en")
