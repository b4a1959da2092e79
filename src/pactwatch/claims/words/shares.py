"""How many people each of several states took, and when: "Ghana 14 in May, and Rwanda seven in August"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.words.parts import is_some_of_them
from pactwatch.claims.words.state_words import load_state_words
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage
    from pactwatch.claims.words.states_named import PartyAt
    from pactwatch.language.people_counts import PeopleCount
    from pactwatch.language.time_expressions import TimeExpression

_SEVERAL = 2
_MOST_WORDS_BETWEEN, _BESIDE = 6, 3
_OPENING = frozenset({"(", ":"})
_BACKGROUND = frozenset({"among", "population"})


class Share(NamedTuple):
    """What one state took: ``date`` is None where the sentence tells no day of its own for it."""

    receiver: str
    people: int | None
    date: str | None


class _Counted(NamedTuple):
    """A number with the states that it belongs to, and where what is told of them begins."""

    people: PeopleCount
    parties: list[PartyAt]
    start: int


def find_shares(passage: Passage) -> list[Share]:
    """Return what each state took, where a sentence has numbers for at least two; nothing elsewhere.

    A number stands before its states ("eight men to South Sudan, 19 to Eswatini") or after its state
    ("Eswatini (five, July 16), Rwanda (seven, August)").
    """
    takers = [party for party in passage.parties if not is_known_sender(party.code)]
    if len({party.code for party in takers}) < _SEVERAL:
        return []
    counted = (count for count in _counts(passage) if count.qualifier not in _BACKGROUND)
    counts = sorted(counted, key=lambda count: count.start)
    for found in (list(_before(passage, takers, counts)), list(_after(passage, takers, counts))):
        if len(found) >= _SEVERAL <= len({party.code for each in found for party in each.parties}):
            return list(_dated(passage, found))
    return []


def _counts(passage: Passage) -> Iterator[PeopleCount]:
    yield from passage.counts
    yield from passage.numbers


def _after(passage: Passage, takers: Sequence[PartyAt], counts: Sequence[PeopleCount]) -> Iterator[_Counted]:
    """Yield each state that its number follows: in brackets, or where it leads nowhere ("Ghana took 14")."""
    words = passage.words
    for at, party in enumerate(takers):
        end = words[takers[at + 1].first].start if at + 1 < len(takers) else passage.span.end
        inside = [count for count in counts if words[party.first].start < count.start < end]
        if not inside or party.last >= len(words):
            continue
        is_opened = words[party.last].lower in _OPENING
        leads_nowhere = party.preposition not in load_state_words().into or _follows_time(passage, party)
        if (is_opened or leads_nowhere) and _is_near(passage, words[party.first].end, inside[0].start):
            yield _Counted(inside[0], [party], words[party.first].start)


def _before(passage: Passage, takers: Sequence[PartyAt], counts: Sequence[PeopleCount]) -> Iterator[_Counted]:
    """Yield each number with the states that people go to, up to the next number."""
    words = passage.words
    for at, count in enumerate(counts):
        end = counts[at + 1].start if at + 1 < len(counts) else passage.span.end
        parties = [
            party
            for party in takers
            if party.preposition in load_state_words().into and count.start < words[party.first].start < end
        ]
        if parties and (count.noun or _is_near(passage, count.end, words[parties[0].first].start)):
            yield _Counted(count, parties, count.start)


def _follows_time(passage: Passage, party: PartyAt) -> bool:
    """Say whether a time stands right before a state, so that the preposition before both is the time's."""
    before = passage.words[max(0, party.first - _BESIDE) : party.first]
    return any(time.start <= word.start < time.end for time in passage.times for word in before)


def _is_near(passage: Passage, end: int, start: int, most: int = _MOST_WORDS_BETWEEN) -> bool:
    return sum(end <= word.start < start for word in passage.words) <= most


def _dated(passage: Passage, counted: Sequence[_Counted]) -> Iterator[Share]:
    """Yield the shares with their days: one each in the order told, or the one beside the number."""
    times = [time for time in passage.times if time.date]
    ends = [*(each.start for each in counted[1:]), passage.span.end]
    for at, (each, end) in enumerate(zip(counted, ends, strict=True)):
        own = [time for time in times if each.start < time.start < end]
        if len(times) == len(counted):
            own = [times[at]]
        date = own[0].date if len(own) == 1 else None
        yield from (Share(party.code, each.people.count, date) for party in each.parties)


def find_series(candidate: Candidate) -> tuple[list[PeopleCount], list[TimeExpression]]:
    """Return the numbers and the times of "630 were sent in 2017, 506 in 2016 and 128 so far this year".

    Both are empty where a sentence has no such series, or the clause is no part of it.
    """
    passage = candidate.passage
    counts = [count for count in passage.counts if count.count and count.qualifier not in _BACKGROUND]
    counts = [count for count in counts if not is_some_of_them(passage, count)]
    times = [time for time in passage.times if time.date]
    told = [each for pair in zip(counts, times, strict=False) for each in pair]
    if not len(counts) == len(times) >= _SEVERAL or told != sorted(told, key=lambda each: each.start):
        return [], []
    starts = {passage.words[at].start for at in (*candidate.clause.whole, candidate.at)}
    is_part = any(counts[0].start <= start < counts[0].end for start in starts)
    is_gapped = all(_is_near(passage, one.end, other.start, _BESIDE) for one, other in pairwise(told[1:]))
    return (counts, times) if is_part and is_gapped else ([], [])
