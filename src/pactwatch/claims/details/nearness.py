"""How a time or a number stands to the cue of an event and to its states, and what words the cue has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.pair.parties import Pair
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.language.clauses import Word

_HARD = frozenset({";", ":", "–", "—", "(", ")", ".", "\n"})
_JOINING = frozenset({"and", "but", "while", "then", "et", "mais", "puis", "y", "e", "pero", "mientras"})
_MANY = 2
_START = itemgetter(0)


def find_nearness(start: int, end: int, candidate: Candidate, pair: Pair) -> Iterator[str]:
    """Yield what stands between some words and a cue, and which state is named nearest before and after them.

    In "Oman received ten in January, Ghana two in April" the April of Ghana stands nearest after Ghana, with
    a comma and another state between it and "received".
    """
    words, lowered = candidate.passage.words, candidate.passage.lowered
    first = bisect_left(words, start, key=_START)
    last = max(first + 1, bisect_left(words, end, key=_START))
    at = candidate.at
    between = range(at + 1, first) if first > at else range(last, at)
    side = "after" if first > at else "before"
    marks = {lowered[i] for i in between}
    gap = "hard" if marks & _HARD else "comma" if "," in marks else "joined" if marks & _JOINING else "none"
    yield f"gap:{gap},{side}"
    syntax = candidate.passage.syntax
    heads = {syntax.clause_of(i).head for i in between if lowered[i].isalpha()} & {*between}
    yield f"heads-between:{min(len(heads), _MANY)},{side}"
    yield f"gap:{gap},heads:{min(len(heads), _MANY)},{side}"
    yield from _of_parties(first, last, candidate, pair)


def count_between(words: Sequence[Word], one: int, other: int) -> int:
    """Return how many words begin between two offsets, whichever of them comes first."""
    first, last = sorted((one, other))
    return max(0, bisect_left(words, last, key=_START) - bisect_right(words, first, key=_START))


def find_verb_traits(prefix: str, candidate: Candidate) -> Iterator[str]:
    """Yield the word at a cue and the helping verbs of its clause, as traits that begin with a prefix."""
    lowered = candidate.passage.lowered
    yield f"{prefix},head:{lowered[candidate.at]}"
    yield from (f"{prefix},helper:{lowered[i]}" for i in candidate.clause.helpers)


def _of_parties(first: int, last: int, candidate: Candidate, pair: Pair) -> Iterator[str]:
    """Which state is the last named before the words, and the first after, up to a hard break."""
    passage = candidate.passage
    codes = [party for party in passage.parties if party.code != pair.sender]
    before = [party for party in codes if party.last <= first]
    after = [party for party in codes if party.first >= last]
    has_own = any(party.code == pair.receiver for party in codes)
    near = [
        ("before", range(before[-1].last, first), before[-1].code) if before else None,
        ("after", range(last, after[0].first), after[0].code) if after else None,
    ]
    several = "several" if len({party.code for party in codes}) > 1 else "one"
    for each in near:
        if each is None:
            continue
        where, reach, code = each
        marks = {passage.lowered[i] for i in reach}
        gap = "hard" if marks & _HARD else "comma" if "," in marks else "close"
        whose = "own" if code == pair.receiver else "other"
        yield f"receiver-{where}:{whose},{gap},{several}"
        yield f"receiver-{where}:{whose},{gap},named:{has_own}"
    if not near[0] and not near[1]:
        yield "no-receiver"
