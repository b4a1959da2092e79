"""Events that a clause has the words of and does not tell."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from pactwatch.claims.event import MOVES, EventType
from pactwatch.claims.telling.modality import load_modality
from pactwatch.claims.telling.plans import is_waited_for
from pactwatch.claims.words.frames import find_frames
from pactwatch.claims.words.plain_words import plain_words
from pactwatch.claims.words.state_words import load_state_words
from pactwatch.language.inflection import verb_forms
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pactwatch.claims.words.passages import Passage
    from pactwatch.claims.words.predication import Predication

_SIGN = frozenset({"sign", "signs", "signed", "signing"})
_HAD = "obtained"
_BE_OR_BECOME = frozenset({*verb_forms("be"), *verb_forms("become")})
_COMING = frozenset({"transport", "arrive", "accept_people", "start"})
_PAPER, _INSTRUMENT, _LAW = (frozenset({kind}) for kind in ("paper", "instrument", "law"))
_ARRANGED = frozenset({"instrument", "scheme"})
_SOME_KINDS = frozenset({"some_kinds"})
_NO_STATE, _STATE = frozenset({"no_state"}), frozenset({"state", "government", "leader", "parliament"})
_WHO = frozenset({"who", "qui", "quienes"})
_RELATIVES = frozenset({"that", "which"})
_REFUSABLE = frozenset(
    {
        EventType.SIGNED,
        EventType.APPROVED,
        EventType.BLOCKED,
        EventType.RULED_LAWFUL,
        EventType.RULED_UNLAWFUL,
    }
)
_DEMANDABLE = frozenset(
    {EventType.ENDED, EventType.SUSPENDED, EventType.BLOCKED, EventType.RESUMED, EventType.APPROVED}
)
_UNFINISHED, _FINITE = frozenset({"to", "be"}), ("ed", "s")
_STOPPING = frozenset({"block", "stop_for_now", "end", "refuse"})
_CLAIM, _DISPATCH = frozenset({"asylum_claim"}), frozenset({"dispatch"})
_PEOPLE = frozenset({"migrant", "people", "count"})
_MIGRANTS = frozenset({"migrant", "count", "nationality"})
_COURT = frozenset({"court", "judge", "forum"})
_DELAYING = frozenset({"stop_for_now", "block"})
_CARRYING_OUT = frozenset(
    {"transport", "accept_people", "agree", "sign", "approve", "talk", "propose", "start", "resume"}
)
_PROCEEDING = frozenset({"proceeding"})
_MOTION, _RULING = frozenset({"resolved"}), frozenset({"appeal"})
_WAS = frozenset({"is", "are", "was", "were"})
_NEAR, _FAR = 3, 5
_THIRD_COUNTRIES = frozenset({"third_countries"})
_FEWEST_IN_GENERAL = 10_000


def only_seems(told: Predication, event: EventType) -> bool:
    """Say whether a clause has the words of an event and tells none.

    Migrants who "agreed to go home" bind no state. A proclamation is signed as well, who "refused to sign"
    has not signed, a bill that is passed to stop the transfers or a motion that calls on ministers to publish
    a deal approves nothing, what is demanded is not done, what is waited for has not come, who appeals to a
    president is not in court, a judge who puts a ruling on hold stops no scheme, and "350,000 people have
    been deported this year" tells of no receiver.
    """
    if any(is_so(told) for is_so in _SEEMING.get(event, ())):
        return True
    if event in _DEMANDABLE and _is_demanded(told):
        return True
    return event in _REFUSABLE and (_is_refused(told) or _is_still_to_rule(told))


def _is_negated(told: Predication) -> bool:
    return told.clause.is_negated


def _is_put_off(told: Predication) -> bool:
    """Say whether an approval is named as what is to wait: "*delaying* ratification"."""
    clause, passage = told.clause, told.passage
    is_named = any(cue.cue.event is EventType.APPROVED and cue.at != clause.head for cue in told.cues)
    return is_named and any(
        at == clause.head and frame.name in _DELAYING for frame, at in find_frames(passage, clause)
    )


def _is_only_before_it(told: Predication) -> bool:
    """Say whether a body has a bill before it: "*begin* the vote on it", "*has* its second reading"."""
    clause, passage = told.clause, told.passage
    going = load_modality(passage.language).proceeding
    return passage.lowered[clause.head] in going and passage.has(_PROCEEDING, clause.objects)


def _only_calls_for_it(told: Predication) -> bool:
    """Say whether a motion that is carried asks for something else: "*calling* on ministers to publish it".

    One that asks ministers to strike or to carry out a deal is a vote for it.
    """
    clause, passage = told.clause, told.passage
    carried = clause.subject if clause.is_passive else clause.objects
    if not passage.has(_MOTION, carried) or passage.has(_ARRANGED, carried):
        return False
    demanding = load_modality(passage.language).demanding
    calling = [
        each.head
        for each in passage.syntax.clauses()
        if passage.lowered[each.head] in demanding and not set(each.governors[:1]).isdisjoint(carried)
    ]
    asked = [each for each in passage.syntax.clauses() if not set(each.governors[:1]).isdisjoint(calling)]
    frames = {frame.name for each in asked for frame, at in find_frames(passage, each) if at == each.head}
    return bool(asked) and frames.isdisjoint(_CARRYING_OUT)


def _is_of_a_ruling(told: Predication) -> bool:
    """Say whether what a court puts on hold is a ruling, and no scheme: "*stayed* his own decision"."""
    clause, passage = told.clause, told.passage
    stopped = clause.subject if clause.is_passive else clause.objects
    return passage.has(_RULING, stopped) and not passage.has(_ARRANGED | _PEOPLE, stopped)


def _only_denies(told: Predication) -> bool:
    """Say whether a verb of denial tells no harm by itself: "had *denied* that anyone was coming"."""
    clause, passage = told.clause, told.passage
    denies = passage.lowered[clause.head] in load_modality(passage.language).denied_governors
    is_cued = any(cue.cue.event is EventType.INCIDENT for cue in told.cues)
    return denies and not is_cued and not clause.objects


def _was_to_be(told: Predication) -> bool:
    """Say whether a harm would be what was to happen and did not: "*was to have been put* on a plane"."""
    clause, lowered = told.clause, told.passage.lowered
    above = {lowered[at] for at in clause.governors[:1]}
    return any(lowered[at] == "to" for at in clause.helpers) and bool(above & _WAS)


def _is_demanded(told: Predication) -> bool:
    """Say whether somebody only wants it done: "demanded that they *suspend* it", "should *end* it"."""
    clause, lowered = told.clause, told.passage.lowered
    lexicon = load_modality(told.passage.language)
    helpers = {lowered[at] for at in clause.helpers}
    if helpers & lexicon.demanded_helpers:
        return True
    if not any(lowered[at] in lexicon.demanding for at in clause.governors[:1]):
        return False
    return bool(helpers & _UNFINISHED) or not (helpers or lowered[clause.head].endswith(_FINITE))


def _is_waited_for(told: Predication) -> bool:
    """Say whether something else waits for people to come, on no told day: "*once they arrive*"."""
    clause, passage = told.clause, told.passage
    if not is_waited_for(clause, passage, load_modality(passage.language).plans):
        return False
    starts = {passage.words[at].start for at in clause.whole}
    return not any(time.date and time.start in starts for time in passage.times)


def _has_no_date(told: Predication) -> bool:
    """Say whether only the day is missing: "*no date* has been set for a first flight"."""
    clause, lowered = told.clause, told.passage.lowered
    lexicon = load_modality(told.passage.language)
    return any(
        lowered[at] in lexicon.days and not lexicon.none.isdisjoint(lowered[max(0, at - 1) : at])
        for at in (*clause.subject, *clause.objects)
    )


def _is_still_to_rule(told: Predication) -> bool:
    """Say whether a court has yet to decide: "*must decide* on Friday *whether* they can be held"."""
    clause, lowered = told.clause, told.passage.lowered
    lexicon = load_modality(told.passage.language)
    ahead = {"to", *lexicon.planned_helpers, *lexicon.outstanding_helpers}
    is_open = not lexicon.open_questions.isdisjoint(lowered[clause.head + 1 : clause.head + 1 + _FAR])
    return is_open and any(lowered[at] in ahead for at in clause.helpers)


def _is_not_yet(told: Predication) -> bool:
    """Say whether nobody has come: "is *yet to* take in a single deportee"."""
    head, lowered = told.clause.head, told.passage.lowered
    before = lowered[max(0, head - 2) : head - 1]
    not_yet = load_modality(told.passage.language).not_yet
    return lowered[head - 1 : head] == ("to",) and not not_yet.isdisjoint(before)


def _is_plea(told: Predication) -> bool:
    """Say whether somebody appeals to those in power and to no court: "*appealed* to the president"."""
    clause, passage = told.clause, told.passage
    if passage.lowered[clause.head + 1 : clause.head + 2] != ("to",) or passage.has(_COURT, clause.whole):
        return False
    behind = range(clause.head + 2, min(clause.head + 2 + _NEAR, len(passage.words)))
    return passage.has(_STATE, behind)


def _is_claim(told: Predication) -> bool:
    """Say whether what is filed asks for asylum and goes to no court: "lodge *their applications* there"."""
    clause, passage = told.clause, told.passage
    return passage.has(_CLAIM, clause.objects) and not passage.has(_COURT, clause.whole)


def _is_of_papers(told: Predication) -> bool:
    """Say whether papers or officials are sent, not people: "sent *an initial list* of 10 people"."""
    clause, passage = told.clause, told.passage
    moved = clause.subject if clause.is_passive else clause.objects
    lowered = [word.lower for word in plain_words(passage.words, passage.language)]
    head = tuple(takewhile(lambda at: lowered[at] != "of", moved))
    return passage.has(_DISPATCH, head) and not passage.has(_PEOPLE, head)


def _is_of_money(told: Predication) -> bool:
    """Say whether a state takes money and nobody: "*received $5.1m* under the accord".

    Of people who "left for Kigali with $3,500 each" or "accepted £3,000" it tells that they went.
    """
    clause, passage = told.clause, told.passage
    moved = clause.subject if clause.is_passive else clause.objects
    starts = {passage.words[at].start for at in moved if not _is_behind_preposition(passage, at)}
    is_sum = any(money.start in starts for money in passage.sums)
    if not is_sum or passage.has(_PEOPLE, moved):
        return False
    return clause.is_passive or not clause.subject or not _are_people(passage, clause.subject)


def _is_behind_preposition(passage: Passage, at: int) -> bool:
    plain = plain_words(passage.words[max(0, at - 1) : at], passage.language)
    return any(each.lower in load_state_words().prepositions for each in plain)


def _are_people(passage: Passage, subject: Sequence[int]) -> bool:
    """Say whether people act and no state: "four *who*", "a failed *asylum seeker*"."""
    if passage.has(_STATE, subject):
        return False
    return passage.has(_PEOPLE, subject) or passage.lowered[subject[0]] in _WHO


def _is_first_in_another_way(told: Predication) -> bool:
    """Say whether a state is first to do something else than to take people: "first *to sign*"."""
    clause, passage = told.clause, told.passage
    if passage.lowered[clause.head] not in _BE_OR_BECOME or passage.has(_PEOPLE, clause.whole):
        return False
    inner = [each for each in passage.syntax.clauses() if clause.head in each.governors[:1]]
    frames = {frame.name for each in inner for frame, at in find_frames(passage, each) if at == each.head}
    return bool(inner) and frames.isdisjoint(_COMING)


def _is_other_paper(told: Predication) -> bool:
    """Say whether what is signed is no arrangement: "a proclamation that the president *signed*"."""
    clause, passage = told.clause, told.passage
    if passage.lowered[clause.head] not in _SIGN:
        return False
    signed = _signed(told)
    return passage.has(_PAPER, signed) and not passage.has(_INSTRUMENT, signed)


def _is_copy(told: Predication) -> bool:
    """Say whether somebody got hold of a paper and no state of a deal: "documents *obtained* by us"."""
    clause, passage = told.clause, told.passage
    is_had = passage.lowered[clause.head] == _HAD and (clause.is_passive or clause.is_modifier)
    return is_had and not passage.has(_STATE, clause.agent)


def _is_kept_from(told: Predication) -> bool:
    """Say whether somebody is stopped from signing: "blocked the president from *signing*"."""
    clause, lowered = told.clause, told.passage.lowered
    stopping = load_modality(told.passage.language).refusing_governors
    return clause.is_gerund and any(lowered[i] in stopping for i in clause.governors[:2])


def _is_of_no_state(told: Predication) -> bool:
    """Say whether those who say no are no party: "the indigenous *confederation* rejected the idea"."""
    clause, passage = told.clause, told.passage
    acting = clause.agent if clause.is_passive else clause.subject
    return passage.has(_NO_STATE, acting) and not passage.has(_STATE, acting)


def _is_of_some_kinds(told: Predication) -> bool:
    """Say whether only some kinds of people, or more than so many, are not taken: "*no criminals*"."""
    return told.passage.has(_SOME_KINDS, [at for at in told.clause.whole if at > told.clause.head])


def _is_own_choice(told: Predication) -> bool:
    """Say whether migrants themselves want something: "*two of the men* have agreed to go home"."""
    clause, passage = told.clause, told.passage
    choosing = load_modality(passage.language).choosing
    if clause.is_passive or passage.lowered[clause.head] not in choosing:
        return False
    acting = tuple(takewhile(lambda at: passage.lowered[at] != ",", clause.subject))
    return passage.has(_MIGRANTS, acting) and not passage.has(_STATE, acting)


def _signed(told: Predication) -> list[int]:
    """Return what is signed: the object, the subject of a passive, or what a relative clause follows."""
    clause, passage = told.clause, told.passage
    signed = [*(clause.subject if clause.is_passive else clause.objects)]
    above = clause.governors[0] if clause.governors else clause.head
    opens = passage.lowered[above + 1 : above + 2]
    return [*signed, above] if not _RELATIVES.isdisjoint(opens) or clause.is_modifier else signed


def _is_to_stop_it(told: Predication) -> bool:
    """Say whether a body passes a law or a motion against it: "*passed* a bill to stop the transfers".

    A treaty "that had been waiting" stops nothing.
    """
    clause, passage = told.clause, told.passage
    is_on_treaty = passage.has(_INSTRUMENT, clause.objects)
    own = {clause.head, *clause.objects} if not clause.is_passive else {clause.head, *clause.subject}
    return any(
        inner.head > clause.head
        and not own.isdisjoint(inner.governors[:1])
        and not inner.is_negated
        and (not is_on_treaty or any(passage.lowered[at] == "to" for at in inner.helpers))
        and any(at == inner.head and frame.name in _STOPPING for frame, at in find_frames(passage, inner))
        for inner in passage.syntax.clauses()
    )


def _is_refused(told: Predication) -> bool:
    """Say whether somebody refuses to do it, or that it be done: "a bid *to halt* it was denied"."""
    clause, lowered = told.clause, told.passage.lowered
    opens = any(lowered[i] == "to" for i in clause.helpers)
    unwilling = load_modality(told.passage.language).unwilling_governors
    return opens and any(lowered[i] in unwilling for i in clause.governors[:2])


def _is_total_in_general(told: Predication) -> bool:
    """Say whether a clause counts all whom a state removed, wherever to: "deported 271,000 people last year".

    No receiver and no arrangement is named beside such a number.
    """
    passage = told.passage
    if any(not is_known_sender(party.code) for party in passage.parties) or passage.has(_ARRANGED):
        return False
    return passage.has(_THIRD_COUNTRIES) or min(_counts_in(told), default=0) >= _FEWEST_IN_GENERAL


def _counts_in(told: Predication) -> Iterator[int]:
    """Yield the numbers of people in a clause."""
    starts = {told.passage.words[at].start for at in told.clause.whole}
    for count in told.passage.counts:
        if count.count is not None and any(count.start <= start < count.end for start in starts):
            yield count.count


_ON_THE_WAY = (_is_waited_for, _is_not_yet, _has_no_date)
_SEEMING: Mapping[EventType, tuple[Callable[[Predication], bool], ...]] = {
    **dict.fromkeys(MOVES, _ON_THE_WAY),
    EventType.STARTED: (*_ON_THE_WAY, _is_first_in_another_way),
    EventType.TRANSFER: (*_ON_THE_WAY, _is_total_in_general, _is_of_papers, _is_of_money, _is_own_choice),
    EventType.SIGNED: (_is_other_paper, _is_kept_from),
    EventType.AGREED: (_is_copy, _is_own_choice),
    EventType.REFUSED: (_is_of_no_state, _is_of_some_kinds),
    EventType.APPROVED: (_is_negated, _is_to_stop_it, _is_put_off, _is_only_before_it, _only_calls_for_it),
    EventType.BLOCKED: (_is_of_a_ruling,),
    EventType.INCIDENT: (_was_to_be, _only_denies),
    EventType.CHALLENGED: (_is_plea, _is_claim),
}
