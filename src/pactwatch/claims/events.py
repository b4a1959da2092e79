"""What a report says happened to arrangements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.candidates import Candidate, find_candidates
from pactwatch.claims.dating import resolve_date
from pactwatch.claims.event import Event, EventType, Modality, Sum
from pactwatch.claims.merging import Draft, merge_drafts
from pactwatch.claims.modality import resolve_modality
from pactwatch.claims.parties import Hint, Pair, Pairs, hint_of, resolve_pairs
from pactwatch.claims.voices import Voice, find_voice
from pactwatch.documents import Evidence
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.passages import Passage
    from pactwatch.claims.statement import Statement
    from pactwatch.language.people_counts import PeopleCount

_LONGEST_EVIDENCE = 60
_COUNTED = frozenset(
    {
        EventType.TRANSFER,
        EventType.STARTED,
        EventType.AGREED,
        EventType.SIGNED,
        EventType.APPROVED,
        EventType.INCIDENT,
    }
)
_BACKGROUND = frozenset({"among", "population"})
_TOPIC = frozenset({"migrant", "people", "nationality", "count"})
_NEAR_SENTENCES = 8
_MIGRANT = frozenset({"migrant", "foreign"})
_OFF_TOPIC = frozenset({"off_topic"})
_OWN = frozenset({"own"})
_FOREIGN = frozenset({"foreign"})
_INNER = frozenset({EventType.TRANSFER})
_MONEY = frozenset({"money_sum", "grant"})
_COUNT = frozenset({"count", "first_group"})
_SET_TO = frozenset({"due", "set", "scheduled", "expected", "about", "is", "are", "was", "were", "planned", "plans", "plan"})
_SEVERAL = 2
_RESETTLED = frozenset({"resettled"})
_NOT_YET = frozenset({Modality.PLANNED, Modality.POSSIBLE})
_INSTRUMENT = frozenset({"instrument"})
_PRICED = frozenset({EventType.AGREED, EventType.SIGNED})
_UNNAMED = frozenset({"unnamed"})
_SIGNERS = frozenset({"state", "leader", "government"})
_OUTER = frozenset({EventType.AGREED, EventType.REFUSED, EventType.PROPOSED, EventType.APPROVED})
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
    """A candidate with the pair that it concerns."""

    candidate: Candidate
    pair: Pair
    hint: Hint


def find_events(
    text: str, passages: Sequence[Passage], statements: Sequence[Statement], *, language: str
) -> list[Event]:
    """Return the events of a report, in the order in which they are first told.

    Args:
        text: The document's text.
        passages: Its sentences that matter, in order.
        statements: Who says what in it, on topic or not: they tell whose words an event stands in.
        language: BCP 47 tag of the report.
    """
    if not _is_on_topic(passages):
        return []
    near = _near_topic(passages)
    candidates = [
        [c for c in _sharpest(find_candidates(passage, language)) if _concerns_people(c, is_near=passage.index in near)]
        for passage in passages
    ]
    pairs = _pairs_told_outright(passages, candidates)
    told = []
    for passage, found in zip(passages, candidates, strict=True):
        pairs.saw_named(passage)
        told += list(_tell(found, pairs, statements))
    return merge_drafts(
        Draft(event, each.candidate.cue.is_bare_mention, each.candidate.passage.index)
        for each in _supported(told, pairs)
        for event in _make_events(text, each, statements, language)
    )


def _is_on_topic(passages: Sequence[Passage]) -> bool:
    """Say whether a report may speak of people sent to a state that is not theirs.

    Either its words say so, or it names migrants, one who may send them and one who may take them, from
    where nobody in the report is, and nothing about people going home.
    """
    if any(passage.has(_FOREIGN) for passage in passages):
        return True
    if not any(is_known_sender(party.code) for passage in passages for party in passage.parties):
        return False
    origins = {code for passage in passages for code in passage.origins}
    near = {at for p in passages if p.has(_MIGRANT) for at in range(p.index - 1, p.index + 2)}
    telling = [p for p in passages if p.index in near and not p.has(_OWN) and not _is_resettlement(p)]
    return any(_takers(passage) - origins or _has_deal_on_migrants(passage) for passage in telling)


def _is_resettlement(passage: Passage) -> bool:
    """Say whether a sentence is about refugees whom a state takes by its own quota, under no deal."""
    return passage.has(_RESETTLED) and not passage.has(_INSTRUMENT)


def _takers(passage: Passage) -> set[str]:
    return {party.code for party in passage.parties if not is_known_sender(party.code)}


def _has_deal_on_migrants(passage: Passage) -> bool:
    return bool(_takers(passage)) and passage.has(_INSTRUMENT) and passage.has(_MIGRANT)


def _sharpest(candidates: Iterator[Candidate]) -> Iterator[Candidate]:
    """Yield one candidate a clause, the most specific type that the words bear."""
    by_head: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_head.setdefault(candidate.clause.head, []).append(candidate)
    taken = {
        head: min(found, key=lambda c: (c.cue.is_bare_mention, _RANK[c.cue.event], c.at)) for head, found in by_head.items()
    }
    for head, candidate in taken.items():
        outer = [taken[governor] for governor in candidate.clause.governors if governor in taken]
        if candidate.cue.event in _INNER and any(c.cue.event in _OUTER and _opens(c, candidate) for c in outer):
            continue
        yield candidate
        yield from (
            other
            for other in by_head[head]
            if other is not candidate and {other.cue.event, candidate.cue.event} <= {EventType.TRANSFER, EventType.STARTED}
        )


def _opens(outer: Candidate, inner: Candidate) -> bool:
    """Say whether the inner clause is only what the outer one is about ("agreed *to accept* 250")."""
    words = inner.passage.words
    return outer.clause.head < inner.clause.head and any(words[i].lower == "to" for i in inner.clause.helpers)


def _pairs_told_outright(passages: Sequence[Passage], candidates: Sequence[Sequence[Candidate]]) -> Pairs:
    """Return the pairs that the clauses of cues name in full, counted over the whole report."""
    pairs = Pairs()
    for found in candidates:
        for candidate in found:
            hint = hint_of(candidate)
            if _takes_for_itself(candidate, hint, pairs):
                continue
            for pair in resolve_pairs(hint, candidate.passage, pairs, may_use_focus=False):
                if is_known_sender(pair.sender):
                    pairs.votes[pair] += 2 if candidate.passage.is_title else 1
    for passage in passages:
        pairs.senders_seen += [
            (passage.index, party.code) for party in passage.parties if is_known_sender(party.code)
        ]
    pairs.recent.clear()
    return pairs


def _near_topic(passages: Sequence[Passage]) -> set[int]:
    """The sentences near which migrants or sending them elsewhere are spoken of."""
    topical = [passage.index for passage in passages if passage.has(_MIGRANT)]
    return {at for index in topical for at in range(index - _NEAR_SENTENCES, index + _NEAR_SENTENCES + 1)}


def _concerns_people(candidate: Candidate, *, is_near: bool) -> bool:
    """Say whether a sentence speaks of people on the move, and not of other deals of the same states."""
    passage = candidate.passage
    if _is_resettlement(passage):
        return False
    if passage.has(_OFF_TOPIC, candidate.clause.whole) and not passage.has(_MIGRANT, candidate.clause.whole):
        return False
    if passage.has(_OWN, candidate.clause.whole) and candidate.cue.event is EventType.TRANSFER:
        return False
    return is_near or candidate.cue.parties == "context" or passage.has(_TOPIC)


def _tell(found: Sequence[Candidate], pairs: Pairs, statements: Sequence[Statement]) -> Iterator[Told]:
    """Yield the candidates of one sentence with their pairs, and note which pairs it speaks of."""
    for candidate in found:
        voice = find_voice(statements, candidate.passage.words[candidate.at].start)
        hint = hint_of(candidate, voice)
        if not _is_told(candidate, hint) or _takes_for_itself(candidate, hint, pairs):
            continue
        focus = not candidate.cue.is_bare_mention
        for pair in resolve_pairs(
            hint, candidate.passage, pairs, may_use_focus=focus, goes_on=candidate.cue.parties == "onward"
        ):
            if not is_known_sender(pair.sender) and pair not in pairs.votes:
                continue
            if candidate.cue.event is EventType.TRANSFER and set(candidate.passage.origins) == {pair.receiver}:
                continue
            if candidate.cue.event is EventType.TALKS and not hint.receivers and len(hint.others) <= 1:
                pair = pairs.in_talks(pair)  # noqa: PLW2901
            pairs.saw(candidate.passage, pair, len(candidate.clause.governors))
            if candidate.cue.event is EventType.TALKS:
                pairs.talking.append(pair)
            yield Told(candidate, pair, hint)


def _takes_for_itself(candidate: Candidate, hint: Hint, pairs: Pairs) -> bool:
    """Say whether a state that sends people itself takes refugees, from nobody named ("Canada agreed to admit …")."""
    if candidate.cue.parties != "receive" or hint.senders:
        return False
    known = {pair.receiver for pair in pairs.votes}
    return bool(hint.receivers) and all(is_known_sender(code) and code not in known for code in hint.receivers)


def _supported(told: Sequence[Told], pairs: Pairs) -> list[Told]:
    """Leave out what was only taken to concern a pair of which no sentence with a cue names the receiver."""
    named = {
        each.pair
        for each in told
        if any(party.code == each.pair.receiver for party in each.candidate.passage.parties)
    }
    return [each for each in told if each.pair in named or each.pair in pairs.votes]


def _is_told(candidate: Candidate, hint: Hint) -> bool:
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
    return candidate.cue.event not in _INNER or _is_move(candidate, hint)


def _is_move(candidate: Candidate, hint: Hint) -> bool:
    """Say whether a clause tells that people were moved, rather than speaks of moving people.

    "Ten people landed on Monday" and "sent a group to Rwanda" tell it; "talks to receive immigrants", "the
    deported migrants", "sending them to Rwanda would be illegal", "the countries they come from", "he flew
    home" do not.
    """
    clause, passage = candidate.clause, candidate.passage
    lowered = [passage.words[i].lower for i in clause.whole]
    if "home" in lowered and not hint.receivers:
        return False
    if passage.words[clause.head].lower.endswith("ing") and not clause.helpers:
        return False
    helpers = {passage.words[i].lower for i in clause.helpers}
    governor = passage.words[clause.governors[0]].lower if clause.governors else ""
    if "to" in helpers and governor not in _SET_TO:
        return False
    if candidate.cue.is_noun_event:
        return bool(hint.receivers) and (passage.has(_COUNT, clause.whole) or bool(passage.times))
    if clause.is_modifier and not (hint.receivers and passage.has(_COUNT, clause.whole)):
        return False
    return bool(hint.receivers) or passage.has(_COUNT, clause.whole) or bool(passage.times)


def _make_events(text: str, told: Told, statements: Sequence[Statement], language: str) -> Iterator[Event]:
    """Yield the event of a candidate; several where a clause counts people on several days."""
    event = _make_event(text, told, statements, language)
    if event is None:
        return
    yield from _by_day(event, told.candidate) if event.type is EventType.TRANSFER else (event,)
    if event.type in _PRICED and event.money is not None and event.money.amount is not None:
        yield replace(event, type=EventType.PAID, people=None)
    if event.type is EventType.STARTED and told.candidate.cue.parties == "arrive":
        yield replace(event, type=EventType.TRANSFER)


def _by_day(event: Event, candidate: Candidate) -> Iterator[Event]:
    """Yield a transfer for each day of "five men on July 16 and ten more on October 6"."""
    words = candidate.passage.words
    own = [words[i].start for i in candidate.clause.whole]

    def stands(found: tuple[int, int]) -> bool:
        return any(found[0] <= start < found[1] for start in own)

    counts = [c for c in candidate.passage.counts if stands(c[:2]) and c.qualifier not in _BACKGROUND and c.count]
    times = [t for t in candidate.passage.times if stands(t[:2]) and t.date]
    if len(counts) < _SEVERAL or len(times) != len(counts):
        yield event
        return
    for count, time in zip(counts, times, strict=True):
        yield replace(event, people=count.count, date=time.date)


def _make_event(text: str, told: Told, statements: Sequence[Statement], language: str) -> Event | None:
    candidate, pair, _ = told
    at = candidate.passage.words[candidate.at].start
    voice = find_voice(statements, at)
    resolved = resolve_modality(candidate, pair, voice, language)
    if resolved is None:
        return None
    modality, why_modality = resolved
    if candidate.cue.event is EventType.STARTED and modality in _NOT_YET:
        return None
    date, why_date = resolve_date(candidate, modality, voice)
    return Event(
        type=candidate.cue.event,
        sender=pair.sender,
        receiver=pair.receiver,
        date=date,
        modality=modality,
        actor=_actor(text, candidate, voice),
        people=_people(candidate),
        money=_money(candidate),
        kind=candidate.cue.kind,
        evidence=(_evidence(text, candidate),),
        because=(
            f"cue {candidate.cue.cue_id} at {text[at : candidate.passage.words[candidate.at].end]!r}",
            f"pair {pair.sender}-{pair.receiver} from {_named(told.hint)}",
            f"modality: {why_modality}",
            f"date: {why_date}",
        ),
    )


def _named(hint: Hint) -> str:
    if hint.is_empty:
        return "what was spoken of last"
    return f"senders {hint.senders}, receivers {hint.receivers}, others {hint.others}"


def _evidence(text: str, candidate: Candidate) -> Evidence:
    """The passage from the first to the last word of the clause, no longer than a long sentence."""
    words, whole = candidate.passage.words, sorted({*candidate.clause.whole, candidate.at})
    near = [i for i in whole if abs(i - candidate.at) <= _LONGEST_EVIDENCE // 2]
    start, end = words[near[0]].start, words[near[-1]].end
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "%)":
        end -= 1
    return Evidence.cut(text, start, max(end, start + 1))


def _people(candidate: Candidate) -> int | None:
    """How many people the clause speaks of: the count nearest to the cue that is a count of its own."""
    if candidate.cue.event not in _COUNTED:
        return None
    words = candidate.passage.words
    at = words[candidate.at].start
    own = [words[i].start for i in candidate.clause.whole]
    counts = [c for c in candidate.passage.counts if c.qualifier not in _BACKGROUND]
    inside = [c for c in counts if any(c.start <= start < c.end for start in own)]
    best: PeopleCount | None = min(inside, key=lambda c: abs(c.start - at), default=None)
    return best.count if best is not None else None


def _money(candidate: Candidate) -> Sum | None:
    words = candidate.passage.words
    if candidate.cue.event in {EventType.AGREED, EventType.SIGNED} and candidate.cue.is_bare_mention:
        return None
    own = [words[i].start for i in candidate.clause.whole]
    inside = [m for m in candidate.passage.sums if any(m.start <= start < m.end for start in own)]
    if not inside:
        return Sum(amount=None, currency=None) if candidate.cue.event is EventType.PAID else None
    best = min(inside, key=lambda m: abs(m.start - words[candidate.at].start))
    return Sum(amount=best.amount, currency=best.currency)


def _actor(text: str, candidate: Candidate, voice: Voice | None) -> str | None:
    """The words that name who did it, for what a named body or person does."""
    del voice
    clause, words, passage = candidate.clause, candidate.passage.words, candidate.passage
    acting = clause.agent if clause.is_passive else clause.subject
    wanted = frozenset({"court", "parliament", "leader", "person"})
    if not acting or not passage.has(wanted, acting):
        return None
    start, end = words[acting[0]].start, words[acting[-1]].end
    name = text[start:end]
    return name.removeprefix("by ").removeprefix("the ").removeprefix("The ")
