"""What tellings of an event agree in, and which of these accounts are of one and the same happening."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.event import EventType
from pactwatch.register.days import days_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.language.edtf import Bounds

COUNTED = frozenset({EventType.TRANSFER, EventType.PAID})
"""Two of these are one only if no different number of people or sum is told."""


class Account(NamedTuple):
    """The date told and the days that it can mean (ISO 8601; no ``first``: undated), and the numbers told."""

    date: str | None
    first: str | None
    by: str
    people: int | None
    amount: float | None

    @property
    def bounds(self) -> Bounds | None:
        """The first and the last day that its date can mean; None if it is undated."""
        return days_of(self.date) if self.first is not None else None

    @property
    def is_of_one_day(self) -> bool:
        """Whether it is told to the day."""
        bounds = self.bounds
        return bounds is not None and bounds.first == bounds.last


def in_order(account: Account) -> tuple[Any, ...]:
    """Return what accounts are sorted by: the most precise first, undated ones last; numbers before none."""
    bounds = account.bounds
    return (
        bounds is None,
        (bounds.last - bounds.first).days if bounds else 0,
        account.first or account.by,
        account.people is None,
        account.people or 0,
        account.amount is None,
        account.amount or 0,
        account.by,
        account.date is None,
        account.date or "",
    )


def simplify(kind: str, accounts: Iterable[Account]) -> dict[Account, Account]:
    """Return, for each account of a type, the one that stands for all that are surely of the same happening.

    Numbers tell happenings apart only of transfers and payments; of what is told of one date, it is the
    earliest day by which it had happened that counts.
    """
    is_counted = kind in COUNTED
    plain = {each: each if is_counted else each._replace(people=None, amount=None) for each in accounts}
    earliest: dict[tuple[Any, ...], str] = {}
    for each in plain.values():
        if each.first is not None:
            same = (each.date, each.people, each.amount)
            earliest[same] = min(each.by, earliest.get(same, each.by))
    return {
        raw: each if each.first is None else each._replace(by=earliest[each.date, each.people, each.amount])
        for raw, each in plain.items()
    }


def part(kind: str, accounts: Iterable[Account]) -> list[list[Account]]:
    """Part simple accounts of one type, mood and incident into happenings; the first of each gives its date.

    Which happening an account is of depends on the accounts alone, not on how many tell it or when they came.
    """
    known = _Known()
    is_counted = kind in COUNTED
    for account in sorted(set(accounts), key=in_order):
        home = known.find_home(account, is_counted=is_counted)
        if home is None:
            known.add(account)
        else:
            home.append(account)
    return known.happenings


class _Known:
    """The happenings found so far, by the date and in the order of the account that each began with."""

    def __init__(self) -> None:
        self.happenings: list[list[Account]] = []
        self._by_date: dict[str | None, list[list[Account]]] = {}
        self._oldest_first: list[tuple[str, tuple[Any, ...], list[Account]]] = []
        self._is_sorted = True

    def add(self, account: Account) -> None:
        """Begin a happening."""
        home = [account]
        self.happenings.append(home)
        self._by_date.setdefault(account.date if account.first else None, []).append(home)
        self._oldest_first.append((account.by, in_order(account), home))
        self._is_sorted = False

    def find_home(self, account: Account, *, is_counted: bool) -> list[Account] | None:
        """Return the happening that an account is of, None if it is another one."""
        if account.first is None:
            return self._newest_before(account, is_counted=is_counted)
        # What is told to the day can only be one with what is told of that day.
        others = self._by_date.get(account.date, []) if account.is_of_one_day else self.happenings
        fitting = [home for home in others if _fits(account, home, is_counted=is_counted)]
        if len(fitting) > 1:
            fitting = [home for home in fitting if home[0].date == account.date]
        return max(fitting, key=lambda home: (home[0].by, in_order(home[0])), default=None)

    def _newest_before(self, account: Account, *, is_counted: bool) -> list[Account] | None:
        if not self._is_sorted:
            self._oldest_first.sort(key=lambda each: each[:2])
            self._is_sorted = True
        at = bisect_right(self._oldest_first, account.by, key=lambda each: each[0])
        before = (self._oldest_first[number][2] for number in range(at - 1, -1, -1))
        if not is_counted:
            return next(before, None)
        return next((home for home in before if _has_same_numbers(account, home)), None)


def _fits(account: Account, home: Sequence[Account], *, is_counted: bool) -> bool:
    """Say whether a dated account can be of a happening: its date has the other one in it."""
    own, other = account.bounds, home[0].bounds
    if own is None or other is None:
        return False
    is_within = own.first <= other.first and other.last <= own.last
    return is_within and (not is_counted or _has_same_numbers(account, home))


def _has_same_numbers(account: Account, home: Sequence[Account]) -> bool:
    for own, told in (
        (account.people, {each.people for each in home} - {None}),
        (account.amount, {each.amount for each in home} - {None}),
    ):
        # Without a day, only the same number shows that it is the same: "paid to take one man" is not the
        # flight of July of which no number is told.
        if own is not None and own not in told and (told or account.first is None):
            return False
        if own is None and account.first is None and told:
            return False
    return True
