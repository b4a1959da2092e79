"""The figures by which reading is judged, each by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.evaluation import Scores


class Figure(NamedTuple):
    """A figure of scores, from 0 to 1, higher being better; None where nothing was asked."""

    name: str
    of: Callable[[Scores], float | None]


def _claim(name: str) -> Figure:
    return Figure(f"{name}, F1", lambda scores: scores.claim(name).f1)


def _field(group: str, name: str) -> Figure:
    def value(scores: Scores) -> float | None:
        share = scores.fields(group).get(name)
        return share.value if share else None

    return Figure(f"{group}, {name}" if name != group else f"{name} right", value)


def _share(name: str, *, is_harm: bool = False) -> Figure:
    def value(scores: Scores) -> float | None:
        share = scores.share(name).value
        return 1 - share if is_harm and share is not None else share

    return Figure(f"1 − {name}" if is_harm else name, value)


FIGURES = (
    _claim("arrangements"),
    _field("stage", "stage"),
    _claim("events"),
    *(_field("event field", name) for name in ("date", "people", "money", "actor", "kind", "modality")),
    Figure("modality, macro-F1", lambda scores: scores.modality_f1()),
    _claim("statements"),
    Figure("statement closeness", lambda scores: scores.closeness()),
    *(
        _field("statement field", name)
        for name in ("speaker", "affiliation", "stance", "mode", "date", "role", "channel")
    ),
    *(_field("report field", name) for name in ("published", "language", "title", "agencies")),
    _share("gold passages kept in the text"),
    _share("evidence verbatim"),
    _share("evidence in the right place"),
    _share("off-topic reports with an alarm", is_harm=True),
    _share("noise left in the text", is_harm=True),
)
