"""How everything is counted, with the limits that the rules go by and the scores of the reader."""

from __future__ import annotations

import functools
import json
from dataclasses import asdict, dataclass
from importlib import resources

from pactwatch.register.disagreement import NEAR
from pactwatch.register.likeness import load_thresholds
from pactwatch.register.runs import GAP, PAUSE_AFTER_END
from pactwatch.register.stage_rule import REACH_OF_A_DENIAL

_YEAR, _MONTH = 365, 30
ABOUT_COLUMNS = ("table", "row", "column", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The numbers in the rules, as a page tells them; they are read from where the rules have them."""

    near_days: int
    denial_years: int
    gap_years: int
    pause_months: int
    rewrite_days: int
    translation_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedScores:
    """How well the labelled reports that ship with Pactwatch are read: tables with a head each."""

    figures: tuple[tuple[str, ...], ...]
    types: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What the page on the counts is made of."""

    limits: Limits
    scores: PublishedScores

    def to_rows(self) -> list[dict[str, str | int]]:
        """Return each number on the page as a row: its table, what it is on, its column, and the number."""
        rows: list[dict[str, str | int]] = [
            {"table": "limits", "row": name, "column": "limit", "value": value}
            for name, value in asdict(self.limits).items()
        ]
        for table, (head, *lines) in (("figures", self.scores.figures), ("types", self.scores.types)):
            rows += [
                {"table": table, "row": line[0], "column": column, "value": value}
                for line in lines
                for column, value in zip(head[1:], line[1:], strict=True)
            ]
        return rows


@functools.cache
def about_page() -> AboutPage:
    """Return the page on the counts, which is the same for every register."""
    likeness = load_thresholds()
    scores = json.loads(
        resources.files("pactwatch.views").joinpath("published_scores.json").read_text("utf-8")
    )
    return AboutPage(
        limits=Limits(
            near_days=NEAR.days,
            denial_years=REACH_OF_A_DENIAL.days // _YEAR,
            gap_years=GAP.days // _YEAR,
            pause_months=PAUSE_AFTER_END.days // _MONTH,
            rewrite_days=int(likeness["rewrite"]["days"]),
            translation_days=int(likeness["translation"]["days"]),
        ),
        scores=PublishedScores(
            figures=tuple(map(tuple, scores["figures"])), types=tuple(map(tuple, scores["types"]))
        ),
    )
