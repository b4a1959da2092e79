"""Readings of invented reports, as many as wanted, spread over arrangements as real reports are.

A few arrangements have most of the reports and a long tail has few; reports come in bursts after something
happened and recall what happened before; a third are copies under another headline; dates are told to the
day, to the month or not at all, and now and then wrong. The same seed gives the same reports.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENDERS = ("US", "GB", "AU", "DE", "IT", "DK", "NL", "FR", "AT", "IL")
_RECEIVERS = ("RW", "UG", "AL", "NR", "SV", "GT", "HN", "PA", "CR", "XK", "GH", "SZ")
_PAIR_COUNT = 60
_COPIES, _OF_TWO_PAIRS, _MORE_QUOTES, _CREDITED = 0.35, 0.2, 0.68, 0.6
_OTHER_NUMBER, _WRONG_DAY, _TO_THE_DAY, _TO_THE_MONTH = 0.04, 0.02, 0.5, 0.65
_FIRST_DAY, _DAYS = date(2019, 1, 1), 7 * 365
_LIFE = (
    "proposed", "talks", "talks", "agreed", "signed", "approved", "ruled_unlawful", "ruled_lawful",
    "started", "transfer", "transfer", "transfer", "paid", "suspended", "resumed", "incident", "ended",
)  # fmt: skip
_TOLD = {
    "proposed": "offered to send migrants to {receiver}",
    "talks": "held talks with {receiver} about taking migrants",
    "agreed": "agreed with {receiver} on taking up to {people} people",
    "signed": "signed a memorandum with {receiver}",
    "approved": "passed the law on transfers to {receiver}",
    "ruled_unlawful": "was told by a court that transfers to {receiver} are unlawful",
    "ruled_lawful": "was told by a court that transfers to {receiver} are lawful",
    "started": "began its scheme with {receiver}",
    "transfer": "flew {people} people to {receiver}",
    "paid": "paid {amount} million dollars to {receiver}",
    "suspended": "suspended the scheme with {receiver}",
    "resumed": "resumed the scheme with {receiver}",
    "incident": "lost sight of a man whom it had sent to {receiver}",
    "ended": "ended the scheme with {receiver}",
}
_SHARES = {"asserted": 64, "confirmed": 12, "reported": 10, "planned": 8, "possible": 2, "denied": 4}
_MODALITIES = [modality for modality, share in _SHARES.items() for _ in range(share)]
_AGENCIES = ("Reuters", "AP", "AFP", "dpa", "EFE")
_PUBLISHERS = tuple(f"Paper {number}" for number in range(400))
_SYLLABLES = ("ka", "ro", "mi", "ten", "lu", "sa", "vor", "eb", "nal", "di", "gro", "pe", "shi", "on", "fa")


@dataclass(frozen=True, slots=True)
class _Happened:
    """What truly happened, for reports to tell."""

    type: str
    on: date
    people: int
    amount: int


@dataclass(slots=True)
class _Writer:
    """A report that is being written, with what it says at which words."""

    text: str = ""
    events: list[dict[str, Any]] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)

    def add(self, words: str) -> dict[str, Any]:
        """Append words and return where they stand."""
        start = len(self.text)
        self.text += words
        return {"start": start, "end": len(self.text), "exact": words}


class SyntheticReports:
    """An endless supply of readings, as ``pactwatch read --json`` prints them."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 (no secret)
        all_pairs = [(sender, receiver) for sender in _SENDERS for receiver in _RECEIVERS]
        self._pairs = self._random.sample(all_pairs, _PAIR_COUNT)
        self._weights = [1 / rank for rank in range(1, _PAIR_COUNT + 1)]
        self._lives = [self._live(weight) for weight in self._weights]
        self._words = [self._word() for _ in range(6000)]
        self._officials = {code: [self._name() for _ in range(8)] for code in (*_SENDERS, *_RECEIVERS)}
        self._critics = [self._name() for _ in range(300)]
        self._recent: list[dict[str, Any]] = []

    @property
    def pairs(self) -> list[str]:
        """The names of the arrangements, those of most reports first."""
        return ["-".join(pair) for pair in self._pairs]

    def readings(self, count: int) -> Iterator[dict[str, Any]]:
        """Yield readings."""
        for number in range(count):
            if self._recent and self._random.random() < _COPIES:
                yield self._copy(self._random.choice(self._recent), number)
                continue
            row = self._write(number)
            self._recent = [*self._recent[-40:], row]
            yield row

    def _live(self, weight: float) -> list[_Happened]:
        count = 5 + round(250 * weight**0.7)
        days = sorted(self._random.randrange(_DAYS - 30) for _ in range(count))
        span = max(1, count // len(_LIFE))
        return [
            _Happened(
                _LIFE[min(number // span, len(_LIFE) - 1)] if number % 3 else self._random.choice(_LIFE[:13]),
                _FIRST_DAY + timedelta(days=day),
                self._random.choice((3, 5, 7, 8, 12, 40, 119, 238)),
                self._random.choice((6, 7, 20, 120)),
            )
            for number, day in enumerate(days)
        ]

    def _write(self, number: int) -> dict[str, Any]:
        at = self._random.choices(range(_PAIR_COUNT), self._weights)[0]
        life = self._lives[at]
        newest = self._random.randrange(len(life))
        published = life[newest].on + timedelta(days=min(60, round(self._random.expovariate(1 / 6))))
        writer = _Writer()
        writer.add(self._prose(25) + "\n")
        self._tell(writer, self._pairs[at], life[newest])
        for _ in range(self._random.choice((0, 1, 1, 2, 2))):
            writer.add(self._prose(12) + " ")
            self._tell(writer, self._pairs[at], life[self._random.randrange(newest + 1)])
        if self._random.random() < _OF_TWO_PAIRS:
            other = self._random.choices(range(_PAIR_COUNT), self._weights)[0]
            past = [each for each in self._lives[other] if each.on <= published]
            if past and other != at:
                self._tell(writer, self._pairs[other], self._random.choice(past))
        while self._random.random() < _MORE_QUOTES:
            self._quote(writer, self._pairs[at])
        writer.add("\n" + self._prose(30))
        return self._row(writer, number, published.isoformat())

    def _tell(self, writer: _Writer, pair: tuple[str, str], happened: _Happened) -> None:
        modality = self._random.choice(_MODALITIES)
        people = happened.people + (self._random.random() < _OTHER_NUMBER)
        words = _TOLD[happened.type].format(receiver=pair[1], people=people, amount=happened.amount)
        by = self._random.choice(pair) if modality in {"confirmed", "denied"} else None
        writer.add(f"{pair[0]} ")
        evidence = writer.add(words)
        writer.events.append(
            {
                "type": happened.type,
                "sender": pair[0],
                "receiver": pair[1],
                "date": self._date(happened.on) if modality not in {"planned", "possible"} else None,
                "modality": modality,
                "actor": None,
                "people": people if happened.type in {"transfer", "agreed"} else None,
                "money": {"amount": happened.amount * 1e6, "currency": "USD"}
                if happened.type == "paid"
                else None,
                "evidence": [evidence],
                "kind": "disappearance" if happened.type == "incident" else None,
            }
        )
        writer.add(f", {self._prose(6)}. ")
        if by is not None:
            self._say(writer, by, {"confirmed": "confirms", "denied": "denies"}[modality], evidence)

    def _date(self, on: date) -> str | None:
        told = self._random.random()
        if told < _WRONG_DAY:
            on += timedelta(days=self._random.randrange(-20, 20))
        if told < _TO_THE_DAY:
            return on.isoformat()
        return on.isoformat()[:7] if told < _TO_THE_MONTH else None

    def _quote(self, writer: _Writer, pair: tuple[str, str]) -> None:
        content = writer.add(self._prose(14))
        writer.add(". ")
        code = self._random.choice((*pair, "ngo", "ngo", "expert"))
        self._say(writer, code, self._random.choice(("states", "opposes", "supports")), content)

    def _say(self, writer: _Writer, code: str, stance: str, content: dict[str, Any]) -> None:
        writer.statements.append(
            {
                "speaker": self._random.choice(self._officials.get(code, self._critics)),
                "role": None,
                "affiliation": code,
                "mode": "indirect",
                "stance": stance,
                "date": None,
                "channel": None,
                "content": [content],
                "speaker_mention": None,
                "cue": None,
            }
        )

    def _copy(self, row: dict[str, Any], number: int) -> dict[str, Any]:
        return {
            **row,
            "address": f"https://paper{number % len(_PUBLISHERS)}.example/{number}",
            "report": {
                **row["report"],
                "title": self._prose(6),
                "text": row["report"]["text"] + self._prose(8),
            },
        }

    def _row(self, writer: _Writer, number: int, published: str) -> dict[str, Any]:
        credited = self._random.random()
        return {
            "address": f"https://paper{number % len(_PUBLISHERS)}.example/{number}",
            "report": {
                "title": self._prose(7),
                "published": published,
                "language": "en",
                "agencies": [self._random.choice(_AGENCIES)] if credited < _CREDITED else [],
                "text": writer.text,
            },
            "arrangements": [],
            "events": writer.events,
            "statements": writer.statements,
        }

    def _prose(self, count: int) -> str:
        words = self._random.choices(self._words, k=count)
        return " ".join([words[0].capitalize(), *words[1:]]) + "."

    def _word(self) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=self._random.randrange(1, 5)))

    def _name(self) -> str:
        return (
            f"{self._word()}{self._word()}".capitalize() + " " + f"{self._word()}{self._word()}".capitalize()
        )
