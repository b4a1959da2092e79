"""Whether what a report tells of two states bears an arrangement between them, or only looks like it.

A report on people flown home, or on a trade deal of two states that also send migrants, has words of events
in it. What they amount to is weighed over all events of a pair and over the topic of the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.event import Modality
from pactwatch.claims.pair.parties import Pair
from pactwatch.claims.weighing.choosing import weigh_options
from pactwatch.claims.words.passages import word_traits
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping, Sequence

    from pactwatch.claims.event import Event
    from pactwatch.claims.pair.parties import Pairs
    from pactwatch.claims.words.passages import Passage

_LEAST = 0.56
_SURE = 0.55
_TELLING = (
    "foreign",
    "migrant",
    "asylum",
    "own",
    "resettled",
    "off_topic",
    "trade_talk",
    "homeward",
    "count",
)
_PEOPLE = frozenset({"foreign", "migrant", "asylum"})
_MANY = 4
_TENTHS = 10
_SIDES = 2


class Found(NamedTuple):
    """The events that the clauses of a report tell, with what they are weighed by.

    ``borne`` are those that may be of an arrangement: all but moves of people to where they are from.
    ``sentences`` has for each pair every sentence that tells of it, ``origins`` for each state the number of
    sentences in which people are from it.
    """

    events: list[Event]
    borne: list[Event]
    pairs: Pairs
    topic: list[str]
    sentences: dict[Pair, list[Passage]]
    origins: Counter[str]


def weigh_bearing(found: Found) -> dict[Pair, float]:
    """Return for each pair how likely the report bears an arrangement between them."""
    return weigh_options("bearing", find_bearing_traits(found))


def keep_borne(found: Found, fits: Mapping[Pair, float]) -> list[Event]:
    """Return the events of the pairs between which the report bears an arrangement, in their order.

    An event about whose type or pair nothing is sure is left out, however often it is told, unless somebody
    denies it: then the report tells of it as a rule without any other word for it. Nothing is kept of a pair
    that is not weighed.
    """
    return [
        e
        for e in found.borne
        if (e.sureness >= _SURE or e.modality is Modality.DENIED)
        and fits.get(Pair(e.sender, e.receiver), 0.0) >= _LEAST
    ]


def group_by_pair(events: Sequence[Event]) -> dict[Pair, list[Event]]:
    """Return the events of each pair, in the order in which the pairs are first told."""
    by_pair: dict[Pair, list[Event]] = {}
    for event in events:
        by_pair.setdefault(Pair(event.sender, event.receiver), []).append(event)
    return by_pair


def find_bearing_traits(found: Found) -> dict[Pair, list[str]]:
    """Return for each pair what speaks for and against an arrangement."""
    by_pair = group_by_pair(found.events)
    return {
        pair: [
            *_traits(pair, events, found.pairs, by_pair),
            *found.topic,
            *_beside([passage.kinds for passage in found.sentences[pair]]),
            *word_traits(found.sentences[pair]),
            *_of_origins(pair, found.origins),
        ]
        for pair, events in by_pair.items()
    }


def _of_origins(pair: Pair, origins: Counter[str]) -> Iterator[str]:
    """Whether the people whom the report speaks of are the receiver's own."""
    own = origins[pair.receiver]
    yield f"receiver-origin:{min(own, _MANY)}"
    if own and own == max(origins.values()):
        yield "receiver-is-main-origin"
    if own and own == sum(origins.values()):
        yield "receiver-is-only-origin"


def _beside(sentences: Sequence[frozenset[str]]) -> Iterator[str]:
    """In how many of the sentences that tell of a pair words of each telling class stand."""
    for kind in _TELLING:
        count = sum(kind in classes for classes in sentences)
        share = "all" if count == len(sentences) else "some" if count else "no"
        yield f"{share}-sentence~{kind}"
    if not any(_PEOPLE & classes for classes in sentences):
        yield "no-sentence-of-people"


def _traits(
    pair: Pair, events: Sequence[Event], pairs: Pairs, by_pair: Mapping[Pair, Sequence[Event]]
) -> list[str]:
    surest = max(event.sureness for event in events)
    level = int(surest * _TENTHS)
    sure = sum(event.sureness >= 0.5 for event in events)  # noqa: PLR2004  (more likely than not)
    types = sorted({event.type.value for event in events})
    traits = [
        "always",
        *(f"surest>{bar}" for bar in range(1, level + 1)),
        f"events:{min(len(events), _MANY)}",
        f"sure-events:{min(sure, _MANY)}",
        f"votes:{min(pairs.votes.get(pair, 0), _MANY)}",
        f"pairs:{min(len(by_pair), _MANY)}",
        "known-sender" if is_known_sender(pair.sender) else "unknown-sender",
        "receiver-is-sender" if is_known_sender(pair.receiver) else "receiver-is-taker",
        *(f"type:{kind}" for kind in types),
    ]
    if len(types) <= _SIDES:
        traits.append(f"only:{'+'.join(types)}")
    if all(event.modality in {Modality.DENIED, Modality.POSSIBLE} for event in events):
        traits.append("only-denied-or-possible")
    if Pair(pair.receiver, pair.sender) in by_pair:
        traits.append("also-reversed")
    if any(other != pair and other.receiver == pair.receiver for other in by_pair):
        traits.append("receiver-of-others")
    if len(by_pair) > 1 and surest == max(e.sureness for found in by_pair.values() for e in found):
        traits.append("surest-of-all")
    return traits
