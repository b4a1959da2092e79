"""The words by which French and Spanish reports tie what was said to who said it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import check_keys, load_data_file
from pactwatch.errors import LexiconError
from pactwatch.language.romance.conjugation import VerbForms, conjugate

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("fr", "es")
_VERB_KEYS = {"id", "verbs", "infinitive", "takes_object", "matches", "rejects"}
_SHAPES = ("participle", "finite", "gerund", "infinitive")
_SOURCE_KEYS = {"id", "words", "matches", "rejects"}


class SpeechVerb(NamedTuple):
    """One verb of speech: its base form, the family that it belongs to and what may follow it."""

    lemma: str
    family: str
    infinitive: frozenset[str]
    takes_object: bool
    is_reflexive: bool
    tail: tuple[str, ...]


class VerbForm(NamedTuple):
    """One form of a verb of speech; ``shape`` is ``finite``, ``participle``, ``gerund`` or ``infinitive``."""

    verb: SpeechVerb
    shape: str


class Example(NamedTuple):
    """A sentence that the words of an entry must find somebody's words in, or must not."""

    entry: str
    sentence: str
    is_match: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RomanceLexicon:
    """Everything that the rules know of one language, by its words in lower case.

    ``forms`` has the readings of each form of a verb of speech, ``sources`` the wordings such as
    "selon" by their first word, ``words`` the sets of function words by name.
    """

    language: str
    forms: Mapping[str, tuple[VerbForm, ...]]
    sources: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: Mapping[str, frozenset[str]]
    finite_endings: tuple[str, ...]
    examples: tuple[Example, ...]


@functools.cache
def load_romance_lexicon(language: str) -> RomanceLexicon:
    """Load the lexicon of one language.

    Raises:
        LexiconError: If there is none, or an entry has missing or unknown keys.
    """
    name = f"lexicons/{language}/attribution.toml"
    if language not in LANGUAGES:
        raise LexiconError(
            what=f"no wordings for the language {language!r}",
            where=name,
            remedy=f"Use one of: {', '.join(LANGUAGES)}.",
        )
    return load_data_file("pactwatch.language", name, functools.partial(_build, language))


def _build(language: str, entries: dict[str, Any]) -> RomanceLexicon:
    for table, keys in (("verb", _VERB_KEYS), ("source", _SOURCE_KEYS)):
        for entry in entries[table]:
            check_keys(entry, keys, where=f"{table} {entry.get('id')}")
    words = {name: frozenset(listed) for name, listed in entries["words"].items()}
    return RomanceLexicon(
        language=language,
        forms=_forms_of(entries["verb"], entries["irregular"], language),
        sources=_sources_of(entries["source"]),
        words=words,
        finite_endings=tuple(entries["words"]["finite_endings"]),
        examples=_examples_of([*entries["verb"], *entries["source"]]),
    )


def _forms_of(
    families: list[dict[str, Any]], irregular: dict[str, dict[str, list[str]]], language: str
) -> dict[str, tuple[VerbForm, ...]]:
    found: dict[str, list[VerbForm]] = {}
    for family in families:
        for lemma in family["verbs"]:
            base, is_reflexive, tail = _take_apart(lemma)
            verb = SpeechVerb(
                lemma,
                family["id"],
                frozenset(family["infinitive"]),
                family["takes_object"],
                is_reflexive,
                tail,
            )
            given = irregular.get(base)
            forms = (
                VerbForms(tuple(given["finite"]), tuple(given["participle"]), tuple(given["gerund"]))
                if given
                else conjugate(base, language)
            )
            for shape, listed in (
                ("finite", forms.finite),
                ("participle", forms.participles),
                ("gerund", forms.gerunds),
                ("infinitive", (base,)),
            ):
                for form in listed:
                    found.setdefault(form, []).append(VerbForm(verb, shape))
    return {form: tuple(sorted(set(readings), key=_narrowest_first)) for form, readings in found.items()}


def _narrowest_first(form: VerbForm) -> tuple[int, int, int, str, str]:
    return (
        -len(form.verb.tail),
        -form.verb.is_reflexive,
        _SHAPES.index(form.shape),
        form.verb.lemma,
        form.verb.family,
    )


def _take_apart(lemma: str) -> tuple[str, bool, tuple[str, ...]]:
    """Take ``se réjouir``, ``comprometerse`` or ``faire savoir`` apart: base, reflexive or not, the rest."""
    for reflexive in ("se ", "s'"):
        if lemma.startswith(reflexive):
            base, *tail = lemma[len(reflexive) :].split()
            return base, True, tuple(tail)
    base, *tail = lemma.split()
    if base.endswith(("arse", "erse", "irse")):
        return base[:-2], True, tuple(tail)
    return base, False, tuple(tail)


def _sources_of(entries: list[dict[str, Any]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in entries:
        for wording in entry["words"]:
            words = tuple(wording.replace("'", " ").split())
            found.setdefault(words[0], []).append((words, entry["id"]))
    return {
        first: tuple(sorted(listed, key=lambda item: (-len(item[0]), item)))
        for first, listed in found.items()
    }


def _examples_of(entries: list[dict[str, Any]]) -> tuple[Example, ...]:
    return tuple(
        Example(entry["id"], sentence, key == "matches")
        for entry in entries
        for key in ("matches", "rejects")
        for sentence in entry[key]
    )
