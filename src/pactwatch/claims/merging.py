"""An event that a report tells twice is one event; two transfers on two days are two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.event import Event, EventType, Modality, Sum
from pactwatch.claims.reason import Reason

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
_NEAR_SENTENCES = 2
_MONTH = len("2025-05")
_AHEAD = frozenset({Modality.PLANNED, Modality.POSSIBLE})
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
    does not tell itself (``is_dated_there``) sets no two tellings apart.
    """

    event: Event
    is_bare: bool
    sentence: int
    is_dated_there: bool = True

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
    return _without_bare_mentions(merged)


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
    is_clash = not dates_agree(known.own_date, new.own_date)
    if is_clash and not _is_one_round(a, b) and not _is_read_twice(a, b):
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


def _is_one_round(a: Event, b: Event) -> bool:
    """Say whether two tellings of talks lie in one month: they are dated by the days of speaking of them."""
    is_talk = a.type is EventType.TALKS
    return is_talk and a.date is not None and b.date is not None and a.date[:_MONTH] == b.date[:_MONTH]


def _is_read_twice(a: Event, b: Event) -> bool:
    """Say whether the same words are read as done and as ahead: "means to open", and "to open in May"."""
    is_one_ahead = (a.modality in _AHEAD) != (b.modality in _AHEAD)
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
        return Draft(full, is_bare=False, sentence=new.sentence, is_dated_there=is_dated_there)
    firmer = min((a, b), key=lambda event: _FIRMNESS[event.modality])
    own = [date for date in (known.own_date, new.own_date) if date]
    dates = own or [date for date in (a.date, b.date) if date]
    if not dates_agree(known.own_date, new.own_date) and _is_read_twice(a, b):
        firmer = a if a.modality in _AHEAD else b
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
    return Draft(joined, is_bare=known.is_bare, sentence=new.sentence, is_dated_there=bool(own))


def _tell_again(*steps: Step) -> str:
    return f"told again: {'; '.join(map(str, steps))}"


def _fuller(a: Sum | None, b: Sum | None) -> Sum | None:
    if a is None or (a.amount is None and b is not None):
        return b
    return a
