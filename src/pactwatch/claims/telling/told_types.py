"""Which events a clause tells: cues propose, weighed traits decide."""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from pactwatch.claims.event import EventType
from pactwatch.claims.reason import Reason
from pactwatch.claims.telling.clause_sums import TYPES_TABLE, weigh_clauses
from pactwatch.claims.telling.no_taker import is_of_no_taker
from pactwatch.claims.telling.rulings import as_decided
from pactwatch.claims.telling.seeming import only_seems
from pactwatch.claims.weighing.choosing import reasons_for
from pactwatch.claims.weighing.clause_network import CLAUSES, find_clause_traits
from pactwatch.claims.weighing.network import load_network
from pactwatch.claims.weighing.weights import BIAS, Weights, load_weights, probability
from pactwatch.claims.words.candidates import Candidate
from pactwatch.claims.words.cues import EventCue
from pactwatch.claims.words.wording import WORDING, find_wording
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from pactwatch.claims.reason import Step
    from pactwatch.claims.telling.traits import SentenceTraits
    from pactwatch.claims.words.predication import Predication

TYPES = tuple(EventType)
_FRAMED = {event.value: f"framed:{event}" for event in TYPES}
_NAMED = {event.value: f"named:{event}" for event in TYPES}
CUED, FRAMED, NAMED, BARE = "cued", "framed", "named", "bare"
SOUND, MENTIONED, UNREAL = "sound", "mentioned", "unreal"
LEAST = {SOUND: 0.4, MENTIONED: 0.55, CUED: 0.4, FRAMED: 0.4, NAMED: 0.45, BARE: 0.45, UNREAL: 0.92}
_SHOWN = 3
_VOTED = 0.8
_OUT_OF_REACH = math.inf
_LEAST_OF_ALL = min(LEAST.values())
_LEAST_ODDS = math.log(_LEAST_OF_ALL / (1.0 - _LEAST_OF_ALL)) - 1e-6  # no clause is lost by rounding
_COUNTERFACTUAL = frozenset({"helper:would", "helper:have"})
_NEVER = frozenset({"hypothetical", "helper:had"})
_LEXICAL = frozenset("head clause subject object before beside cue cue-id bare blunt with".split())
_BARE = frozenset(
    "always title opening near-migrants sentence-senders sentence-takers senders takers count money time "
    "negated hypothetical modifier gerund".split()
)
_PARTIES = {
    EventType.PROPOSED: "ask",
    EventType.TRANSFER: "send",
    EventType.PAID: "pay",
    EventType.REFUSED: "refuse",
    EventType.TALKS: "bilateral",
    EventType.AGREED: "bilateral",
    EventType.SIGNED: "bilateral",
    EventType.STARTED: "bilateral",
}
_TOLD_BY_NO = frozenset({EventType.REFUSED, EventType.ENDED, EventType.SUSPENDED, EventType.BLOCKED})
_TOLD_TOGETHER = (
    {EventType.STARTED, EventType.TRANSFER},
    {EventType.TRANSFER, EventType.PAID},
    {EventType.TRANSFER, EventType.INCIDENT},
)
_THIRD_COUNTRIES = frozenset({"third_countries"})
_DEALS = (EventType.AGREED, EventType.SIGNED)
_NONE: frozenset[str] = frozenset()


def support_of(traits: Collection[str], cued: Collection[str], event: str) -> str:
    """Return what in a clause supports a type: a cue, a verb or a noun of a fitting frame, or neither."""
    if event in cued:
        return CUED
    if _FRAMED[event] in traits:
        return FRAMED
    return NAMED if _NAMED[event] in traits else BARE


def supports(traits: Iterable[str], cued: Collection[str]) -> dict[str, str]:
    """Return what in a clause supports each type."""
    held = set(traits)
    return {event: support_of(held, cued, event) for event in _FRAMED}


def shared_traits(traits: Sequence[str], support: str) -> list[str]:
    """Return the traits that are weighed for all types together under one kind of support.

    What a cue is worth beside a negation, or a verb of a fitting frame with migrants for its object, is
    learnt of all types at once, so that a rare type gains from the frequent ones.
    """
    if support == CUED:
        return list(traits)
    if support == BARE:
        return [trait for trait in traits if _head(trait) in _BARE]
    return [trait for trait in traits if _head(trait) not in _LEXICAL]


def _head(trait: str) -> str:
    return trait.split(":", 1)[0]


def answers_asked(traits: Sequence[str], cued: Collection[str], event: str) -> Iterator[tuple[str, str]]:
    """Yield what speaks for or against one event in a clause: each trait with what it is weighed for."""
    support = support_of(set(traits), cued, event)
    yield from ((trait, support) for trait in shared_traits(traits, support))
    yield from ((trait, event) for trait in traits)
    if support == CUED:
        yield from ((f"with:{other}", CUED) for other in sorted(cued) if other != event)


def weigh_types(traits: Sequence[str], cued: Collection[str], weights: Weights) -> dict[str, float]:
    """Return the probability of each type of event that a clause may tell.

    A trait that is not weighed under a kind of support (``shared_traits``) has no weight for it.

    Args:
        traits: What the clause shows.
        cued: The types of which a cue stands in it.
        weights: How much each trait speaks for each type, and under each kind of support.
    """
    return _odds(weights.sums([BIAS, *traits]), supports(traits, cued), cued, weights)


def _odds(
    sums: Mapping[str, float], support: Mapping[str, str], cued: Collection[str], weights: Weights
) -> dict[str, float]:
    company = {event: weights.weight(f"with:{event}", CUED) for event in sorted(cued)}
    in_company = sum(company.values())
    found = {}
    for event, kind in support.items():
        score = sums[BIAS] + sums.get(event, 0.0) + sums.get(kind, 0.0)
        if kind == CUED:
            score += in_company - company[event]
        found[event] = probability(score)
    return found


def find_told_types(
    told: Sequence[Sequence[Predication]], shown: Sequence[SentenceTraits]
) -> Iterator[list[tuple[Candidate, float]]]:
    """Yield for each clause a candidate for each type of event that it tells, with how sure that is.

    The surest comes first. Where a cue stands, less is asked of the rest than where none does.

    Args:
        told: The clauses of each sentence.
        shown: What each of them shows.
    """
    weights = load_weights(TYPES_TABLE)
    clauses = [*chain(*told)]
    if not clauses:
        return
    traits = [(each.shared, own) for each in shown for own in each.own]
    sums = weigh_clauses(told, shown)
    for clause, (shared, own), row, likely in zip(
        clauses, traits, sums, _find_likely(sums, weights), strict=True
    ):
        asked = _with_cued(clause, likely) if clause.cues else likely
        yield list(_choose(clause, asked, shared + own, row, weights)) if asked else []


def _find_likely(sums: NDArray[np.float64], weights: Weights) -> list[list[EventType]]:
    """Return for each clause the types that it can tell without a cue, by what supports each most."""
    bias, *types = (weights.answers.index(answer) for answer in (BIAS, *TYPES))
    supports = [weights.answers.index(answer) for answer in (FRAMED, NAMED, BARE)]
    most = sums[:, [bias]] + sums[:, types] + sums[:, supports].max(axis=1, keepdims=True)
    found: list[list[EventType]] = [[] for _ in sums]
    for clause, event in np.argwhere(most >= _LEAST_ODDS).tolist():
        found[clause].append(TYPES[event])
    return found


def _with_cued(told: Predication, likely: Collection[EventType]) -> list[EventType]:
    """Return some types and those of the cues of a clause, in their order."""
    cued = {cue.cue.event for cue in told.cues}
    return [event for event in TYPES if event in cued or event in likely]


def _choose(
    told: Predication,
    asked: Sequence[EventType],
    traits: Sequence[str],
    sums: NDArray[np.float64],
    weights: Weights,
) -> Iterator[tuple[Candidate, float]]:
    cued, held = {cue.cue.event.value for cue in told.cues}, set(traits)
    by_answer = dict(zip(weights.answers, sums.tolist(), strict=True))
    support = {event.value: support_of(held, cued, event) for event in asked}
    odds = _of_deal_for_price(_odds(by_answer, support, cued, weights), told, held)
    votes = (
        EventType.APPROVED in cued and as_decided(told, EventType.APPROVED, held) is not EventType.APPROVED
    )
    found = [
        event
        for event in asked
        if (votes and event is EventType.APPROVED)
        or (odds[event] >= _LEAST_OF_ALL and odds[event] >= _least(event, support[event], held))
    ]
    told_already: list[Candidate] = []
    for event in sorted(found, key=lambda e: (f"{SOUND}:{e}" not in held, -odds[e])):
        decided = as_decided(told, event, held)
        candidate = candidate_of(told, decided, Reason(_tell_reasons, event, traits, told, cued))
        is_sure = f"{SOUND}:{event}" in held or f"{MENTIONED}:{event}" in held
        is_voted_otherwise = votes and event is EventType.APPROVED
        if not is_voted_otherwise and (only_seems(told, event) or is_of_no_taker(told, event)):
            continue
        if not is_sure and (_tells_of_nobody(told) or (event is EventType.PAID and not _has_sum(told))):
            continue
        if all(_go_together(candidate, other) for other in told_already):
            told_already.append(candidate)
            yield candidate, max(odds[event], _VOTED) if is_voted_otherwise else odds[event]


def _of_deal_for_price(odds: dict[str, float], told: Predication, held: AbstractSet[str]) -> dict[str, float]:
    """Return the odds where no payment can be told: a "multi-million deal" of no named sum is a deal."""
    price = odds.get(EventType.PAID, 0.0)
    if not price or _has_sum(told):
        return odds
    return odds | {
        event: max(odds[event], price) for event in _DEALS if event in odds and f"{SOUND}:{event}" in held
    }


def _tells_of_nobody(told: Predication) -> bool:
    """Say whether a sentence speaks of "third countries" and names no state that takes people."""
    takers = any(not is_known_sender(party.code) for party in told.passage.parties)
    return not takers and told.passage.has(_THIRD_COUNTRIES)


def _has_sum(told: Predication) -> bool:
    """Say whether the clause names an amount of money: without a cue, no less tells a payment."""
    words = told.passage.words
    return any(
        money.amount is not None and money.start <= words[i].start < money.end
        for money in told.passage.sums
        for i in told.clause.whole
    )


def _least(event: str, support: str, traits: AbstractSet[str]) -> float:
    """Return how likely a type must be: less where the rules find nothing against its cue.

    Of a deal that is only mentioned hardly anything is asked, as it counts only where nothing else is told;
    of what stands under "if" or would have been, much; what had happened, if it had, is not told at all.
    """
    if traits >= {*_NEVER, f"{UNREAL}:{event}"}:
        return _OUT_OF_REACH
    if traits >= _COUNTERFACTUAL:
        return LEAST[UNREAL]
    if f"{SOUND}:{event}" in traits:
        return LEAST[SOUND]
    if f"{MENTIONED}:{event}" in traits:
        return LEAST[MENTIONED]
    if "hypothetical" in traits and (support != CUED or f"{UNREAL}:{event}" in traits):
        return LEAST[UNREAL]
    return LEAST[support]


def _go_together(a: Candidate, b: Candidate) -> bool:
    """Say whether one clause can tell both: by different words, or as one doing that is two events.

    Of a deal that is only mentioned where something else is told ("talks on a deal"), nothing is told.
    """
    if a.cue.is_bare_mention or b.cue.is_bare_mention:
        return False
    return a.at != b.at or {a.cue.event, b.cue.event} in _TOLD_TOGETHER


def candidate_of(told: Predication, event: EventType, why: Step = "") -> Candidate:
    """Return the clause as a candidate for a type: by its cue, or else by what it shows, as ``why`` says."""
    cues = [cue for cue in told.cues if cue.cue.event is event]
    if cues:
        return min(cues, key=lambda c: (c.cue.is_bare_mention, c.at))
    return Candidate(_uncued(told, event), told.passage, told.clause.head, told.clause, why)


def _tell_reasons(event: EventType, traits: Sequence[str], told: Predication, cued: Collection[str]) -> str:
    """Return the traits and the words that speak most for a type where no cue stands."""
    worded = find_wording(told)
    by_traits = reasons_for(TYPES_TABLE, traits, event.value)
    by_words = reasons_for(WORDING, worded, event.value)
    together = load_network(CLAUSES).strongest(find_clause_traits(traits, worded, cued), event.value, _SHOWN)
    return f"{by_traits}; words {by_words}; together {', '.join(together)}"


def _uncued(told: Predication, event: EventType) -> EventCue:
    return EventCue(
        cue_id="none",
        event=event,
        kind=None,
        parties=_PARTIES.get(event, "context"),
        subject=_NONE,
        object=_NONE,
        clause=_NONE,
        sentence=_NONE,
        sentence_local=_NONE,
        destination=_NONE,
        without=_NONE,
        helpers=_NONE,
        is_passive=False,
        is_negated=told.clause.is_negated and event in _TOLD_BY_NO,
        is_bare=False,
        is_bare_mention=False,
        is_noun_event=False,
        matches=(),
        rejects=(),
    )
