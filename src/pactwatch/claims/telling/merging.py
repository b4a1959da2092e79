"""An event that a report tells twice is one event; two transfers on two days are two."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.event import AHEAD, Event, EventType, Modality, Sum
from pactwatch.claims.reason import Reason
from pactwatch.claims.telling.courts import are_two_courts
from pactwatch.claims.words.parts import Counts
from pactwatch.language.edtf import bounds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.claims.reason import Step

_ONCE = frozenset(
    {
        EventType.AGREED,
        EventType.SIGNED,
        EventType.TALKS,
        EventType.PROPOSED,
        EventType.ENDED,
        EventType.STARTED,
        EventType.REFUSED,
        EventType.SUSPENDED,
        EventType.APPROVED,
    }
)
_SETTLED = frozenset(
    {
        EventType.SIGNED,
        EventType.APPROVED,
        EventType.STARTED,
        EventType.TRANSFER,
        EventType.BLOCKED,
        EventType.RULED_LAWFUL,
        EventType.RULED_UNLAWFUL,
        EventType.ENDED,
        EventType.AGREED,
    }
)
_RULED = frozenset({EventType.BLOCKED, EventType.RULED_LAWFUL, EventType.RULED_UNLAWFUL})
_NEAR_SENTENCES = 6
_LONGEST_JOURNEY = timedelta(days=3)
_MONTH = len("2025-05")
_DAY = len("2025-05-04")
_FIRMNESS = {
    Modality.CONFIRMED: 0,
    Modality.ASSERTED: 1,
    Modality.REPORTED: 2,
    Modality.PLANNED: 3,
    Modality.POSSIBLE: 4,
    Modality.DENIED: 5,
}


class Draft(NamedTuple):
    """An event as one sentence tells it; ``is_bare`` where a deal is only mentioned ("under the deal").

    ``sentence`` counts from 0: what is told in one breath is more likely one event. A date that the sentence
    does not tell itself (``is_dated_there``) sets no two tellings apart. ``counts`` tells whom its number
    of people counts. ``sets_out`` where people only leave: they arrive on that day or soon after.
    """

    event: Event
    is_bare: bool
    sentence: int
    is_dated_there: bool = True
    counts: Counts = Counts.OTHERS
    sets_out: bool = False

    @property
    def own_date(self) -> str | None:
        """The date, where the sentence tells it."""
        return self.event.date if self.is_dated_there else None


def merge_drafts(drafts: Iterable[Draft]) -> list[Event]:
    """Return the events without repetitions, in the order in which they were first told.

    A deal that is only mentioned is an event where the report tells nothing else of the pair but talk.
    """
    merged: list[Draft] = []
    for draft in drafts:
        for at, known in enumerate(merged):
            if _is_same(known, draft):
                merged[at] = _join(known, draft)
                break
        else:
            merged.append(draft)
    return _without_bare_mentions(_on_one_day(_with_terms(_without_parts(merged))))


def _on_one_day(drafts: Sequence[Draft]) -> list[Draft]:
    """Date a first arrival whose words tell no date as the transfer that the same words tell is dated."""
    moved = [draft for draft in drafts if draft.event.type is EventType.TRANSFER and draft.own_date]
    return [_dated_with(draft, moved) if _is_undated_start(draft) else draft for draft in drafts]


def _is_undated_start(draft: Draft) -> bool:
    return draft.event.type is EventType.STARTED and draft.own_date is None


def _dated_with(start: Draft, moved: Iterable[Draft]) -> Draft:
    event = start.event
    for same in (transfer.event for transfer in moved):
        is_same_pair = (same.sender, same.receiver) == (event.sender, event.receiver)
        if is_same_pair and event.evidence[0] in same.evidence:
            because = (*event.because, "date: of the transfer that the same words tell")
            return start._replace(event=replace(event, date=same.date, because=because), is_dated_there=True)
    return start


def _with_terms(drafts: Sequence[Draft]) -> list[Draft]:
    """Take what a signed deal allows ("may receive as many as 160") into its signing, which sets it."""
    whole: list[Draft | None] = list(drafts)
    for at, terms in enumerate(drafts):
        for other, host in enumerate(whole):
            if host is not None and _are_terms(terms.event, host.event):
                whole[other] = _take_in(host, terms)
                whole[at] = None
                break
    return [draft for draft in whole if draft is not None]


def _are_terms(a: Event, b: Event) -> bool:
    """Say whether one event counts whom a deal may bring, and the other is the signing of that deal."""
    if (a.type, a.sender, a.receiver) != (EventType.AGREED, b.sender, b.receiver):
        return False
    is_signed = b.type is EventType.SIGNED and b.modality not in {*AHEAD, Modality.DENIED}
    return is_signed and a.modality in AHEAD and a.people is not None and b.people in {None, a.people}


def _without_parts(drafts: Sequence[Draft]) -> list[Draft]:
    """Take parts of people already counted into the transfer of the whole, of which they tell nothing new."""
    whole: list[Draft | None] = list(drafts)
    for at, part in enumerate(drafts):
        hosts = [*range(at - 1, -1, -1), *range(at + 1, len(drafts))]
        hosts.sort(key=lambda other: drafts[other].event.people is None)
        for other in hosts:
            host = whole[other]
            if host is not None and _is_part(part, host, is_before=other > at):
                whole[other] = _take_in(host, part)
                whole[at] = None
                break
    return [draft for draft in whole if draft is not None]


def _is_part(part: Draft, host: Draft, *, is_before: bool) -> bool:
    """Say whether one telling counts some of those whom another counts."""
    a, b = part.event, host.event
    if (a.type, a.sender, a.receiver) != (EventType.TRANSFER, b.sender, b.receiver) or b.type is not a.type:
        return False
    if part.counts is Counts.OTHERS or a.people is None or (a.modality in AHEAD) != (b.modality in AHEAD):
        return False
    if Modality.DENIED in {a.modality, b.modality}:
        return False
    if part.counts is Counts.STAYING:
        return b.people is None or b.people >= a.people
    if b.people is None or b.people < a.people:
        return False
    if part.counts is Counts.PART:
        return dates_agree(part.own_date, host.own_date)
    return not is_before and part.own_date in {None, host.own_date}


def _take_in(host: Draft, part: Draft) -> Draft:
    event = replace(
        host.event,
        people=part.event.people if host.event.people is None else host.event.people,
        evidence=tuple(dict.fromkeys([*host.event.evidence, *part.event.evidence])),
        because=(*host.event.because, Reason(_count_part, *part.event.because)),
    )
    return host._replace(event=event)


def _count_part(*steps: Step) -> str:
    return f"a part of it told: {'; '.join(map(str, steps))}"


def _without_bare_mentions(drafts: Sequence[Draft]) -> list[Event]:
    told = {
        (event.sender, event.receiver)
        for event, is_bare, *_ in drafts
        if event.type in _SETTLED and not is_bare and event.modality is not Modality.DENIED
    }
    return [
        event for event, is_bare, *_ in drafts if not (is_bare and (event.sender, event.receiver) in told)
    ]


def _is_same(known: Draft, new: Draft) -> bool:
    a, b = known.event, new.event
    if (a.type, a.sender, a.receiver, a.kind) != (b.type, b.sender, b.receiver, b.kind):
        return False
    if (a.modality is Modality.DENIED) != (b.modality is Modality.DENIED):
        return False
    if a.type in _RULED and are_two_courts(a.actor, b.actor) and not _is_of_one_day(a, b):
        return False
    if a.type is EventType.TRANSFER and (_is_of_others_ahead(a, b) or _are_uncounted_stayers(known, new)):
        return False
    if _is_one_journey(known, new) or _is_one_journey(new, known):
        return True
    is_clash = not dates_agree(known.own_date, new.own_date)
    if is_clash and not _is_one_round(a, b) and not _is_read_twice(a, b) and not _is_denied_twice(a, b):
        return False
    if a.type is EventType.PAID:
        return (
            a.money == b.money
            or a.money is None
            or b.money is None
            or None in (a.money.amount, b.money.amount)
        )
    if a.type in _ONCE:
        return True
    if a.people is not None and b.people is not None:
        return a.people == b.people
    tells_apart = (known.own_date is None) != (new.own_date is None) and (a.people is None) != (
        b.people is None
    )
    return not tells_apart or abs(known.sentence - new.sentence) <= _NEAR_SENTENCES


def _is_of_one_day(a: Event, b: Event) -> bool:
    """Say whether two rulings are of one day: the "US high court" of a headline is the Supreme Court."""
    return a.date is not None and a.date == b.date and len(a.date) == _DAY


def _is_one_round(a: Event, b: Event) -> bool:
    """Say whether two tellings of talks lie in one month: they are dated by the days of speaking of them."""
    is_talk = a.type is EventType.TALKS
    return is_talk and a.date is not None and b.date is not None and a.date[:_MONTH] == b.date[:_MONTH]


def _is_one_journey(start: Draft, end: Draft) -> bool:
    """Say whether one telling is of the departure of those whom the other tells of: "left on Saturday"."""
    a, b = start.event, end.event
    if a.type is not EventType.TRANSFER or not start.sets_out or end.sets_out:
        return False
    if a.people not in {None, b.people} or {a.modality, b.modality} & {*AHEAD, Modality.DENIED}:
        return False
    left, came = bounds_of(start.own_date or ""), bounds_of(end.own_date or "")
    if left is None or came is None or left.first != left.last or came.first != came.last:
        return False
    return timedelta() <= came.first - left.first <= _LONGEST_JOURNEY


def _are_uncounted_stayers(a: Draft, b: Draft) -> bool:
    """Say whether one telling counts who stays and the other counts nobody: they are of those counted."""
    return any(
        one.counts is Counts.STAYING and one.event.people is not None and other.event.people is None
        for one, other in ((a, b), (b, a))
    )


def _is_of_others_ahead(a: Event, b: Event) -> bool:
    """Say whether one telling is of people moved and the other counts people who still may be."""
    ahead, done = (a, b) if a.modality in AHEAD else (b, a)
    return ahead.modality in AHEAD and done.modality not in AHEAD and ahead.people not in {None, done.people}


def _is_denied_twice(a: Event, b: Event) -> bool:
    """Say whether two tellings deny one thing: a deal is denied as a whole, whoever does so and when."""
    return a.type in _ONCE and a.modality is b.modality is Modality.DENIED


def _is_read_twice(a: Event, b: Event) -> bool:
    """Say whether the same words are read as done and as ahead: "means to open", and "to open in May"."""
    is_one_ahead = (a.modality in AHEAD) != (b.modality in AHEAD)
    return is_one_ahead and not {each.end for each in a.evidence}.isdisjoint(each.end for each in b.evidence)


def dates_agree(a: str | None, b: str | None) -> bool:
    """Say whether two EDTF dates may be of one event: one is unknown, or one lies in the other."""
    return a is None or b is None or a.startswith(b) or b.startswith(a)


def _join(known: Draft, new: Draft) -> Draft:
    """One event of two tellings: the firmer modality, the more precise date, what either adds.

    A bare mention adds nothing but its words. Of words read as done and as ahead, on two dates, what is ahead
    counts.
    """
    a, b = known.event, new.event
    evidence = tuple(dict.fromkeys([*a.evidence, *b.evidence]))
    if known.is_bare != new.is_bare:
        full = b if known.is_bare else a
        is_dated_there = known.is_dated_there if full is a else new.is_dated_there
        full = replace(full, evidence=evidence)
        return new._replace(event=full, is_bare=False, is_dated_there=is_dated_there)
    firmer = min((a, b), key=lambda event: _FIRMNESS[event.modality])
    own = [date for date in (known.own_date, new.own_date) if date]
    dates = own or [date for date in (a.date, b.date) if date]
    if known.sets_out != new.sets_out and len(own) > 1:
        dates = own[1:] if known.sets_out else own[:1]
    if not dates_agree(known.own_date, new.own_date) and _is_read_twice(a, b):
        firmer = a if a.modality in AHEAD else b
        dates = [date for date in own if date == firmer.date]
    joined = replace(
        a,
        modality=firmer.modality,
        date=max(dates, key=len) if dates else None,
        people=a.people if a.people is not None else b.people,
        money=_fuller(a.money, b.money),
        actor=a.actor or b.actor,
        evidence=evidence,
        sureness=max(a.sureness, b.sureness),
        because=(*a.because, Reason(_tell_again, *b.because)),
    )
    counts = known.counts if a.people is not None else new.counts
    return Draft(
        joined,
        known.is_bare,
        new.sentence,
        is_dated_there=bool(own),
        counts=counts,
        sets_out=known.sets_out and new.sets_out,
    )


def _tell_again(*steps: Step) -> str:
    return f"told again: {'; '.join(map(str, steps))}"


def _fuller(a: Sum | None, b: Sum | None) -> Sum | None:
    if a is None or (a.amount is None and b is not None):
        return b
    return a
