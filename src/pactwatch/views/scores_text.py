"""Scores for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.evaluation.scores import CLAIMS, SHARES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.table import Table

    from pactwatch.evaluation import Scores

_FIELD_GROUPS = ("event field", "statement field", "report field")


def percent(share: float | None) -> str:
    """Return a share in per cent to one place, or a dash where nothing was asked."""
    return "–" if share is None else f"{100 * share:.1f}"


def scores_as_text(scores: Scores, *, per_report: bool = False) -> Iterator[RenderableType]:
    """Yield the scores as small tables, and on request each report that has a miss or a false claim."""
    from rich.columns import Columns
    from rich.text import Text

    absent = scores.counts["report", "without a reading", "asked"]
    yield Text(f"{len(scores.reports)} reports, {absent} without a reading\n")
    yield _claims(scores)
    yield _shares(scores)
    tables = [_fields(scores, group) for group in _FIELD_GROUPS]
    yield Columns([*tables, _types(scores)], padding=(1, 5, 0, 0))
    if per_report:
        yield from _faults(scores)


def _table(*columns: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=True)
    return table


def _claims(scores: Scores) -> RenderableType:
    table = _table("", "precision", "recall", "F1", "found", "missed", "false")
    for name in CLAIMS:
        tally = scores.claim(name)
        figures = (percent(tally.precision), percent(tally.recall), percent(tally.f1))
        table.add_row(name, *figures, *map(str, tally))
    return table


def _shares(scores: Scores) -> RenderableType:
    table = _table("", "per cent", "of")
    stage = scores.fields("stage").get("stage")
    if stage:
        table.add_row("stage right", percent(stage.value), str(stage.asked))
    table.add_row("modality, macro-F1", percent(scores.modality_f1()), "")
    table.add_row("statement closeness", percent(scores.closeness()), "")
    for name in SHARES:
        share = scores.share(name)
        table.add_row(name, percent(share.value), str(share.asked))
    return table


def _fields(scores: Scores, group: str) -> RenderableType:
    table = _table(f"{group}s", "right", "of")
    for name, share in scores.fields(group).items():
        table.add_row(name, percent(share.value), str(share.asked))
    return table


def _types(scores: Scores) -> RenderableType:
    table = _table("event types", "found", "missed", "false")
    for name, tally in scores.event_types().items():
        table.add_row(name, *map(str, tally))
    return table


def _faults(scores: Scores) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text("\nReports with a miss or a false claim", style="bold")
    for report in scores.reports:
        claims = report.claims()
        if any(missed or false for _, missed, false in claims.values()):
            parts = [f"{name} {h} found, {m} missed, {f} false" for name, (h, m, f) in claims.items()]
            yield Text(f"{report.name}: {'; '.join(parts)}")
