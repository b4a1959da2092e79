"""The numbers by which a person names the claims of a reading: A1, E3, S2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.errors import ClaimError

if TYPE_CHECKING:
    from pactwatch.claims.arrangement import Arrangement
    from pactwatch.claims.event import Event
    from pactwatch.claims.reading import Reading
    from pactwatch.claims.statement import Statement

_NUMBER = re.compile(r"^([AES])([1-9]\d*)$", re.IGNORECASE)


class NumberedClaims(NamedTuple):
    """The claims of a reading in the order in which a person sees them.

    Arrangements and statements stand in the order of the text; events in the order of their dates,
    those without a date last, as a deal of 2016 is told after the talks of last Sunday.
    """

    arrangements: tuple[Arrangement, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]

    @classmethod
    def of(cls, reading: Reading) -> NumberedClaims:
        """Return the claims of a reading as a person sees them."""
        return cls(reading.arrangements, tuple(sorted(reading.events, key=_date_order)), reading.statements)

    def get(self, number: str, *, address: str) -> Arrangement | Event | Statement:
        """Return the claim that a number such as ``E3`` names.

        Raises:
            ClaimError: If the number names none.
        """
        found = _NUMBER.match(number)
        claims: tuple[Arrangement | Event | Statement, ...] = ()
        if found:
            claims = self["AES".index(found[1].upper())]
        position = int(found[2]) if found else 0
        if not 1 <= position <= len(claims):
            raise ClaimError(
                what=f"no claim has the number {number}",
                where=address,
                remedy=f"It has {self._extent()}; `pactwatch read {address}` shows them.",
            )
        return claims[position - 1]

    def _extent(self) -> str:
        kinds = (("A", self.arrangements), ("E", self.events), ("S", self.statements))
        ranges = [f"{letter}1 to {letter}{len(claims)}" for letter, claims in kinds if claims]
        return ", ".join(ranges) or "no claims"


def _date_order(event: Event) -> tuple[bool, str, int]:
    return event.date is None, event.date or "", event.evidence[0].start if event.evidence else 0
