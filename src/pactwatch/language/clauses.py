"""A sentence as words, and the clause that stands around one of them.

In "Rwanda, which had signed in June, took seven in August", the clause of "took" has the subject
"Rwanda" and the words "Rwanda took seven in August"; what the inner clause says stays out of it.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.language.span import Span


class Word(NamedTuple):
    """One word or mark of a sentence; ``start`` and ``end`` count code points of the whole text."""

    start: int
    end: int
    lower: str


def make_words(starts: Iterable[int], ends: Iterable[int], lowers: Iterable[str]) -> tuple[Word, ...]:
    """Return words from their places and forms, in a third of the time that it takes to call ``Word``."""
    return tuple(map(_MAKE_WORD, zip(starts, ends, lowers, strict=True)))


_MAKE_WORD = functools.partial(tuple.__new__, Word)
_START, _END = itemgetter(0), itemgetter(1)


def indices_within(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Return the first index of the words that a range of the text touches, and the one after the last.

    The two are the same where it touches none.
    """
    first = bisect_right(words, start, key=_END)
    last = bisect_left(words, end, lo=first, key=_START)
    return first, max(first, last)


class Clause(NamedTuple):
    """What stands around one word of a sentence; all fields hold indices into the sentence's words.

    ``subject`` is who acts (or, in the passive, what is acted on), also where it stands in an outer
    clause ("agreed to *accept*"); ``objects`` what is acted on or said of it; ``agent`` the one after
    "by"; ``whole`` every word of the clause without those of clauses inside it; ``governors`` the
    predicates that the clause depends on, nearest first ("the minister *said* that they *planned* to
    …"); ``helpers`` auxiliaries and particles of the verb ("will", "not", "to"); ``markers`` the words
    that open the clause ("until", "if"). ``is_modifier`` says that a participle only describes a noun
    ("*deported* migrants"), ``is_order`` that the verb is an imperative, ``is_gerund`` that it names a
    doing ("*sending* them would be illegal"), ``is_noun`` that a noun does ("after their *removal*").
    """

    head: int
    subject: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    agent: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()
    governors: tuple[int, ...] = ()
    helpers: tuple[int, ...] = ()
    is_passive: bool = False
    is_negated: bool = False
    is_modifier: bool = False
    is_order: bool = False
    is_gerund: bool = False
    is_noun: bool = False
    markers: tuple[int, ...] = ()


class Syntax(Protocol):
    """A sentence that can tell of each of its words in which clause it stands."""

    @property
    def span(self) -> Span:
        """The sentence's place in the text."""

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words and marks, in order."""

    def clause_of(self, index: int) -> Clause:
        """Return the clause around the word at an index."""

    def clauses(self) -> list[Clause]:
        """Return every clause of the sentence, in the order of their heads."""
