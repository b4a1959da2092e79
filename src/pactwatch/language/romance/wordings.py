"""Entries of French and Spanish lexicons in every form in which they stand in a report.

>>> noun_wordings("demandeur d'asile", "fr")
(('demandeur', 'd', 'asile'), ('demandeurs', 'd', 'asile'))
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pactwatch.language.romance.grammar import load_grammar
from pactwatch.language.romance.verb_forms import inflect_verb
from pactwatch.language.romance.words import split_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROMANCE = frozenset({"fr", "es"})
_VOWELS = "aeiouáéó"


def romance_forms(
    verbs: Iterable[str], nouns: Iterable[str], language: str
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], bool]]:
    """Yield the forms of cues: the words that follow the first one, its forms, whether it is a noun.

    "mettre fin" gives "fin" with "met", "mis", "mettra" and all others.
    """
    for wording in verbs:
        first, *after = wording.split(" ")
        rest = [piece for word in after for piece in ((word,) if word[0] == "+" else split_wording(word))]
        yield tuple(rest), verb_wordings(first, language), False
    for wording in nouns:
        for first, *rest in noun_wordings(wording, language):
            yield tuple(rest), (first,), True


@functools.cache
def verb_wordings(infinitive: str, language: str) -> tuple[str, ...]:
    """Return every form of a verb."""
    return tuple(dict.fromkeys(form for form, _ in inflect_verb(infinitive, language)))


def governor_forms(word: str, language: str) -> tuple[str, ...]:
    """Return every form of a verb or a noun, as a governor may be either: "nier", "projet"."""
    if word in load_grammar(language).verbs:
        return verb_wordings(word, language)
    return (word, _plural(word, language))


def noun_wordings(wording: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Return a noun with what belongs to it, in singular and plural.

    What comes after "de" or another preposition stays as it is; adjectives before that go with the noun.
    """
    words = split_wording(wording)
    links = _links(language)
    cut = next((at for at, word in enumerate(words) if word in links or not word.isalpha()), len(words))
    if cut == 0 or len(words[0]) == 1:
        return (words,)
    plural = (*(_plural(word, language) for word in words[:cut]), *words[cut:])
    return tuple(dict.fromkeys((words, plural)))


@functools.cache
def _links(language: str) -> frozenset[str]:
    """The words at which a noun ends, and what only belongs to it begins."""
    small = load_grammar(language).words
    return small["prepositions"] | small["determiners"] | small["negators"] | small["have"] | small["be"]


def _plural(noun: str, language: str) -> str:
    return _french_plural(noun) if language == "fr" else _spanish_plural(noun)


def _french_plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al"):
        return noun[:-2] + "aux"
    return noun + ("x" if noun.endswith(("eau", "eu")) else "s")


def _spanish_plural(noun: str) -> str:
    if noun.endswith("s") or noun[-1:] in _VOWELS:
        return noun if noun.endswith("s") and noun[-2:-1] != "é" else _spanish_s(noun)
    if noun.endswith("ón"):
        return noun[:-2] + "ones"
    return noun[:-1] + "ces" if noun.endswith("z") else noun + "es"


def _spanish_s(noun: str) -> str:
    return noun[:-2] + "eses" if noun.endswith("és") else noun + "s"
