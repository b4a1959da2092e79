"""Scores: what the counts of many reports amount to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.evaluation.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Sequence

CLAIMS = ("arrangements", "events", "statements")
SHARES = (
    "gold passages kept in the text",
    "evidence verbatim",
    "evidence in the right place",
    "off-topic reports with an alarm",
    "noise left in the text",
)
_LEAST_OF_A_MODALITY = 3


class Tally(NamedTuple):
    """Claims of gold that were found and missed, and claims that gold does not have."""

    hit: int
    missed: int
    false: int

    @property
    def precision(self) -> float | None:
        return self.hit / (self.hit + self.false) if self.hit + self.false else None

    @property
    def recall(self) -> float | None:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall; None where nothing was asked or found."""
        precision, recall = self.precision, self.recall
        if precision and recall:
            return 2 * precision * recall / (precision + recall)
        return None if precision is None and recall is None else 0.0

    def to_dict(self) -> dict[str, float | None]:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1, **self._asdict()}


class Share(NamedTuple):
    """How many of those asked are right."""

    right: int
    asked: int

    @property
    def value(self) -> float | None:
        return self.right / self.asked if self.asked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportScore:
    """The counts of one report, and the closeness of each statement that was found in it."""

    name: str
    counts: Counts
    closeness: tuple[float, ...]

    def claims(self) -> dict[str, tuple[int, int, int]]:
        """Return hit, missed and false for each kind of claim."""
        return {name: tuple(_tally(self.counts, "claim", name)) for name in CLAIMS}  # type: ignore[misc]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The scores of a set of reports. Make one with :meth:`of`."""

    reports: tuple[ReportScore, ...]
    counts: Counts

    @classmethod
    def of(cls, reports: Sequence[ReportScore]) -> Scores:
        """Return the scores of these reports taken together."""
        counts: Counts = Counts()
        for report in reports:
            counts.update(report.counts)
        return cls(reports=tuple(reports), counts=counts)

    def claim(self, name: str) -> Tally:
        """Return the tally of ``arrangements``, ``events`` or ``statements``."""
        return _tally(self.counts, "claim", name)

    def share(self, name: str) -> Share:
        """Return one of :data:`SHARES`."""
        return _share(self.counts, "share", name)

    def fields(self, group: str) -> dict[str, Share]:
        """Return the fields of ``event field``, ``statement field``, ``report field`` or ``stage``."""
        return {name: _share(self.counts, group, name) for name in _names(self.counts, group)}

    def event_types(self) -> dict[str, Tally]:
        """Return the tally of each event type, in the order of the alphabet."""
        names = sorted(_names(self.counts, "event type"))
        return {name: _tally(self.counts, "event type", name) for name in names}

    def modality_f1(self) -> float:
        """Return the mean F1 of the modalities that gold has at least three times."""
        tallies = [_tally(self.counts, "modality", name) for name in _names(self.counts, "modality")]
        asked = [tally for tally in tallies if tally.hit + tally.missed >= _LEAST_OF_A_MODALITY]
        return sum(tally.f1 or 0 for tally in asked) / max(1, len(asked))

    def closeness(self) -> float | None:
        """Return how much of the words the statements found share with gold, on average."""
        shares = [share for report in self.reports for share in report.closeness]
        return sum(shares) / len(shares) if shares else None

    def to_dict(self) -> dict[str, Any]:
        """Return all scores by their names, as ``pactwatch evaluate --json`` prints them."""
        stage = self.fields("stage").get("stage")
        groups = ("event field", "statement field", "report field")
        return {
            "reports": len(self.reports),
            "reports without a reading": self.counts["report", "without a reading", "asked"],
            **{name: self.claim(name).to_dict() for name in CLAIMS},
            "stage": _accuracy(stage) if stage else None,
            **{f"{group}s": {k: _accuracy(v) for k, v in self.fields(group).items()} for group in groups},
            "events by type": {name: tally.to_dict() for name, tally in self.event_types().items()},
            "modality macro-F1": self.modality_f1(),
            "statement closeness": self.closeness(),
            **{name: {"share": self.share(name).value, "n": self.share(name).asked} for name in SHARES},
            "per report": {report.name: report.claims() for report in self.reports},
        }


def _names(counts: Counts, group: str) -> list[str]:
    """Return the names counted in a group, in the order in which they first came up."""
    return list(dict.fromkeys(name for kind, name, _ in counts if kind == group))


def _tally(counts: Counts, group: str, name: str) -> Tally:
    return Tally(*(counts[group, name, outcome] for outcome in Tally._fields))


def _share(counts: Counts, group: str, name: str) -> Share:
    return Share(counts[group, name, "right"], counts[group, name, "asked"])


def _accuracy(share: Share) -> dict[str, float | int | None]:
    return {"accuracy": share.value, "n": share.asked}
