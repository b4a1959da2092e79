"""The arrangement that a report is about without telling of anything that happened to it.

"Rwanda asylum plan: have critics a better idea?" names a scheme and tells nothing of it. That there is one
is all that such a report says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import Event, EventType, Modality
from pactwatch.claims.telling.modality import load_modality
from pactwatch.claims.topic.sentences_on_topic import is_on_labour, near_topic
from pactwatch.documents import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.pair.parties import Pairs
    from pactwatch.claims.words.passages import Passage

_SCHEME = frozenset({"instrument", "scheme", "flight"})
_FARTHEST = 6
_SURENESS = 0.3


def find_mention(
    text: str, passages: Sequence[Passage], pairs: Pairs, language: str, *, is_surely_on_topic: bool
) -> list[Event]:
    """Return the scheme that a report names, as an arrangement that is said to exist, if it names one.

    A scheme is named where a word for one stands near its receiver, in a sentence near which migrants are
    spoken of, or anywhere in a sentence of a report that surely is on topic, unless it is only supposed ("if
    there were a deal").

    Args:
        text: The text of the report.
        passages: Its sentences.
        pairs: The pairs that it speaks of.
        language: Its language.
        is_surely_on_topic: Whether the whole report is surely about an arrangement.
    """
    pair = pairs.main()
    near = {passage.index for passage in passages} if is_surely_on_topic else near_topic(passages)
    supposing = load_modality(language).hypothetical_markers
    if pair is None:
        return []
    for passage in passages:
        is_supposed = not supposing.isdisjoint(passage.lowered)
        if is_supposed or passage.index not in near or not passage.has(_SCHEME) or is_on_labour(passage):
            continue
        for party in passage.parties:
            at = [i for i, kinds in enumerate(passage.classes) if not _SCHEME.isdisjoint(kinds)]
            close = [
                i for i in at if is_surely_on_topic or party.first - _FARTHEST <= i < party.last + _FARTHEST
            ]
            if party.code == pair.receiver and close:
                first, last = min(party.first, *close), max(party.last - 1, *close)
                return [
                    Event(
                        type=EventType.AGREED,
                        sender=pair.sender,
                        receiver=pair.receiver,
                        date=None,
                        modality=Modality.ASSERTED,
                        evidence=(Evidence.cut(text, passage.words[first].start, passage.words[last].end),),
                        because=(
                            "only named: a word for a scheme beside its receiver, and no event told",
                            f"pair {pair.sender}-{pair.receiver}: named most, or meant by its receiver",
                        ),
                        sureness=_SURENESS,
                    )
                ]
    return []
