"""Whether a report is about people sent to a state that is not theirs, weighed over all its words.

A report on a country's own citizens who are flown home, on refugees whom a state resettles or on a border
where boats arrive shares most words with a report on an arrangement. No single word parts them: it is how
many sentences have words of each class, which classes meet in a sentence, and how sure its events are.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.claims.weighing.choosing import weigh_options
from pactwatch.claims.words.passages import word_traits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pactwatch.claims.event import Event
    from pactwatch.claims.pair.parties import Pair
    from pactwatch.claims.words.passages import Passage

LEAST, LEAST_SHORT = 0.7, 0.65
_SHORT = 3
LEAST_NAMED, SURE = 0.5, 0.85
_SURELY_MOVED = 0.95
_TENTHS = 10
_COUNTS = (1, 2, 3, 5)
_HUNDREDTHS = (10, 20, 35, 50)
_MEETING = frozenset(
    "asylum count court foreign homeward instrument migrant nationality off_topic own resettled scheme "
    "trade_talk".split()
)


def weigh_subject(fits: Mapping[Pair, float], passages: Sequence[Passage], topic: Iterable[str]) -> float:
    """Return how likely a report is about an arrangement, by its words and by what its pairs bear.

    From ``least_likely`` on, what is told counts; where nothing is told, a scheme that is only named counts
    from ``LEAST_NAMED`` on, and from ``SURE`` on wherever it is named.
    """
    return weigh_options("subject", {"": find_subject_traits(fits, passages, topic)})[""]


def least_likely(passages: Sequence[Passage], events: Sequence[Event]) -> float:
    """Return how likely a report must be about an arrangement: less where few words can tell.

    Least is asked of a line or two that tell for sure of people moved, nobody of them from there.
    """
    if len(passages) > _SHORT:
        return LEAST
    origins = {code for passage in passages for code in passage.origins}
    moved = (e for e in events if e.type is EventType.TRANSFER and e.sureness >= _SURELY_MOVED)
    return LEAST_NAMED if any(event.receiver not in origins for event in moved) else LEAST_SHORT


def may_name(likely: float, main: Pair | None, told: Collection[Pair]) -> bool:
    """Say whether a scheme counts that a report only names, beside no event that is kept.

    Where events of that pair were told and did not bear out, only what is surely about an arrangement does.

    Args:
        likely: How likely the report is about an arrangement.
        main: The pair that it speaks of most.
        told: The pairs of which it has words of events.
    """
    return likely >= (SURE if main in told else LEAST_NAMED)


def find_subject_traits(
    fits: Mapping[Pair, float], passages: Sequence[Passage], topic: Iterable[str]
) -> list[str]:
    """Return what speaks for and against a report's being about an arrangement.

    Args:
        fits: How likely it is that the report bears an arrangement of each pair.
        passages: Its sentences.
        topic: What their words show of its topic (``topic_traits``).
    """
    surest = int(max(fits.values(), default=0.0) * _TENTHS)
    return [
        *topic,
        *(f"borne>{bar}" for bar in range(1, surest + 1)),
        *_of_classes([passage.kinds for passage in passages]),
        *word_traits(passages),
    ]


def _of_classes(sentences: Sequence[frozenset[str]]) -> Iterator[str]:
    """In how many sentences each class of words stands, and which classes meet in one."""
    counts = Counter(kind for kinds in sentences for kind in kinds)
    for kind, count in sorted(counts.items()):
        yield from (f"{kind}>={bar}" for bar in _COUNTS if count >= bar)
        yield from (f"{kind}>={bar}%" for bar in _HUNDREDTHS if count * 100 >= bar * len(sentences))
    pairs = {pair for kinds in sentences for pair in combinations(sorted(kinds & _MEETING), 2)}
    yield from (f"{one}&{other}" for one, other in sorted(pairs))
