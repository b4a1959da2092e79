"""How many people an event concerns: of the numbers told near its cue, weighed traits choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.details.nearness import count_between, find_nearness, find_verb_traits
from pactwatch.claims.event import MOVES, EventType
from pactwatch.claims.weighing.choosing import weigh_options
from pactwatch.claims.words.state_words import load_state_words
from pactwatch.language.people_lexicon import load_people
from pactwatch.language.states import find_states

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.pair.parties import Pair
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage
    from pactwatch.language.people_counts import PeopleCount
    from pactwatch.language.people_lexicon import PeopleLexicon

_NEAR, _FAR = 3, 8
_CAP = "up_to"
_NOT_MOVED = frozenset({_CAP, "among", "population"})
_MANY = 3


def find_people(candidate: Candidate, pair: Pair) -> int | None:
    """Return how many people an event is told to concern: of the counts of its sentence the one that fits."""
    traits = find_people_traits(candidate, pair)
    return next(iter(weigh_options("people", traits))) if len(traits) > 1 else None


def find_people_traits(candidate: Candidate, pair: Pair) -> dict[int | None, list[str]]:
    """Return each number of people told near a cue, with what speaks for and against it; None is no number.

    Numbers of which no word says that they count people are among them, and 1 where one person is acted on.
    Where nobody was moved ("not a single man"), neither "one" nor a number of another clause counts anybody.
    """
    passage = candidate.passage
    counts = [count for count in passage.counts if count.count is not None]
    numbers = list(passage.numbers)
    moves_nobody = candidate.clause.is_negated and candidate.cue.event in MOVES
    if moves_nobody:
        counts, numbers = (
            [count for count in each if count.count != 1 and _inside(count, candidate) == "inside"]
            for each in (counts, numbers)
        )
    if candidate.cue.event is EventType.TRANSFER:
        counts = _without_own(_without_caps(counts), passage, pair.receiver)
    found: dict[int | None, list[str]] = {None: [*_of_none(candidate, counts)]}
    for count in (*counts, *numbers):
        if count.count is not None:
            traits = [
                *_of_place(count, candidate, counts),
                *_of_count(count, candidate),
                *find_nearness(count.start, count.end, candidate, pair),
            ]
            found[count.count] = list(dict.fromkeys([*found.get(count.count, ()), *traits]))
    single = [] if moves_nobody else list(_of_single(candidate))
    if single:
        found[1] = list(dict.fromkeys([*found.get(1, ()), *single]))
    return found


def _without_caps(counts: list[PeopleCount]) -> list[PeopleCount]:
    """Return the numbers without those that say how many may come, after one that says how many did."""
    first = next((count.start for count in counts if count.qualifier not in _NOT_MOVED), None)
    return [c for c in counts if c.qualifier != _CAP or first is None or c.start < first]


def _without_own(counts: list[PeopleCount], passage: Passage, receiver: str) -> list[PeopleCount]:
    """Return the numbers without that of the receiver's own people, beside that of others who came.

    Of "238 Venezuelans and 23 Salvadorans were flown to El Salvador", 238 came under the arrangement.
    """
    if receiver not in passage.origins:
        return counts
    others = [c for c in counts if receiver not in _origins_of(c, passage.language)]
    return others if any(count.noun for count in others) else counts


def _origins_of(count: PeopleCount, language: str) -> set[str]:
    return {mention.code for mention in find_states(count.noun.capitalize(), language=language)}


def _of_none(candidate: Candidate, counts: Sequence[PeopleCount]) -> Iterator[str]:
    """What speaks for an event without a number: what happened, and how many people are counted near it."""
    passage, event = candidate.passage, candidate.cue.event
    inside = sum(_inside(count, candidate) == "inside" for count in counts)
    yield "none"
    yield f"none,{event}"
    yield f"none,inside:{min(inside, _MANY)}"
    yield f"none,{event},inside:{min(inside, _MANY)}"
    yield f"none,counts:{min(len(counts), _MANY)}"
    yield f"none,{'title' if passage.is_title else 'text'}"
    yield from find_verb_traits("none", candidate)


def _of_place(count: PeopleCount, candidate: Candidate, counts: Sequence[PeopleCount]) -> Iterator[str]:
    """Where a number stands: in the clause or outside, how far from its cue, beside how many others."""
    words = candidate.passage.words
    at = words[candidate.at].start
    inside = _inside(count, candidate)
    distance = count_between(words, at, count.start)
    near = "near" if distance <= _NEAR else "middling" if distance <= _FAR else "far"
    yield inside
    yield f"{inside},{near}"
    yield f"{inside},{'after' if count.start > at else 'before'}"
    yield f"counts:{min(len(counts), _MANY)}"
    if all(abs(other.start - at) >= abs(count.start - at) for other in counts):
        yield f"nearest,{inside}"


def _of_count(count: PeopleCount, candidate: Candidate) -> Iterator[str]:
    """What a number is: its qualifier, its noun, whether people who act or are acted on are counted."""
    clause, event, inside = candidate.clause, candidate.cue.event, _inside(count, candidate)
    places = _places(count, candidate)
    yield f"{inside},{event}"
    if count in candidate.passage.numbers:
        yield from _of_number(count, candidate)
    else:
        yield f"{inside},qualifier:{count.qualifier}"
        yield f"{event},qualifier:{count.qualifier}"
        if not count.noun:
            yield f"bare-number,{inside}"
    if places & {*(clause.agent if clause.is_passive else clause.subject)}:
        yield "acting"
    if places & {*(clause.subject if clause.is_passive else clause.objects)}:
        yield "acted-on"
        yield f"acted-on,{event}"
    if count.count == 1:
        yield f"one,{inside}"


def _of_number(count: PeopleCount, candidate: Candidate) -> Iterator[str]:
    """What stands beside a number of which no word says what it counts."""
    passage, inside = candidate.passage, _inside(count, candidate)
    places = _places(count, candidate)
    if not places:
        return
    before, after = min(places) - 1, max(places) + 1
    yield "number"
    yield f"number,{inside}"
    yield f"number,{candidate.cue.event},{inside}"
    yield f"number,before:{passage.lowered[before] if before >= 0 else ''}"
    yield f"number,after:{passage.lowered[after] if after < len(passage.lowered) else ''}"
    if after < len(passage.lowered):
        yield from (f"number,after~{kind}" for kind in sorted(passage.classes[after]))
    if candidate.at in {before, after}:
        yield "number,beside-cue"


def _of_single(candidate: Candidate) -> Iterator[str]:
    """What says that one person is acted on, or acts: "a Honduran man", "she", "another".

    Who tells it is none: "according to a lawyer".
    """
    clause, passage = candidate.clause, candidate.passage
    lexicon = load_people(passage.language)
    sides = {
        "acting": clause.agent if clause.is_passive else clause.subject,
        "acted-on": clause.subject if clause.is_passive else clause.objects,
    }
    behind = range(clause.head, len(passage.lowered))
    source = next(
        (at for at in behind if passage.lowered[at] in load_state_words().leading_nowhere),
        len(passage.lowered),
    )
    for side, whole in sides.items():
        places = [at for at in whole if at < source]
        singles = {i for i in places if passage.lowered[i] in lexicon.one_person}
        for word in sorted({passage.lowered[i] for i in singles if not _is_of_things(passage, i, lexicon)}):
            yield f"single,{side}:{word}"
            yield f"single,{side},{candidate.cue.event}"
            for kind in sorted({kind for i in places for kind in passage.classes[i]}):
                yield f"single,{side}~{kind}"


def _is_of_things(passage: Passage, at: int, lexicon: PeopleLexicon) -> bool:
    """Say whether an article or "another" is of a group, a flight or the like: "a first small group"."""
    is_pronoun = "person" in passage.classes[at]
    return not is_pronoun and not lexicon.not_after.isdisjoint(passage.lowered[at + 1 : at + 1 + _NEAR])


def _inside(count: PeopleCount, candidate: Candidate) -> str:
    places = _places(count, candidate)
    return "inside" if places & {*candidate.clause.whole, candidate.at} else "outside"


def _places(count: PeopleCount, candidate: Candidate) -> set[int]:
    words = candidate.passage.words
    return {i for i in range(len(words)) if count.start <= words[i].start < count.end}
