"""What a report says happened to arrangements."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from pactwatch.claims.details.actor import find_actor
from pactwatch.claims.details.clause_details import (
    CAP,
    cut_evidence,
    find_added_sums,
    find_anchored,
    find_sum,
    own_counts,
    own_times,
    sets_a_cap,
)
from pactwatch.claims.details.dating import is_told_there, resolve_date
from pactwatch.claims.details.each_receiver import find_people_of
from pactwatch.claims.details.how_many import find_people
from pactwatch.claims.details.same_people import Placed, follow_people
from pactwatch.claims.event import Event, EventType, Modality
from pactwatch.claims.pair.pair_traits import PairTraits
from pactwatch.claims.pair.pairing import Weighed, choose_pairs, explain_choices, weigh_pairs, weigh_together
from pactwatch.claims.pair.schemes import find_called_pairs
from pactwatch.claims.pair.way import find_way, receives_its_own, sets_out
from pactwatch.claims.reason import Reason
from pactwatch.claims.telling.checked_claims import tell_as_checked
from pactwatch.claims.telling.echoes import leave_out_echoes
from pactwatch.claims.telling.harm import find_harm
from pactwatch.claims.telling.merging import Draft, merge_drafts
from pactwatch.claims.telling.modality import resolve_modality, was_ahead
from pactwatch.claims.telling.told_cues import (
    Told,
    find_pairs_told,
    is_paid_elsewhere,
    leave_out_purposes,
)
from pactwatch.claims.telling.told_types import find_told_types
from pactwatch.claims.telling.traits import TraitFinder
from pactwatch.claims.topic.bearing import Found
from pactwatch.claims.topic.sentences_on_topic import near_topic, topic_traits
from pactwatch.claims.words.parts import find_counted, is_some_of_them
from pactwatch.claims.words.predication import find_predications
from pactwatch.claims.words.shares import find_series, find_shares

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.pair.parties import Pair
    from pactwatch.claims.reason import Step
    from pactwatch.claims.saying.report_words import ReportWords
    from pactwatch.claims.saying.spoken import Spoken
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage

_SEVERAL = 2
_PRICED = frozenset({EventType.AGREED, EventType.SIGNED})


def find_all_events(report: ReportWords, passages: Sequence[Passage], statements: Sequence[Spoken]) -> Found:
    """Return all that looks like an event of two states, whether or not it bears an arrangement.

    Args:
        report: Its text, language and date, and who takes part in it.
        passages: Its sentences that matter, in order.
        statements: Who says what in it: they tell whose words an event stands in.
    """
    language = report.language
    predications = [find_predications(passage, language) for passage in passages]
    near = frozenset(near_topic(passages))
    pairs = find_pairs_told(predications, near, find_called_pairs(passages, near, report.published))
    finder, partners = TraitFinder(language, near), PairTraits(passages, statements, pairs)
    shown = [finder.find_apart(*each) for each in zip(passages, predications, strict=True)]
    types = find_told_types(predications, shown)
    candidates: list[tuple[Candidate, float]] = []
    weighed: list[Weighed] = []
    for passage, clauses in zip(passages, predications, strict=True):
        pairs.saw_named(passage)
        told_here = leave_out_purposes([*chain.from_iterable(islice(types, len(clauses)))])
        for candidate, sureness in leave_out_echoes(told_here):
            weighed.append(weigh_pairs(partners, partners.ask(candidate)))
            candidates.append((candidate, sureness))
            for pair in choose_pairs(weighed[-1]).pairs:
                pairs.saw(passage, pair, len(candidate.clause.governors))
        partners.pass_by(passage)
    told = [
        Told(candidate, pair, each.asked.voice, choice.because, min(sureness, choice.sureness))
        for (candidate, sureness), each in zip(candidates, weigh_together(partners, weighed), strict=True)
        for choice in explain_choices(partners, each)
        for pair in find_way(candidate, choice.pair)
    ]
    followed = follow_people([Placed(each.candidate, each.pair) for each in told])
    told = [each._replace(pair=pair) for each, pair in zip(told, followed, strict=True) if pair is not None]
    told = [each for each in told if not is_paid_elsewhere(each, told)]
    made = [(each, event) for each in told for event in _make_events(report, each)]
    drafts = [(each, _draft(each, event)) for each, event in tell_as_checked(report.text, made)]
    events = merge_drafts(draft for _, draft in drafts)
    under = [draft for each, draft in drafts if not receives_its_own(each.candidate, each.pair)]
    borne = events if len(under) == len(drafts) else merge_drafts(under)
    sentences: dict[Pair, list[Passage]] = {}
    for each in told:
        sentences.setdefault(each.pair, []).append(each.candidate.passage)
    origins = Counter(code for passage in passages for code in set(passage.origins))
    return Found(events, borne, pairs, topic_traits(passages), sentences, origins)


def _draft(told: Told, event: Event) -> Draft:
    candidate = told.candidate
    return Draft(
        event,
        candidate.cue.is_bare_mention,
        candidate.passage.index,
        is_told_there(event.date, candidate),
        find_counted(candidate, event.people),
        sets_out(candidate),
    )


def _make_events(report: ReportWords, told: Told) -> Iterator[Event]:
    """Yield the event of a candidate; several where a clause counts people on several days."""
    event = _make_event(report, told)
    if sets_a_cap(event, told.candidate, report.published):
        event = replace(event, type=EventType.AGREED)
    yield from _by_share(event, told.candidate) if event.type is EventType.TRANSFER else (event,)
    if event.type is EventType.PAID:
        yield from (replace(event, money=money, date=None) for money in find_added_sums(told.candidate))
    if event.type in _PRICED and event.money is not None and event.money.amount is not None:
        yield replace(event, type=EventType.PAID, people=None)
    if event.type is EventType.STARTED and told.candidate.cue.parties == "arrive":
        yield replace(event, type=EventType.TRANSFER)


def _by_share(event: Event, candidate: Candidate) -> Iterator[Event]:
    """Yield a transfer for what its receiver took, of "eight to Juba in July and 14 to Accra in May"."""
    named = {party.code for party in candidate.passage.parties_at(candidate.clause.whole)} - {event.sender}
    is_own = event.receiver in named or not named
    shares = [s for s in find_shares(candidate.passage) if is_own and s.receiver == event.receiver]
    if not shares:
        yield from _by_day(event, candidate)
    for share in shares:
        yield replace(event, people=share.people, date=share.date or event.date)


def _by_day(event: Event, candidate: Candidate) -> Iterator[Event]:
    """Yield a transfer for each day of "five men on July 16 and ten more on October 6".

    A number right behind the day of its own coming ("three months after a first group of five") has that day.
    """
    passage = candidate.passage
    anchored = find_anchored(candidate, event.people)
    if anchored is not None:
        yield replace(event, date=anchored.date)
        return
    counts = [c for c in own_counts(candidate) if c.count and c.qualifier != CAP]
    counts = [c for c in counts if not is_some_of_them(passage, c)]
    times = own_times(candidate)
    if len(counts) < _SEVERAL or len(times) != len(counts):
        counts, times = find_series(candidate)
    if not counts:
        yield event
    for count, time in zip(counts, times, strict=True):
        yield replace(event, people=count.count, date=time.date)


def _make_event(report: ReportWords, told: Told) -> Event:
    candidate, pair, voice, why_pair, sureness = told
    text, language = report.text, report.language
    at = candidate.passage.words[candidate.at].start
    modality, why_modality = resolve_modality(candidate, pair, voice, language)
    is_past = modality is Modality.PLANNED and was_ahead(candidate, language)
    told_as = Modality.ASSERTED if is_past else modality
    date, why_date = resolve_date(candidate, pair, told_as, voice, report.published)
    return Event(
        type=candidate.cue.event,
        sender=pair.sender,
        receiver=pair.receiver,
        date=date,
        modality=modality,
        actor=find_actor(text, candidate, report.cast, voice),
        people=find_people_of(candidate, pair.receiver, find_people(candidate, pair)),
        money=find_sum(candidate),
        kind=find_harm(candidate),
        evidence=(cut_evidence(text, candidate),),
        sureness=sureness,
        because=(
            _why_type(candidate, text[at : candidate.passage.words[candidate.at].end]),
            Reason("pair {}-{}: {}".format, pair.sender, pair.receiver, why_pair),
            f"{sureness:.0%} likely, by the less sure of type and pair",
            Reason("modality: {}".format, why_modality),
            Reason("date: {}".format, why_date),
        ),
    )


def _why_type(candidate: Candidate, head: str) -> Step:
    if candidate.why:
        return Reason("cue none, but {} at {!r}".format, candidate.why, head)
    return f"cue {candidate.cue.cue_id} at {head!r}"
