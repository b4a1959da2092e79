"""Which cues of a report tell of an event, and of which pair of states."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.event import MOVES, EventType
from pactwatch.claims.pair.hints import hint_of
from pactwatch.claims.pair.parties import Pairs, resolve_pairs
from pactwatch.claims.topic.sentences_on_topic import concerns_people
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from pactwatch.claims.pair.hints import Hint
    from pactwatch.claims.pair.parties import Pair
    from pactwatch.claims.reason import Step
    from pactwatch.claims.saying.voices import Voice
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage
    from pactwatch.claims.words.predication import Predication
    from pactwatch.language.clauses import Clause

_MONEY = frozenset({"money_sum", "grant"})
_COUNT = frozenset({"count", "first_group"})
_UNNAMED = frozenset({"unnamed"})
_SIGNERS = frozenset({"state", "leader", "government"})
_SET_TO = frozenset({"set_to"})
_AT_HOME = frozenset({"at_home"})
_OUTER = frozenset(
    {
        EventType.AGREED,
        EventType.REFUSED,
        EventType.PROPOSED,
        EventType.APPROVED,
        EventType.SIGNED,
        EventType.TALKS,
    }
)
_ENDING = frozenset({EventType.ENDED, EventType.SUSPENDED})
_RANK = {
    EventType.INCIDENT: 0,
    EventType.RULED_UNLAWFUL: 1,
    EventType.RULED_LAWFUL: 1,
    EventType.BLOCKED: 1,
    EventType.SIGNED: 1,
    EventType.RESUMED: 2,
    EventType.STARTED: 2,
    EventType.ENDED: 2,
    EventType.REFUSED: 2,
    EventType.SUSPENDED: 3,
    EventType.CHALLENGED: 3,
    EventType.PAID: 3,
    EventType.APPROVED: 3,
    EventType.TALKS: 3,
    EventType.AGREED: 4,
    EventType.TRANSFER: 5,
    EventType.PROPOSED: 6,
}


class Told(NamedTuple):
    """A candidate with its pair, in whose words it stands, why that pair, and how sure all of it is."""

    candidate: Candidate
    pair: Pair
    voice: Voice | None
    why_pair: Step
    sureness: float


def keep_sharpest(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield one candidate a clause, the most specific type that the words bear."""
    by_head: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_head.setdefault(candidate.clause.head, []).append(candidate)
    taken = {
        head: min(found, key=lambda c: (c.cue.is_bare_mention, _RANK[c.cue.event], c.at))
        for head, found in by_head.items()
    }
    for head, candidate in taken.items():
        outer = [taken[governor] for governor in candidate.clause.governors if governor in taken]
        if candidate.cue.event is EventType.TRANSFER and any(
            c.cue.event in _OUTER and _opens(c, candidate) for c in outer
        ):
            continue
        yield candidate
        yield from (
            other
            for other in by_head[head]
            if other is not candidate and {other.cue.event, candidate.cue.event} <= MOVES
        )


def leave_out_purposes(found: Sequence[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """Leave out of what the clauses of a sentence tell the transfers that another clause is only about.

    Who "agreed to take 250" has not taken them, nor who will take "migrants deported from the United States".
    Of "eight men convicted of crimes were deported", the inner clause tells no other transfer. Who "agreed to
    close the camp" has agreed on no arrangement.
    """
    outer = {candidate.clause.head for candidate, _ in found if candidate.cue.event in _OUTER}
    moving = {candidate.clause.head for candidate, _ in found if candidate.cue.event in MOVES}
    given_up = {
        head
        for candidate, _ in found
        if candidate.cue.event in _ENDING
        for head in candidate.clause.governors[:1]
    }
    return [
        (candidate, sureness)
        for candidate, sureness in found
        if not _is_purpose(candidate, outer)
        and not _describes_moved(candidate, moving)
        and not (candidate.cue.event is EventType.AGREED and candidate.clause.head in given_up)
    ]


def is_paid_elsewhere(told: Told, others: Iterable[Told]) -> bool:
    """Say whether a sum without a cue is paid under another pair by the words around it.

    Of "the Rwanda scheme cost £700m" in a report on France, nobody paid France.
    """
    candidate = told.candidate
    return (
        candidate.cue.event is EventType.PAID
        and bool(candidate.why)
        and any(
            other.candidate.cue.event is EventType.PAID
            and not other.candidate.why
            and other.candidate.passage is candidate.passage
            and other.pair != told.pair
            and not _sums(candidate).isdisjoint(_sums(other.candidate))
            for other in others
        )
    )


def _sums(candidate: Candidate) -> frozenset[int]:
    """Return where the sums of money in a clause begin."""
    starts = [candidate.passage.words[at].start for at in candidate.clause.whole]
    return frozenset(
        money.start
        for money in candidate.passage.sums
        if any(money.start <= start < money.end for start in starts)
    )


def _describes_moved(candidate: Candidate, moving: AbstractSet[int]) -> bool:
    """Say whether a clause without a cue only describes the people whom the clause around it moves."""
    clause = candidate.clause
    if candidate.cue.event not in MOVES or not candidate.why or not clause.is_modifier:
        return False
    return any(candidate.passage.syntax.clause_of(head).head in moving for head in clause.governors[:1])


def _is_purpose(candidate: Candidate, outer: AbstractSet[int]) -> bool:
    """Say whether a transfer stands where another clause says what is agreed, refused, proposed or discussed.

    A noun stands in the clause itself ("agreed to the *arrival* of 25 a week"). A participle that only
    describes people has no clause above it in French and Spanish: there any clause of its sentence counts.
    """
    clause, passage = candidate.clause, candidate.passage
    if candidate.cue.event not in MOVES:
        return False
    if clause.head in outer and candidate.cue.is_noun_event and not _is_dated(candidate):
        return candidate.at > clause.head
    above = [passage.syntax.clause_of(head) for head in clause.governors]
    if clause.is_modifier and not _is_dated(candidate):
        return any(_has_any(each, outer) for each in above) if above else bool(outer)
    return bool(above) and _has_any(above[0], outer) and _has_to(clause, passage)


def _has_any(clause: Clause, heads: AbstractSet[int]) -> bool:
    return not heads.isdisjoint({clause.head, *clause.whole})


def _is_dated(candidate: Candidate) -> bool:
    starts = [candidate.passage.words[i].start for i in candidate.clause.whole]
    return any(time.start <= start < time.end for time in candidate.passage.times for start in starts)


def _has_to(clause: Clause, passage: Passage) -> bool:
    return any(passage.words[i].lower == "to" for i in clause.helpers)


def _opens(outer: Candidate, inner: Candidate) -> bool:
    """Say whether the inner clause is only what the outer one is about ("agreed *to accept* 250")."""
    return outer.clause.head < inner.clause.head and _has_to(inner.clause, inner.passage)


def find_pairs_told(
    predications: Sequence[Sequence[Predication]], near: Collection[int], called: Iterable[Pair] = ()
) -> Pairs:
    """Return the pairs that the clauses of cues name in full, counted over the whole report.

    Args:
        predications: The clauses of each sentence.
        near: The sentences near which migrants are spoken of.
        called: The pairs of schemes that the report calls by the receiver alone (``find_called_pairs``):
            such a pair counts once, where no clause names a sender to that receiver.
    """
    pairs = Pairs()
    passages = [clauses[0].passage for clauses in predications if clauses]
    for clauses in predications:
        for candidate in keep_sharpest(cue for clause in clauses for cue in clause.cues):
            hint = hint_of(candidate)
            if not concerns_people(candidate, is_near=candidate.passage.index in near):
                continue
            if _takes_for_itself(candidate, hint, pairs):
                continue
            for pair in resolve_pairs(hint, candidate.passage, pairs, may_use_focus=False):
                if is_known_sender(pair.sender):
                    pairs.votes[pair] += 2 if candidate.passage.is_title else 1
    told = {pair.receiver for pair in pairs.votes}
    pairs.votes.update(pair for pair in called if pair.receiver not in told)
    for passage in passages:
        pairs.senders_seen += [
            (passage.index, party.code) for party in passage.parties if is_known_sender(party.code)
        ]
    pairs.recent.clear()
    return pairs


def _takes_for_itself(candidate: Candidate, hint: Hint, pairs: Pairs) -> bool:
    """Say whether a state that sends people itself takes refugees, from nobody named.

    "Canada had agreed to admit 2,500 refugees" concerns no arrangement.
    """
    if candidate.cue.parties != "receive" or hint.senders:
        return False
    known = {pair.receiver for pair in pairs.votes}
    return bool(hint.receivers) and all(
        is_known_sender(code) and code not in known for code in hint.receivers
    )


def is_told(candidate: Candidate, hint: Hint) -> bool:
    """Say whether a clause tells of the event, rather than speaks of such things in general.

    "Several other states are in talks" names nobody; what a migrant signs is no treaty.
    """
    clause, passage = candidate.clause, candidate.passage
    if candidate.cue.event is EventType.PAID:
        return passage.has(_MONEY, clause.whole)
    if not hint.receivers and len(hint.others) <= 1 and passage.has(_UNNAMED, clause.whole):
        return False
    if candidate.cue.event is EventType.SIGNED and not clause.is_passive:
        return not passage.has(_COUNT, clause.subject) or passage.has(_SIGNERS, clause.subject)
    return candidate.cue.event is not EventType.TRANSFER or _is_move(candidate, hint)


def _is_move(candidate: Candidate, hint: Hint) -> bool:
    """Say whether a clause tells that people were moved, rather than speaks of moving people.

    "Ten people landed on Monday" and "sent a group to Rwanda" tell it; "talks to receive immigrants", "the
    deported migrants", "sending them to Rwanda would be illegal", "the countries they come from", "he flew
    home" do not.
    """
    clause, passage = candidate.clause, candidate.passage
    if clause.is_gerund or (passage.has(_AT_HOME, clause.whole) and not hint.receivers):
        return False
    helpers = {passage.words[i].lower for i in clause.helpers}
    if "to" in helpers and not passage.has(_SET_TO, clause.governors[:1]):
        return False
    if candidate.cue.is_noun_event:
        return bool(hint.receivers) and (passage.has(_COUNT, clause.whole) or bool(passage.times))
    if clause.is_modifier and not (hint.receivers and passage.has(_COUNT, clause.whole)):
        return False
    return bool(hint.receivers) or passage.has(_COUNT, clause.whole) or bool(passage.times)
