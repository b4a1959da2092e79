"""What the other events of a report say of the pair that one event concerns.

Where five clauses of a report are of Britain and Rwanda, a sixth that might be of either direction, or of
Denmark and Rwanda, is more likely theirs. Each clause is weighed by itself first; how likely each pair is in
all the others, and in the clauses right before and after, is then weighed with the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.pair.parties import Pair
from pactwatch.claims.weighing.totals import add_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LEAST = 0.05
_MASSES = ((3.0, "3"), (1.5, "2"), (0.5, "1"), (0.1, "some"))
_MUCH = 1.0
_QUARTERS = 4
UNKNOWN: tuple[str, ...] = ("company:none",)


class CompanyTraits(dict[Pair, tuple[str, ...]]):
    """What the other events of a report say of each pair; of a pair that is not likely anywhere, nothing."""

    def __missing__(self, pair: Pair) -> tuple[str, ...]:
        return UNKNOWN


def find_company_traits(likely: Sequence[Mapping[Pair, float]]) -> Iterator[CompanyTraits]:
    """Yield for each event of a report what the others say of each of its possible pairs.

    Args:
        likely: For each event, in their order, how likely each pair is; unlikely ones may be left out.
    """
    total = add_up({pair: fit for pair, fit in each.items() if fit >= _LEAST} for each in likely)
    best = [max(each, key=lambda pair: each[pair], default=None) if each else None for each in likely]
    around = [None, *best, None]
    for at, each in enumerate(likely):
        own = {pair: each.get(pair, 0.0) for pair in total}
        rest = {pair: mass - (own[pair] if own[pair] >= _LEAST else 0.0) for pair, mass in total.items()}
        company = _Company(rest, around[at], around[at + 2])
        yield CompanyTraits({pair: company.of(pair) for pair in total})


class _Company:
    """How much the other events of a report are of each pair, and of which those right before and after."""

    def __init__(self, rest: Mapping[Pair, float], before: Pair | None, after: Pair | None) -> None:
        self._rest = rest
        self._before = before
        self._after = after
        self._whole = sum(rest.values()) or 1.0
        ranked = sorted(rest, key=lambda pair: (-rest[pair], pair))
        self._first = ranked[0] if ranked and rest[ranked[0]] >= _LEAST else None
        self._of_sender: dict[str, list[Pair]] = {}
        self._of_receiver: dict[str, list[Pair]] = {}
        for pair in ranked:
            self._of_sender.setdefault(pair.sender, []).append(pair)
            self._of_receiver.setdefault(pair.receiver, []).append(pair)

    def of(self, pair: Pair) -> tuple[str, ...]:
        """Return what the other events say of a pair."""
        mass = self._rest.get(pair, 0.0)
        found = [f"company:{_name_of(mass)}", f"company-share:{int(_QUARTERS * mass / self._whole)}"]
        if pair == self._first:
            found.append("company-first")
        if pair == self._before:
            found.append("company-before")
        if pair == self._after:
            found.append("company-after")
        for name, rival in (
            ("company-reverse", self._rest.get(Pair(pair.receiver, pair.sender), 0.0)),
            ("company-other-sender", self._best(self._of_receiver[pair.receiver], pair)),
            ("company-other-receiver", self._best(self._of_sender[pair.sender], pair)),
        ):
            if rival > mass:
                found.append(name)
            if rival > mass + _MUCH:
                found.append(f"{name}-much")
        return tuple(found)

    def _best(self, pairs: Sequence[Pair], but: Pair) -> float:
        """Return how much the other events are of the first of some pairs that is another one."""
        rivals = pairs[1:2] if pairs[0] == but else pairs[:1]
        return self._rest[rivals[0]] if rivals else 0.0


def _name_of(mass: float) -> str:
    for least, name in _MASSES:
        if mass >= least:
            return name
    return "little"
