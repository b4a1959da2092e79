"""Events that several documents tell become one happening each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.event import Modality
from pactwatch.register.accounts import COUNTED, Account, part, simplify
from pactwatch.register.digest import short_id
from pactwatch.register.folding import fold_name
from pactwatch.register.moods import DONE, NOT_YET

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from pactwatch.register.claim import Claim
    from pactwatch.register.told import Source, ToldEvent

_BY_STRENGTH = (Modality.CONFIRMED, Modality.ASSERTED)


class Counts(NamedTuple):
    """On how much something rests: reports, the stories that they copy, and those who said it."""

    reports: int
    origins: int
    speakers: int

    @classmethod
    def of(cls, sources: Iterable[Source], speakers: Iterable[str]) -> Counts:
        """Count documents once each, by their outlets, stories, and speakers by name."""
        by_id = {source.document_id: source for source in sources}
        return cls(
            reports=sum(source.report_count for source in by_id.values()),
            origins=len({source.origin_id for source in by_id.values()}),
            speakers=len({fold_name(name) for name in speakers}),
        )


class Saying(NamedTuple):
    """That officials of these parties (or, where there are none, reports) say a thing: from when to when."""

    voices: frozenset[str]
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What one or more documents tell as the same event of an arrangement, and in the same mood.

    ``modality`` is ``confirmed`` where a party's official says so in any of them, else what they share.
    ``date`` is the most precise date told; ``first`` and ``by`` bound the day as in :class:`ToldEvent`, over
    all who tell it. ``people`` and ``sums`` are the numbers told, the most frequent first. ``told`` are the
    tellings at hand, in the order of publication: all of them where the happening was just derived, the best
    ones where it comes from the tables; ``claim_ids`` are the claims of these. ``counts`` are always of all.
    """

    happening_id: str
    type: str
    modality: str
    incident: str | None
    date: str | None
    first: dt.date | None
    by: dt.date
    sayings: tuple[Saying, ...]
    people: tuple[int, ...]
    sums: tuple[tuple[float, str | None], ...]
    counts: Counts
    claim_ids: tuple[str, ...]
    told: tuple[ToldEvent, ...]

    @property
    def is_done(self) -> bool:
        return self.modality in DONE

    @property
    def voices(self) -> frozenset[str]:
        """The parties whose officials say it."""
        if len(self.sayings) == 1:
            return self.sayings[0].voices
        return frozenset[str]().union(*(saying.voices for saying in self.sayings))

    @property
    def said_first(self) -> dt.date:
        """The day by which it was said first."""
        return min(saying.first for saying in self.sayings)

    @property
    def said_last(self) -> dt.date:
        """The day by which it was said last."""
        return max(saying.last for saying in self.sayings)

    def is_after(self, other: Happening) -> bool:
        """Say whether this is known to have happened after another."""
        return self.first is not None and self.first > other.by


def find_happenings(told: Iterable[ToldEvent]) -> tuple[Happening, ...]:
    """Return what happened, by the last day on which it can have, each with all who tell it.

    Told in one mood (as done, as rumour, as planned, as possible, as denied) and of one type, "on 5 June",
    "in June" and "last year" are one happening where no more than one of them is that precise. Without a
    date, it is the newest dated one by the day of the report. Transfers and payments are one only if no
    different number of people or sum is told, and one without a date only with one of the same number.
    """
    groups: dict[tuple[str, str, str], list[ToldEvent]] = {}
    for event in told:
        groups.setdefault(mood_of(event), []).append(event)
    happenings = [_happening(events) for key, group in groups.items() for events in _same(key[0], group)]
    return tuple(sorted(happenings, key=in_order))


def in_order(each: Happening) -> tuple[Any, ...]:
    """Return what happenings are sorted by: the day by which they had happened, then when they were said."""
    return (each.by, each.first or each.by, each.said_first, each.happening_id)


def mood_of(event: ToldEvent) -> tuple[str, str, str]:
    """Return type, mood and incident, which those who tell one happening share."""
    return (event.type, mood_of_claim(event.claim), event.claim.incident or "")


def mood_of_claim(event: Claim) -> str:
    """Return whether an event is told as done, as rumour, as planned, as possible or as denied."""
    return "done" if event.modality in DONE else event.modality or ""


def _order(event: ToldEvent) -> tuple[str, str]:
    return (event.source.published_by.isoformat(), event.claim_id)


def account_of(event: ToldEvent) -> Account:
    """Return what a telling has to say of when and how much."""
    first = event.first.isoformat() if event.first else None
    return Account(event.claim.date, first, event.by.isoformat(), event.claim.people, event.claim.amount)


def _same(kind: str, group: Sequence[ToldEvent]) -> list[list[ToldEvent]]:
    """Part the tellings of one type, mood and incident into happenings; the first gives date and id."""
    tellings: dict[Account, list[ToldEvent]] = {}
    for event in group:
        tellings.setdefault(account_of(event), []).append(event)
    of_account: dict[Account, list[ToldEvent]] = {}
    for raw, account in simplify(kind, tellings).items():
        of_account.setdefault(account, []).extend(tellings[raw])
    return [
        [event for account in own for event in sorted(of_account[account], key=_order)]
        for own in part(kind, of_account)
    ]


def _happening(events: list[ToldEvent]) -> Happening:
    best = events[0]
    (account, *_) = simplify(best.type, [account_of(best)]).values()
    return Happening(
        happening_id=happening_id_of((best.claim.sender, best.claim.receiver, *mood_of(best)), account),
        type=best.type,
        incident=best.claim.incident,
        date=best.claim.date,
        **_of_all(best, tuple(sorted(events, key=_order))),
    )


def happening_id_of(group: tuple[str | None, ...], account: Account) -> str:
    """Return the id of a happening.

    Args:
        group: Sender, receiver, type, mood and incident.
        account: The first one of it, with the date and the numbers that tell it from others of the group.
    """
    day = account.date if account.first is not None else f"by {account.by}"
    seed = (day, account.people, account.amount) if group[2] in COUNTED else (day,)
    return short_id([*group, *seed])


def _of_all(best: ToldEvent, told: tuple[ToldEvent, ...]) -> dict[str, Any]:
    """Return the fields of a happening that depend on all who tell it."""
    moods = {event.modality for event in told}
    days: dict[frozenset[str], list[dt.date]] = {}
    for event in told:
        days.setdefault(event.voices, []).append(event.said_by)
    sums = [(event.claim.amount, event.claim.currency) for event in told if event.claim.amount is not None]
    return {
        "modality": next((mood.value for mood in _BY_STRENGTH if mood in moods), best.modality),
        "first": max((event.first for event in told if event.first), default=None) if best.is_dated else None,
        "by": min(event.by for event in told),
        "sayings": tuple(
            Saying(voices, min(own), max(own)) for voices, own in sorted(days.items(), key=_by_voices)
        ),
        "people": by_frequency([event.claim.people for event in told if event.claim.people is not None]),
        "sums": by_frequency(sums),
        "counts": Counts.of(
            (event.source for event in told), [name for event in told for name in event.speakers]
        ),
        "claim_ids": tuple(event.claim_id for event in told),
        "told": told,
    }


def best_told(told: Sequence[ToldEvent]) -> list[ToldEvent]:
    """Return one telling of each story, those in which a party confirms first, then in the order given."""
    first: dict[str, ToldEvent] = {}
    for event in sorted(told, key=lambda event: event.modality != Modality.CONFIRMED):
        first.setdefault(event.source.origin_id, event)
    return list(first.values())


def leave_out_later(happening: Happening, on: dt.date) -> Happening | None:
    """Return a happening as of the end of a day, or None where it had not surely happened by then.

    Who tells later what had happened by then tells it all the same; but what is planned, possible or denied
    is so only from the day on which it is said.
    """
    if happening.by > on:
        return None
    if happening.modality not in NOT_YET:
        return happening
    told = tuple(event for event in happening.told if event.said_by <= on)
    return replace(happening, **_of_all(told[0], told)) if told else None


def _by_voices(item: tuple[frozenset[str], list[dt.date]]) -> list[str]:
    return sorted(item[0])


def by_frequency(values: list[Any]) -> tuple[Any, ...]:
    """Return values each once, the most frequent first."""
    return by_frequency_of(Counter(values))


def by_frequency_of(frequency: Mapping[Any, int]) -> tuple[Any, ...]:
    """Return values by how often each is told, the most frequent first."""
    return tuple(sorted(frequency, key=lambda value: (-frequency[value], str(value))))
