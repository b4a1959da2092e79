"""What a report on something else tells of an arrangement in passing: one sentence that names all of it.

A story on visas for Ghanaians recalls that "Ghana began to take in West Africans whom the United States
deports". Its other words show another topic, and this sentence needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.pair.parties import Pair
from pactwatch.claims.topic.bearing import keep_borne

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pactwatch.claims.event import Event
    from pactwatch.claims.topic.bearing import Found
    from pactwatch.claims.words.passages import Passage

_SURE = 0.95
_FOREIGN = frozenset({"foreign"})
_PEOPLE = frozenset({"people"})


def keep_asides(found: Found, fits: Mapping[Pair, float]) -> list[Event]:
    """Return the events that need no report around them to be believed, in their order."""
    return [
        event
        for event in keep_borne(found, fits)
        if event.sureness >= _SURE
        and any(
            _tells_all(passage, Pair(event.sender, event.receiver))
            and passage.span.start <= event.evidence[0].start < passage.span.end
            for passage in found.sentences[Pair(event.sender, event.receiver)]
        )
    ]


def _tells_all(passage: Passage, pair: Pair) -> bool:
    """Say whether a sentence names both states, and people who are from neither."""
    are_foreign = passage.has(_FOREIGN) or bool(passage.origins and pair.receiver not in passage.origins)
    named = {party.code for party in passage.parties}
    return are_foreign and passage.has(_PEOPLE) and named.issuperset(pair)
