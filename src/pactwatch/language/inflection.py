"""The forms in which an English verb or noun stands in a report.

>>> verb_forms("strike")
('strike', 'strikes', 'striking', 'struck', 'stricken')
"""

from __future__ import annotations

import functools
from operator import itemgetter

from pactwatch.data_file import load_data_file

_VOWELS = "aeiou"
_SHORTEST_DOUBLED = 3


@functools.cache
def _irregular() -> dict[str, list[str]]:
    return load_data_file("pactwatch.language", "lexicons/en/irregular.toml", itemgetter("verbs"))


@functools.cache
def _base_by_form() -> dict[str, str]:
    """The base of each irregular form; of a form of two verbs ("lay") the one that comes first."""
    bases: dict[str, str] = {}
    for base, forms in _irregular().items():
        if base != "doubling":
            for form in forms:
                bases.setdefault(form, base)
    return bases


def base_of(form: str) -> str:
    """Return the base of an irregular verb form ("flew": "fly"); any other word as it is."""
    return _base_by_form().get(form, form)


def may_be_past(form: str) -> bool:
    """Say whether a verb form is a past or a past participle, or looks like one ("put").

    >>> [may_be_past(form) for form in ("arrive", "arrived", "flew", "put")]
    [False, True, True, True]
    """
    return form.endswith("ed") or base_of(form) != form or form in _irregular().get(form, ())


@functools.cache
def verb_forms(base: str) -> tuple[str, ...]:
    """Return base, third person, participle in -ing, past and past participle of a verb."""
    forms = [base, _with_s(base), _stem_before_vowel(base, "ing") + "ing"]
    irregular = _irregular().get(base)
    past = irregular if irregular is not None else [_regular_past(base)]
    return tuple(dict.fromkeys([*forms, *past]))


@functools.cache
def noun_forms(base: str) -> tuple[str, ...]:
    """Return singular and plural of a noun."""
    if base.endswith("man"):
        return (base, base[:-3] + "men")
    return (base, _with_s(base))


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")) or base in {"go", "do", "veto", "undergo"}:
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _regular_past(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    if base.endswith("e"):
        return base + "d"
    return _stem_before_vowel(base, "ed") + "ed"


def _stem_before_vowel(base: str, ending: str) -> str:
    if base.endswith("ie") and ending == "ing":
        return base[:-2] + "y"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1]
    if _doubles_its_consonant(base):
        return base + base[-1]
    return base


def _doubles_its_consonant(base: str) -> bool:
    if base in _irregular().get("doubling", []):
        return True
    return (
        len(base) >= _SHORTEST_DOUBLED
        and base[-1] not in _VOWELS + "wxy"
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
        and sum(letter in _VOWELS for letter in base) == 1
    )
