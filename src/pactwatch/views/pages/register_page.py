"""The register as a reader has cut and ordered it: rows, what else could be chosen, and who sends to whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pactwatch.views.wording import in_words, load_wordings, state_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pactwatch.views.pages.register_row import RegisterRow

LIVELIEST = (
    "operating",
    "approved",
    "signed",
    "agreed",
    "suspended",
    "blocked",
    "talks",
    "proposed",
    "ended",
    "refused",
)
"""Stages by how much they may still mean for people: the one that stands for several is the first of them."""
ROWS_ON_A_PAGE = 100
_ORIGIN_STEPS = (2, 3, 5, 10)
_MOST_STAGES = 4
_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a reader has chosen; within one facet any value will do, and all facets must hold.

    ``sort`` is a column, with a minus before it for the last first; ``origins`` the least number of origins.
    """

    senders: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    origins: int | None = None
    sort: str = "name"
    page: int = 1

    @property
    def state(self) -> tuple[tuple[str, str], ...]:
        """What a URL must say to give this choice; nothing of what nobody has chosen."""
        own = [(name, value) for name, field, _ in FACETS for value in getattr(self, field)]
        own += [("origins", str(self.origins))] if self.origins else []
        own += [("sort", self.sort)] if self.sort != "name" else []
        own += [("page", str(self.page))] if self.page > 1 else []
        return tuple(own)

    @property
    def is_cut(self) -> bool:
        """Whether anything is chosen, apart from the order."""
        return any(getattr(self, field) for _, field, _ in FACETS) or self.origins is not None

    def toggled(self, field: str, value: str) -> Choice:
        """Return the choice with a value of a facet taken in, or out again, from its first page on."""
        own = getattr(self, field)
        new = tuple(each for each in own if each != value) if value in own else tuple(sorted({*own, value}))
        changes: dict[str, Any] = {field: new, "page": 1}
        return replace(self, **changes)

    def sorted_by(self, column: str) -> Choice:
        """Return the choice in the order of a column; asked for twice, the other way round."""
        first, second = (column, f"-{column}") if column == "name" else (f"-{column}", column)
        return replace(self, sort=second if self.sort == first else first, page=1)


_VALUE_OF: dict[str, Callable[[RegisterRow], str | None]] = {
    "senders": lambda row: row.sender,
    "receivers": lambda row: row.receiver,
    "stages": lambda row: row.stage,
    "years": lambda row: row.year,
    "disputed": lambda row: _YES if row.is_disputed else _NO,
}
FACETS = (
    ("stage", "stages", "Stage"),
    ("disputed", "disputed", "Disputed"),
    ("sender", "senders", "Sender"),
    ("receiver", "receivers", "Receiver"),
    ("year", "years", "Begins in"),
)
"""Each facet by its name in the URL, its field of a choice, and its heading."""
SORTS: dict[str, Callable[[RegisterRow], tuple[object, ...]]] = {
    "name": lambda row: (
        row.sender_name.removeprefix("The "),
        row.receiver_name.removeprefix("the "),
        row.name,
    ),
    "stage": lambda row: (-LIVELIEST.index(row.stage) if row.stage else -len(LIVELIEST),),
    "begins": lambda row: (row.begins or "",),
    "reports": lambda row: (row.counts.reports,),
    "origins": lambda row: (row.counts.origins,),
    "speakers": lambda row: (row.counts.speakers,),
    "newest": lambda row: (row.newest or "",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value that can be chosen, how many rows it would leave, and the choice with it taken in or out."""

    code: str
    words: str
    count: int
    is_chosen: bool
    toggled: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A heading and its values; of many, those after ``shown`` are folded away."""

    name: str
    heading: str
    values: tuple[FacetValue, ...]
    shown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage:
    """What the register shows: ``rows`` of one page, ``chosen`` of all of them."""

    choice: Choice
    all_count: int
    chosen: tuple[RegisterRow, ...]
    rows: tuple[RegisterRow, ...]
    page_count: int
    facets: tuple[Facet, ...]
    origin_steps: tuple[tuple[int, bool, Choice], ...]
    receivers: tuple[str, ...]
    matrix: tuple[tuple[str, tuple[RegisterRow | None, ...]], ...]
    summary: str

    @property
    def pages(self) -> tuple[Choice, ...]:
        """The choice for each page of rows."""
        return tuple(replace(self.choice, page=number) for number in range(1, self.page_count + 1))


def register_page(rows: Sequence[RegisterRow], choice: Choice) -> RegisterPage:
    """Return what the register shows of all rows, as chosen."""
    chosen = [row for row in rows if _fits(row, choice)]
    column, is_falling = choice.sort.removeprefix("-"), choice.sort.startswith("-")
    chosen.sort(key=SORTS["name"])
    chosen.sort(key=SORTS.get(column, SORTS["name"]), reverse=is_falling)
    pages = max(1, -(-len(chosen) // ROWS_ON_A_PAGE))
    first = (min(choice.page, pages) - 1) * ROWS_ON_A_PAGE
    receivers, matrix = _matrix(chosen)
    return RegisterPage(
        choice=choice,
        all_count=len(rows),
        chosen=tuple(chosen),
        rows=tuple(chosen[first : first + ROWS_ON_A_PAGE]),
        page_count=pages,
        facets=tuple(_facet(rows, choice, *each) for each in FACETS),
        origin_steps=tuple(
            (step, step == choice.origins, replace(choice, origins=None if step == choice.origins else step))
            for step in _ORIGIN_STEPS
        ),
        receivers=receivers,
        matrix=matrix,
        summary=_summary(chosen),
    )


def liveliest(rows: Iterable[RegisterRow]) -> RegisterRow | None:
    """Return the row that stands for several: of the liveliest stage, and of these the newest."""
    known = [row for row in rows if row.stage]
    return min(
        known, key=lambda row: (LIVELIEST.index(row.stage or ""), _backwards(row.begins)), default=None
    )


def _backwards(day: str | None) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in day or "")


def _fits(row: RegisterRow, choice: Choice, *, without: str | None = None) -> bool:
    if choice.origins is not None and row.counts.origins < choice.origins:
        return False
    return all(
        field == without or not getattr(choice, field) or _VALUE_OF[field](row) in getattr(choice, field)
        for _, field, _ in FACETS
    )


def _facet(rows: Sequence[RegisterRow], choice: Choice, name: str, field: str, heading: str) -> Facet:
    """Return a facet: what each value would leave of the rows that fit all other facets."""
    value_of, own = _VALUE_OF[field], getattr(choice, field)
    counts = Counter(value_of(row) for row in rows if _fits(row, choice, without=field))
    codes = {value for row in rows if (value := value_of(row)) is not None}
    values = [
        FacetValue(
            code=code,
            words=_value_in_words(field, code),
            count=counts[code],
            is_chosen=code in own,
            toggled=choice.toggled(field, code),
        )
        for code in codes
    ]
    values.sort(key=lambda value: _order(field, value))
    return Facet(name=name, heading=heading, values=tuple(values), shown=_shown(field, values))


def _order(field: str, value: FacetValue) -> tuple[object, ...]:
    if field == "stages":
        return (list(load_wordings()["stage"]).index(value.code),)
    if field == "years":
        return (-int(value.code),)
    if field == "disputed":
        return (value.code != _YES,)
    return (not value.is_chosen, -value.count, value.words)


def _shown(field: str, values: Sequence[FacetValue]) -> int:
    most = {"senders": 6, "receivers": 6, "years": 5}.get(field, len(values))
    return max(most, sum(value.is_chosen for value in values)) if len(values) > most + 1 else len(values)


def _value_in_words(field: str, code: str) -> str:
    if field == "stages":
        return in_words("stage", code)
    if field in {"senders", "receivers"}:
        return state_in_words(code)
    return {_YES: "disputed", _NO: "not disputed"}.get(code, code)


def _matrix(
    rows: Sequence[RegisterRow],
) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[RegisterRow | None, ...]], ...]]:
    """Return the receivers and, by sender, the arrangement with each; those of most arrangements first."""
    by_pair: dict[tuple[str, str], list[RegisterRow]] = {}
    for row in rows:
        by_pair.setdefault((row.sender, row.receiver), []).append(row)
    senders = Counter(sender for sender, _ in by_pair)
    receivers = Counter(receiver for _, receiver in by_pair)
    rank = {
        code: place for place, code in enumerate(sorted(senders, key=lambda code: (-senders[code], code)))
    }
    first_sender = {
        receiver: min(rank[sender] for sender, other in by_pair if other == receiver)
        for receiver in receivers
    }
    columns = tuple(
        sorted(receivers, key=lambda code: (-receivers[code], first_sender[code], state_in_words(code)))
    )
    return columns, tuple(
        (sender, tuple(liveliest(by_pair.get((sender, receiver), ())) for receiver in columns))
        for sender in rank
    )


def _summary(rows: Sequence[RegisterRow]) -> str:
    """Return the rows in a sentence: "64 arrangements of 12 senders with 46 receivers: 23 operating, …"."""
    if not rows:
        return "No arrangement is so."
    stages = Counter(row.stage for row in rows if row.stage)
    told = [f"{stages[code]} {in_words('stage', code)}" for code, _ in stages.most_common(_MOST_STAGES)]
    disputed = sum(row.is_disputed for row in rows)
    tail = f"; {disputed} disputed" if disputed else ""
    parties = (
        f"{_count(len(rows), 'arrangement')} of {_count(len({row.sender for row in rows}), 'sender')} "
        f"with {_count(len({row.receiver for row in rows}), 'receiver')}"
    )
    return f"{parties}: {', '.join(told)}{tail}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"
