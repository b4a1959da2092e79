"""Who speaks: people as the cast of a report knows them, and the speaker of one utterance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Speaker(NamedTuple):
    """Who said something: name, office and what they speak for.

    "Foreign minister Olivier Nduhungirehe" is ``("Olivier Nduhungirehe", "Foreign minister", "RW")``.
    ``affiliation`` is an ISO code for a government, else ``court``, ``ngo``, ``un``, ``opposition``,
    ``lawyer``, ``person``, ``media``, ``expert`` or ``other``; ``because`` names the rule that found it.
    ``gender`` is m, f, plural, thing, or empty where the report does not tell. ``at`` is where in the text
    the speaker was mentioned. ``is_known`` is true of an official whom the lexicon knows by name.
    """

    name: str
    role: str | None
    affiliation: str
    because: str
    gender: str = ""
    at: int = -1
    is_known: bool = False


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody whom the report names, collected over the whole text while the cast is built.

    ``name`` grows to the fullest form; ``mentions`` are the places of the first tokens that name the
    person, in order; ``role_span`` are the tokens of the office as the report gives it.
    """

    name: str
    words: tuple[str, ...]
    mentions: list[int]
    role: str | None = None
    role_tokens: range | None = None
    gender: str = ""
    is_titled: bool = False
