"""Whether a report, and each of its sentences, is about people sent to a state that is not theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage

_TOPIC = frozenset({"migrant", "people", "nationality", "count"})
_MIGRANT = frozenset({"migrant", "foreign", "asylum"})
_FOREIGN = frozenset({"foreign"})
_OFF_TOPIC = frozenset({"off_topic"})
_OWN = frozenset({"own"})
_RESETTLED = frozenset({"resettled"})
_INSTRUMENT = frozenset({"instrument"})
_ASYLUM = frozenset({"asylum"})
_LABOUR, _SENT_AWAY = frozenset({"labour"}), frozenset({"asylum", "foreign"})
_MANY = 3
_NEAR_SENTENCES = 8
_FEW_SENTENCES = 5
_TELLING = (
    "asylum",
    "count",
    "court",
    "foreign",
    "homeward",
    "instrument",
    "migrant",
    "off_topic",
    "own",
    "resettled",
    "scheme",
    "trade_talk",
)


def is_on_topic(passages: Sequence[Passage]) -> bool:
    """Say whether a report may speak of people sent to a state that is not theirs.

    Either its words say so (once is not enough where it is mostly about people going home, war or trade), or
    it names migrants, one who may send them and one who may take them, from
    where nobody in the report is, and nothing about people going home.
    """
    foreign_count = sum(passage.has(_FOREIGN) for passage in passages)
    goes_home = any(passage.has(_OWN) for passage in passages)
    if foreign_count > 1 or (foreign_count and not goes_home and not _is_of_other_deals(passages)):
        return True
    if _is_of_other_deals(passages):
        return False
    if any(passage.has(_ASYLUM) for passage in passages):
        return True
    if not any(is_known_sender(party.code) for passage in passages for party in passage.parties):
        return False
    origins = {code for passage in passages for code in passage.origins}
    near = {at for p in passages if p.has(_MIGRANT) for at in range(p.index - 1, p.index + 2)}
    telling = [p for p in passages if p.index in near and not p.has(_OWN) and not _is_resettlement(p)]
    return any(
        _takers(passage) - origins or (_has_deal_on_migrants(passage) and not goes_home)
        for passage in telling
    )


def topic_traits(passages: Sequence[Passage]) -> list[str]:
    """Return what the words of a whole report show of its topic."""
    traits = [f"on-topic:{is_on_topic(passages)}", f"other-deals:{_is_of_other_deals(passages)}"]
    sentences = len(passages)
    for kind in _TELLING:
        count = sum(kind in passage.kinds for passage in passages)
        traits.append(f"{kind}:{min(count, _MANY)}")
        if count * _FEW_SENTENCES >= sentences:
            traits.append(f"much-{kind}")
    return traits


def near_topic(passages: Sequence[Passage]) -> set[int]:
    """The sentences near which migrants or sending them elsewhere are spoken of."""
    topical = [passage.index for passage in passages if passage.has(_MIGRANT)]
    return {at for index in topical for at in range(index - _NEAR_SENTENCES, index + _NEAR_SENTENCES + 1)}


def concerns_people(candidate: Candidate, *, is_near: bool) -> bool:
    """Say whether a sentence speaks of people on the move, and not of other deals of the same states."""
    passage = candidate.passage
    if _is_resettlement(passage):
        return False
    if passage.has(_OFF_TOPIC, candidate.clause.whole) and not passage.has(_MIGRANT, candidate.clause.whole):
        return False
    if passage.has(_OWN, candidate.clause.whole) and candidate.cue.event is EventType.TRANSFER:
        return False
    return is_near or candidate.cue.parties == "context" or passage.has(_TOPIC)


def is_on_labour(passage: Passage, indices: Sequence[int] | None = None) -> bool:
    """Say whether a sentence, or its words at some indices, is about letting people in to work."""
    return passage.has(_LABOUR, indices) and not passage.has(_SENT_AWAY)


def _is_of_other_deals(passages: Sequence[Passage]) -> bool:
    """Say whether a report speaks more of war and peace, trade or football than of migrants."""
    other = sum(passage.has(_OFF_TOPIC) for passage in passages)
    return other >= _MANY and other > sum(passage.has(_MIGRANT) for passage in passages)


def _is_resettlement(passage: Passage) -> bool:
    """Say whether a sentence is about refugees whom a state takes by its own quota, under no deal."""
    return passage.has(_RESETTLED) and not passage.has(_INSTRUMENT)


def _takers(passage: Passage) -> set[str]:
    return {party.code for party in passage.parties if not is_known_sender(party.code)}


def _has_deal_on_migrants(passage: Passage) -> bool:
    return bool(_takers(passage)) and passage.has(_INSTRUMENT) and passage.has(_MIGRANT)
