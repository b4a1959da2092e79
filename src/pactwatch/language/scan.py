"""Finding many terms in a text in one pass; the only module that knows the Aho-Corasick library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ODD = re.compile(rb"[^a-zA-Z0-9]")
_SMALL = bytes(range(256)).lower().translate(bytes.maketrans(b"\t\n\r\f\v", b"     "))


class Hit(NamedTuple):
    """A term that stands in a text from ``start`` to ``end``; ``term`` is its place in the list of terms."""

    start: int
    end: int
    term: int


class Scanner:
    """Finds terms as whole words; built once, used for every report.

    Of "Niger" and "Nigeria", a text that says "Nigeria" holds only the second, and of "Sudan" and
    "South Sudan" a text that says "South Sudan" holds only the longer. Case and accents are to the
    letter: who wants variants lists them.
    """

    __slots__ = ("_automaton",)

    def __init__(self, terms: Sequence[str]) -> None:
        self._automaton = AhoCorasick(terms, implementation=Implementation.ContiguousNFA)

    def find(self, text: str) -> list[Hit]:
        """Return the hits in the order of the text; they never overlap, the leftmost longest wins."""
        hits: list[Hit] = []
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        reached = 0
        for term, start, end in sorted(found, key=_leftmost_longest):
            if start >= reached and is_word(text, start, end):
                hits.append(Hit(start, end, term))
                reached = end
        return hits


class ByteScanner:
    """Says which terms stand anywhere in bytes, whole words or not: the cheapest look at a report."""

    __slots__ = ("_automaton",)

    def __init__(self, terms: Sequence[bytes]) -> None:
        self._automaton = BytesAhoCorasick(terms, implementation=Implementation.DFA)

    def find(self, data: bytes) -> set[int]:
        """Return the places in the list of terms of those that stand in the data."""
        return {term for term, _, _ in self._automaton.find_matches_as_indexes(data, overlapping=True)}

    def find_all(self, data: bytes) -> list[tuple[int, int]]:
        """Return where each term begins, with its place in the list of terms, in the order of their ends."""
        found = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return [(start, term) for term, start, _ in found]


class SparseScanner:
    """Looks through large pages for terms that stand in few of them, in whatever case.

    Hyperscan, where it is installed, looks through three gigabytes a second; Aho-Corasick does the same at a
    fifth of that. A space of a term stands for any white space.
    """

    __slots__ = ("_database", "_fallback", "_lengths")

    def __init__(self, terms: Sequence[bytes]) -> None:
        self._lengths = [len(term) for term in terms]
        self._database = _compile_hyperscan(terms)
        self._fallback = (
            BytesAhoCorasick(terms, implementation=Implementation.DFA) if self._database is None else None
        )

    def find(self, data: bytes) -> list[tuple[int, int]]:
        """Return where terms begin, with their places in the list of terms, in the order of their ends."""
        hits: list[tuple[int, int]] = []

        def note(start: int, term: int) -> bool:
            hits.append((start, term))
            return False

        self.has(data, note)
        return hits

    def has(self, data: bytes | memoryview, accepts: Callable[[int, int], bool]) -> bool:
        """Say whether a hit is accepted, of those in the data with where each begins and its term."""
        if self._fallback is not None:
            small = bytes(data).translate(_SMALL)
            found = self._fallback.find_matches_as_indexes(small, overlapping=True)
            return any(accepts(start, term) for term, start, _ in found)
        is_found = False

        def look(term: int, _start: int, end: int, _flags: int, _context: object) -> bool | None:
            nonlocal is_found
            is_found = accepts(end - self._lengths[term], term)
            return is_found or None

        try:
            self._database.scan(data, match_event_handler=look)
        except Exception:
            if not is_found:
                raise
        return is_found


def _compile_hyperscan(terms: Sequence[bytes]) -> Any:
    """Return a Hyperscan database of the terms, or None where Hyperscan is not installed."""
    try:
        import hyperscan
    except ImportError:
        return None
    database = hyperscan.Database()
    expressions = [
        _ODD.sub(lambda found: rb"\s" if found[0] == b" " else b"\\x%02x" % found[0][0], term)
        for term in terms
    ]
    database.compile(
        expressions=expressions,
        ids=list(range(len(terms))),
        elements=len(terms),
        flags=[hyperscan.HS_FLAG_CASELESS] * len(terms),
    )
    return database


def is_word(text: str, start: int, end: int) -> bool:
    """Say whether no letter or digit touches the passage from outside.

    "Rwanda" is a word in "Rwanda-backed", in "Rwanda's" and in "l'Italie", and "Chad" is none in "Chadwick".
    """
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not (before or after)


def _leftmost_longest(found: tuple[int, int, int]) -> tuple[int, int]:
    return found[1], -found[2]
