"""The words that stand for states, read from the lexicons and ready to be scanned for."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.language.demonyms import inflect
from pactwatch.language.scan import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("en", "fr", "es")
_COLUMNS = ("name", "demonym", "capital")


class State(NamedTuple):
    """A state by what reports call it and by what it is.

    ``names`` are by language; ``region`` is its continents and subregions and ``kinds`` what else it is,
    so that "the small West African nation" can be resolved.
    """

    code: str
    names: dict[str, tuple[str, ...]]
    region: frozenset[str]
    kinds: frozenset[str]


class Term(NamedTuple):
    """What a word stands for: a state's code and in which way, or no state at all (an empty code)."""

    code: str
    kind: str


class StateLexicon(NamedTuple):
    """All terms of one language with the scanner that finds them; ``terms[i]`` belongs to scanner term i."""

    scanner: Scanner
    words: tuple[str, ...]
    terms: tuple[Term, ...]


def read_lexicon(name: str) -> dict[str, Any]:
    """Read one of the lexicons of states.

    Raises:
        LexiconError: If the file is not TOML.
    """
    return load_data_file("pactwatch.language", f"lexicons/{name}", dict)


@functools.cache
def load_states() -> dict[str, State]:
    """Load every state by its code."""
    attributes = read_lexicon("states.toml")["attributes"]
    names = {language: _names(language) for language in LANGUAGES}
    states = {}
    for code, row in attributes.items():
        continent, subregions, kinds = (frozenset(column.split()) for column in row.split("|"))
        named = {language: names[language].get(code, ()) for language in LANGUAGES}
        states[code] = State(code, named, continent | subregions, kinds)
    return states


@functools.cache
def load_known_senders() -> dict[str, str]:
    """Load the states that have been reported to send people to third countries, with where to."""
    return dict(read_lexicon("states.toml")["known_senders"])


@functools.cache
def load_members() -> dict[str, frozenset[str]]:
    """Load the member states of each union that is a party itself."""
    return {code: frozenset(row.split()) for code, row in read_lexicon("states.toml")["unions"].items()}


@functools.cache
def load_state_lexicon(language: str) -> StateLexicon:
    """Load the terms that reports of a language use; an unknown language has those of English."""
    terms: dict[str, Term] = {}
    for word, term in _entries(language if language in LANGUAGES else "en"):
        for variant in _variants(word):
            terms.setdefault(variant, term)
    return StateLexicon(Scanner(list(terms)), tuple(terms), tuple(terms.values()))


@functools.cache
def load_places() -> frozenset[str]:
    """Return the capitals and other cities that are known as some state's, as English reports name them."""
    return frozenset(word for word, term in _entries("en") if term.kind in {"capital", "city"})


def _names(language: str) -> dict[str, tuple[str, ...]]:
    words = read_lexicon(f"states_{language}.toml")["words"]
    return {code: tuple(split(row.split("|")[0])) for code, row in words.items()}


def _entries(language: str) -> Iterator[tuple[str, Term]]:
    """Yield each word with what it stands for; of two meanings of one word, the first yielded holds."""
    context = read_lexicon("states_context.toml")
    for phrase in split(context["mask"]["phrases"].replace("\n", ";")):
        yield phrase, Term("", "mask")
    for code, row in read_lexicon(f"states_{language}.toml")["words"].items():
        for kind, column in zip(_COLUMNS, row.split("|"), strict=True):
            for word in split(column):
                forms = inflect(word, language) if kind == "demonym" else (word,)
                yield from ((form, Term(code, kind)) for form in forms)
    for kind, rows in read_lexicon("states_shared.toml").items():
        for code, row in rows.items():
            yield from ((word, Term(code, kind)) for word in split(row))
    for code, row in read_lexicon("states_leaders.toml")["leaders"].items():
        for person in split(row):
            name = person.rstrip("*!")
            yield name, Term(code, "leader")
            if not person.endswith("!"):
                yield surname(name), Term(code, "leader" if person.endswith("*") else "surname")


def surname(name: str) -> str:
    """Return what follows the first name: "Trump" of "Donald Trump", "van Weel" of "David van Weel"."""
    return name.partition(" ")[2] or name


def split(row: str) -> list[str]:
    """Return the words of a row of a lexicon, where semicolons set them off."""
    return [word for piece in row.split(";") if (word := piece.strip())]


def _variants(word: str) -> Iterator[str]:
    """Yield the spellings of a word: as it is, in capitals, and with a capital where it begins small."""
    word = word.replace("’", "'")
    yield word
    yield word.upper()
    if word[0].islower():
        yield word[0].upper() + word[1:]
