"""Whether a number of people who are moved is a part of people counted before: "five of them women"."""

from __future__ import annotations

import functools
import re
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage
    from pactwatch.language.people_counts import PeopleCount

_MOST_WORDS_BETWEEN = 2
_BESIDE = 4


class Counts(Enum):
    """Whom a number counts, beside the people whom other sentences count.

    ``PART``: some of them, by its words. ``SAME``: as well they as others; ``OTHERS``: others, or all so far.
    ``STAYING``: some of them, who stay where they are: no day told is that of a journey.
    """

    PART = "part"
    STAYING = "staying"
    SAME = "same"
    OTHERS = "others"


class PartsLexicon(NamedTuple):
    """How a language tells parts; ``of_them`` and ``among`` are patterns for what follows and goes before.

    ``adding`` is one for what goes before a sum that is paid beside another. ``same`` are the words before a
    number of people who were counted before. ``after`` ends a time told from what came before.
    """

    of_them: re.Pattern[str]
    among: re.Pattern[str]
    staying: frozenset[str]
    infinitive: frozenset[str]
    others: frozenset[str]
    adding: re.Pattern[str]
    same: frozenset[str]
    after: frozenset[str]


@functools.cache
def load_parts(language: str) -> PartsLexicon:
    """Load how a language tells parts.

    Raises:
        LexiconError: If there is no such lexicon, or it is not TOML or lacks a key.
    """
    return load_data_file("pactwatch.claims", f"lexicons/{language}/parts.toml", _build)


def _build(data: dict[str, Any]) -> PartsLexicon:
    between = rf"\W*(?:\w+ ){{0,{_MOST_WORDS_BETWEEN}}}?"
    return PartsLexicon(
        of_them=re.compile(f"{between}(?:{'|'.join(data['of_them'])})"),
        among=re.compile(rf"\b(?:{'|'.join(data['among'])})(?: the| les| los| las)?\W*$"),
        staying=frozenset(data["staying"]),
        infinitive=frozenset(data["infinitive"]),
        others=frozenset(data["others"]),
        adding=re.compile(rf"\b(?:{'|'.join(data['adding'])})(?: \w+){{0,{_MOST_WORDS_BETWEEN}}}\W*$"),
        same=frozenset(data["same"]),
        after=frozenset(data["after"]),
    )


def find_counted(candidate: Candidate, people: int | None) -> Counts:
    """Return whom the number of people told with an event counts.

    "Four of the 14 are still there": people who stay. "Five of them are women": a part. "Ten more came":
    others.
    """
    passage, lexicon = candidate.passage, load_parts(candidate.passage.language)
    lowered = passage.lowered
    if any(_stays(lowered, i, lexicon) for i in (*candidate.clause.whole, candidate.at)):
        return Counts.STAYING
    places = list(_places(candidate, people))
    for first, last in places:
        if any(_stays(lowered, i, lexicon) for i in range(last + 1, min(last + _BESIDE, len(lowered)))):
            return Counts.STAYING
        before, after = " ".join(lowered[:first]), " ".join(lowered[first + 1 :])
        if lexicon.of_them.match(after) or lexicon.among.search(before):
            return Counts.PART
        if not lexicon.others.isdisjoint(lowered[max(0, first - _BESIDE) : last + _BESIDE]):
            return Counts.OTHERS
    return Counts.SAME


def _stays(lowered: Sequence[str], at: int, lexicon: PartsLexicon) -> bool:
    """Say whether a word tells that somebody stays; "no permission *to stay*" does not."""
    return lowered[at] in lexicon.staying and lexicon.infinitive.isdisjoint(lowered[max(0, at - 1) : at])


def is_some_of_them(passage: Passage, count: PeopleCount) -> bool:
    """Say whether the words after a number make it some of those before: "200, *81* of them children"."""
    after = " ".join(word.lower for word in passage.words if word.start >= count.end)
    return load_parts(passage.language).of_them.match(after) is not None


def _places(candidate: Candidate, people: int | None) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each place where the sentence tells that number, nearest first."""
    passage = candidate.passage
    at = passage.words[candidate.at].start
    told = [count for count in (*passage.counts, *passage.numbers) if count.count == people]
    for count in sorted(told, key=lambda count: abs(count.start - at)) if people is not None else ():
        inside = [i for i, word in enumerate(passage.words) if count.start <= word.start < count.end]
        if inside:
            yield inside[0], inside[-1]
