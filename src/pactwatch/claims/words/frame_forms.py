"""Families of words that tell one kind of doing: "ship", "bundle onto" and "airlift" are of ``transport``."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.event import EventType
from pactwatch.claims.words.cues import follows
from pactwatch.data_file import load_data_file
from pactwatch.language.inflection import noun_forms, verb_forms
from pactwatch.language.romance.wordings import ROMANCE, romance_forms

if TYPE_CHECKING:
    from collections.abc import Iterator


class Frame(NamedTuple):
    """A family of words, and the types of event that it can tell of people sent to another state."""

    name: str
    tells: frozenset[EventType]


class FrameForm(NamedTuple):
    """A form in which a frame stands in a text: the words that must follow the first one.

    ``needs`` are those words without the marks of nearness.
    """

    frame: Frame
    rest: tuple[str, ...]
    is_noun: bool
    needs: frozenset[str]


class FormAt(NamedTuple):
    """The word of a sentence where a form begins, and whether what must follow does follow it there."""

    at: int
    form: FrameForm
    is_whole: bool


@functools.cache
def load_frames(language: str) -> dict[str, tuple[FrameForm, ...]]:
    """Load the frames of a language, by the first word of each of their forms.

    Raises:
        LexiconError: If the file is not TOML, or a frame lacks a key or names no event.
    """
    return load_data_file(
        "pactwatch.claims",
        f"lexicons/{language}/frames.toml",
        functools.partial(_build, language),
        remedy='Give each frame three keys: tells = ["…"], verbs = "…; …" and nouns = "…; …".',
    )


def _build(language: str, data: dict[str, Any]) -> dict[str, tuple[FrameForm, ...]]:
    by_form: dict[str, list[FrameForm]] = {}
    for name, row in data.items():
        frame = Frame(name, frozenset(map(EventType, row["tells"])))
        for first, rest, is_noun in _forms(_split(row["verbs"]), _split(row["nouns"]), language):
            form = FrameForm(frame, rest, is_noun, frozenset(word.removeprefix("+") for word in rest))
            known = by_form.setdefault(first, [])
            if form not in known:
                known.append(form)
    return {first: tuple(forms) for first, forms in by_form.items()}


def _split(row: str) -> list[str]:
    return [wording for piece in row.split(";") if (wording := piece.strip())]


def _forms(verbs: list[str], nouns: list[str], language: str) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    if language in ROMANCE:
        for rest, firsts, is_noun in romance_forms(verbs, nouns, language):
            yield from ((first, rest, is_noun) for first in firsts)
        return
    for wording in verbs:
        head, *after = wording.split(" ")
        yield from ((form, tuple(after), False) for form in verb_forms(head))
    for wording in nouns:
        *before, last = wording.replace("-", " - ").split(" ")
        for form in noun_forms(last):
            opening, *close = [*before, form]
            yield opening, tuple(f"+{word}" for word in close), True


def find_forms(lowered: list[str], language: str) -> Iterator[FormAt]:
    """Yield the forms of frames whose words all stand in a sentence, in the order of their first words."""
    present = frozenset(lowered)
    for at, forms in enumerate(map(load_frames(language).get, lowered)):
        for form in forms or ():
            if not form.needs <= present:
                continue
            is_whole = not form.rest or follows(lowered, at, form.rest)
            if is_whole or not form.is_noun:
                yield FormAt(at, form, is_whole)
