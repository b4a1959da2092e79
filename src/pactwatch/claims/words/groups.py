"""States that a number stands for: "the two countries", "all three pacts", "accords with the other two"."""

from __future__ import annotations

import functools
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.words.plain_words import plain_words
from pactwatch.claims.words.state_words import load_state_words
from pactwatch.data_file import check_keys, load_data_file
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pactwatch.claims.words.passages import Passage
    from pactwatch.claims.words.states_named import PartyAt

_SENTENCES_BACK = 8
_SEVERAL = 2
_WORDS_BETWEEN = 2


class GroupWords(NamedTuple):
    """Words of ``lexicons/LANGUAGE/groups.toml``, which says what each of its lists is for."""

    openers: frozenset[str]
    others: frozenset[str]
    alone: frozenset[str]
    numbers: Mapping[str, int]
    each: frozenset[str]
    takers: frozenset[str]
    between: frozenset[str]
    counting: frozenset[str]
    before: frozenset[str]
    nouns: frozenset[str]
    none: frozenset[str]
    one: frozenset[str]


class Group(NamedTuple):
    """Words ``first`` up to and not including ``last`` of a sentence, and the states that they stand for.

    ``is_bare`` where no noun says that they are states or deals ("the other two", "both").
    """

    first: int
    last: int
    codes: frozenset[str]
    is_bare: bool


class _Phrase(NamedTuple):
    """What a phrase asks for: how many states, whether some others are left out, whether all of them take."""

    first: int
    last: int
    number: int
    is_rest: bool
    is_of_takers: bool
    is_bare: bool


@functools.cache
def load_group_words(language: str) -> GroupWords:
    """Load the words in which a language tells of states together.

    Raises:
        LexiconError: If the file is not TOML, or lacks a list or has one too many.
    """
    return load_data_file("pactwatch.claims", f"lexicons/{language}/groups.toml", _build)


def _build(data: dict[str, Any]) -> GroupWords:
    check_keys(data, ("openers", "others", "alone", "numbers", "words", "unnamed"), where="the file")
    check_keys(data["words"], ("each", "takers", "between"), where="words")
    check_keys(data["unnamed"], ("counting", "before", "nouns", "none", "one"), where="unnamed")
    both = {**data["words"], **data["unnamed"]}
    lists = {name: frozenset(words.split()) for name, words in both.items()}
    own = {name: frozenset(data[name].split()) for name in ("openers", "others", "alone")}
    return GroupWords(**own, **lists, numbers=data["numbers"])


def find_groups(passages: Sequence[Passage]) -> dict[int, tuple[Group, ...]]:
    """Return by the place of a sentence the phrases in it that stand for states which take people.

    A phrase stands for the states last told together, if they are as many as it says; "the other two" for
    those of three that were not spoken of since. Where that leaves a doubt, it stands for none.
    """
    found = {}
    for at, passage in enumerate(passages):
        groups = tuple(_groups_of(passages, at)) if _may_have_group(passage) else ()
        if groups:
            found[passage.index] = groups
    return found


def list_takers(parties: Sequence[PartyAt], passage: Passage) -> list[list[PartyAt]]:
    """Return states in the order of the text, those together that only commas and "and" part."""
    joining = load_state_words().joining
    lowered = [word.lower for word in plain_words(passage.words, passage.language)]
    found = [[*parties[:1]]]
    for one, other in pairwise(parties):
        if joining.issuperset(lowered[one.last : other.first]):
            found[-1].append(other)
        else:
            found.append([other])
    return found


def _may_have_group(passage: Passage) -> bool:
    return not load_group_words(passage.language).numbers.keys().isdisjoint(passage.lowered)


def _groups_of(passages: Sequence[Passage], at: int) -> Iterator[Group]:
    passage = passages[at]
    codes: frozenset[str] = frozenset()
    for phrase in _phrases(passage.lowered, load_group_words(passage.language)):
        if not (phrase.is_bare and len(codes) == phrase.number):
            codes = _states_of(phrase, passages, at)
        if codes:
            yield Group(phrase.first, phrase.last, codes, phrase.is_bare)


def _phrases(lowered: Sequence[str], words: GroupWords) -> Iterator[_Phrase]:
    for at, word in enumerate(lowered):
        number = words.numbers.get(word)
        if number is None:
            continue
        first = at
        while first > 0 and lowered[first - 1] in words.openers | words.others:
            first -= 1
        if first == at and word not in words.openers | words.alone:
            continue
        before = lowered[first - 1] if first > 0 else ""
        last = _end(lowered, at + 1, words)
        around = {*lowered[first:at], *lowered[at + 1 : last]}
        is_rest = not words.others.isdisjoint(around)
        is_bare = last == at + 1 and word not in words.each
        if is_bare and lowered[at + 1 : at + 2] and lowered[at + 1] in words.others:
            last, is_rest = at + 2, True
        if not is_bare or is_rest or word in words.alone or "all" in lowered[first:at]:
            yield _Phrase(first, last, number, is_rest, before in words.takers, is_bare)


def _end(lowered: Sequence[str], start: int, words: GroupWords) -> int:
    """Return where a phrase ends: behind the noun that it counts, else where it began."""
    for at, word in enumerate(islice(lowered, start, start + _WORDS_BETWEEN + 1), start):
        if word in words.each:
            return at + 1
        if word in words.between or not word.isalpha():
            break
    return start


def _states_of(phrase: _Phrase, passages: Sequence[Passage], at: int) -> frozenset[str]:
    since: set[str] = set()
    for passage in reversed(passages[max(0, at - _SENTENCES_BACK) : at + 1]):
        is_here = passage is passages[at]
        takers = [
            party
            for party in passage.parties
            if not is_known_sender(party.code) and not (is_here and party.first >= phrase.first)
        ]
        if not takers:
            continue
        told = [frozenset(party.code for party in each) for each in list_takers(takers, passage)]
        for codes in (*reversed(told), frozenset().union(*told)):
            if phrase.is_rest and len(codes) > phrase.number and len(codes - since) == phrase.number:
                return codes - since
            if not phrase.is_rest and len(codes) == phrase.number:
                return codes
        since.update(*told)
        if not (phrase.is_rest or phrase.is_of_takers) and phrase.number == _SEVERAL:
            break
    return frozenset()
