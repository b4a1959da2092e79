"""The words by which reports describe those who speak: offices, bodies, titles and small words."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pactwatch.data_file import load_data_file
from pactwatch.language.cast.tokens import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST_PHRASE = 7
Value = TypeVar("Value")


class Phrases(dict[tuple[str, ...], Value]):
    """Entries by the words of a phrase, with the lengths of the phrases that begin with each word."""

    def __init__(self, entries: Mapping[tuple[str, ...], Value]) -> None:
        super().__init__(entries)
        lengths: dict[str, set[int]] = {}
        for phrase in entries:
            if len(phrase) <= _LONGEST_PHRASE:
                lengths.setdefault(phrase[0], set()).add(len(phrase))
        self.lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}


class Head(NamedTuple):
    """A noun that heads a description of a speaker: "minister", "lawyers", "lawsuit".

    ``kind`` is what such a speaker speaks for, ``holder`` is person, group, body or document. A head that
    ``derives`` takes its kind from the body named beside it ("an Amnesty spokesman").
    """

    head_id: str
    kind: str
    holder: str
    gender: str
    derives: bool


class Body(NamedTuple):
    """A body known by name; ``affiliation`` is an ISO code or a kind such as ``ngo``."""

    body_id: str
    affiliation: str


class KnownPerson(NamedTuple):
    """Somebody often named without an office, with the terms in which they speak for ``affiliation``.

    A term is its first day and the day after its last; an empty one is open. Without terms they always do.
    """

    affiliation: str
    gender: str
    terms: tuple[tuple[str, str], ...]
    otherwise: str

    def affiliation_on(self, published: str | None) -> str:
        """Return what they speak for on a date; in a month or a year, for what they do in any part of it."""
        if not self.terms or published is None:
            return self.affiliation
        latest = f"{published}~"
        is_in_term = any(first <= latest and (not end or published < end) for first, end in self.terms)
        return self.affiliation if is_in_term else self.otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLexicon:
    """Everything that one language's ``offices.toml`` tells, keyed for lookup by lower-case words.

    Keys of ``heads`` and ``offices`` are tuples of lower-case words, those of ``bodies`` tuples of words to
    the letter, since "the Sun" speaks and the sun does not.
    """

    heads: Phrases[Head]
    bodies: Phrases[Body]
    offices: Phrases[str]
    overrides: dict[str, str]
    titles: dict[str, str]
    pronouns: dict[str, str]
    first_names: dict[str, str]
    words: dict[str, frozenset[str]]
    people: dict[tuple[str, ...], KnownPerson]
    head_is_first: bool
    examples: tuple[tuple[str, str, str], ...]


@functools.cache
def load_offices(language: str) -> OfficeLexicon:
    """Load the offices, bodies and titles of a language.

    Raises:
        LexiconError: If the file is missing, is not TOML, or lacks a table.
    """
    build = functools.partial(_build, load_data_file("pactwatch.language", "lexicons/people.toml", dict))
    return load_data_file("pactwatch.language", f"lexicons/{language}/offices.toml", build)


def _build(people: dict[str, Any], table: dict[str, Any]) -> OfficeLexicon:
    grammar = table["grammar"]
    elided = frozenset(grammar.get("elided", ()))
    heads: dict[tuple[str, ...], Head] = {}
    for row in table["head"]:
        head = Head(
            row["id"], row["kind"], row["holder"], row.get("gender", ""), bool(row.get("derives", False))
        )
        heads.update({_words(words, elided): head for words in row["words"]})
    bodies = {
        _words(name, elided): Body(row["id"], row["affiliation"])
        for row in table["body"]
        for name in row["names"]
    }
    return OfficeLexicon(
        heads=Phrases(heads),
        bodies=Phrases(bodies),
        offices=Phrases(
            {_words(p, elided): row["affiliation"] for row in table["office"] for p in row["phrases"]}
        ),
        overrides={word: row["affiliation"] for row in table["override"] for word in row["words"]},
        titles={word: row["gender"] for row in table["title"] for word in row["words"]},
        pronouns={word: row["gender"] for row in table["pronoun"] for word in row["words"]},
        first_names={name: gender for gender, names in table["first_names"].items() for name in names},
        words=_small_words(grammar),
        people={
            _words(name, elided): KnownPerson(
                row["affiliation"], row["gender"], read_terms(row.get("terms", ())), row.get("otherwise", "")
            )
            for row in people["person"]
            for name in row["names"]
        },
        head_is_first=bool(grammar["head_is_first"]),
        examples=tuple(
            (row["id"], row.get("kind", row.get("affiliation", "")), example)
            for group in ("head", "body", "override")
            for row in table[group]
            for example in row.get("examples", ())
        ),
    )


def _small_words(grammar: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return the lists of the grammar as sets, with what is left of two of them without the words of another.

    ``fields`` are the portfolios that are no mere rank, ``stops`` the words that end the words of an office.
    """
    words = {key: frozenset(value) for key, value in grammar.items() if isinstance(value, list)}
    fields = words["portfolios"] - words["ranks_of_office"]
    return {**words, "fields": fields, "stops": words["relatives"] - words["of_office"]}


def read_terms(terms: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the first day and the end of each term: of "2007-12-03/2013-09-18", "2022-05-23/"."""
    return tuple((first, end) for first, _, end in (term.partition("/") for term in terms))


def _words(name: str, elided: frozenset[str]) -> tuple[str, ...]:
    return tuple(token.text for token in Words(name, elided).tokens)


def longest_match(table: Phrases[Value], words: list[str], at: int) -> tuple[int, Value] | None:
    """Return the number of words and the entry of the longest phrase of ``table`` that begins at a word."""
    if at >= len(words):
        return None
    for length in table.lengths.get(words[at], ()):
        entry = table.get(tuple(words[at : at + length])) if at + length <= len(words) else None
        if entry is not None:
            return length, entry
    return None
