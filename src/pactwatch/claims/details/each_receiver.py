"""A clause may count the people of each receiver: "small groups to Rwanda, and eight men to South Sudan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.details.clause_details import own_counts

if TYPE_CHECKING:
    from pactwatch.claims.words.candidates import Candidate

_SEVERAL = 2


def find_people_of(candidate: Candidate, receiver: str, people: int | None) -> int | None:
    """Return how many people went to one receiver, where a clause has another number for another one.

    Each receiver has the number told last before it. One that stands before all receivers is of all of them
    ("4,000 to Rwanda and Uganda") up to where the next number begins. Numbers that follow their receivers
    ("to Panama (299), Costa Rica (200)") are another thing, and left as they are.

    Args:
        candidate: A cue after which receivers are named ("sent", "were flown").
        receiver: Of the pair in question.
        people: The number that is told of the clause as a whole.
    """
    words = candidate.passage.words
    named: dict[str, int] = {}
    after = set()
    for party in candidate.passage.parties_at(candidate.clause.whole):
        if party.first > candidate.at:
            named.setdefault(party.code, words[party.first].start)
            behind = [word for word in words[party.last : party.last + 2] if word.lower != "("]
            after |= {word.start for word in behind[:1]}
    if people is None or receiver not in named or len(named) < _SEVERAL:
        return people
    first, last = min(named.values()), max(named.values())
    counts = own_counts(candidate)
    if not any(first < count.start < last and count.start not in after for count in counts):
        return people
    before = [count for count in counts if count.start < named[receiver]]
    return before[-1].count if before else None
