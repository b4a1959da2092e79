"""Write docs/evaluation.md: how well the shipped corpus is read, by half, by field and by event type.

The same figures go into the package, for the page of the desk that tells how everything is counted.

python evaluation/report.py
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path

from pactwatch.evaluation import Interval, ReportScore, Scores, bootstrap, half_of
from pactwatch.operations import evaluate
from pactwatch.views import FIGURES, percent

PAGE = Path(__file__).parent.parent / "docs" / "evaluation.md"
PUBLISHED = PAGE.parent.parent / "src" / "pactwatch" / "views" / "published_scores.json"
HEAD = """# How well Pactwatch reads

Written by `python evaluation/report.py`; do not edit. Scores are of the labelled reports that ship with
Pactwatch (`pactwatch evaluate`). A hash of a report's name puts it in half A, from which rules and weights
are learnt, or in half B, which only measures; each look at half B is logged in `evaluation/looks.md`.
Figures are in per cent; in brackets is the middle 95 % over 1,000 draws of whole reports with replacement.
What is labelled is told in [reading.md](reading.md).
"""


def figures_table(halves: dict[str, list[ReportScore]]) -> list[str]:
    """Return a table of every figure in each half, with its interval."""
    intervals = {
        half: bootstrap(reports, {f.name: f.of for f in FIGURES}) for half, reports in halves.items()
    }
    heads = [f"half {half} ({len(reports)} reports)" for half, reports in halves.items()]
    lines = ["", "| figure | " + " | ".join(heads) + " |", "| --- |" + " --- |" * len(halves)]
    for figure in FIGURES:
        cells = [
            f"{percent(figure.of(Scores.of(reports)))}{_bracket(intervals[half][figure.name])}"
            for half, reports in halves.items()
        ]
        lines.append(f"| {figure.name} | " + " | ".join(cells) + " |")
    return lines


def _bracket(interval: Interval | None) -> str:
    return f" ({percent(interval.low)} to {percent(interval.high)})" if interval else ""


def types_table(scores: Scores) -> list[str]:
    """Return a table of the event types of all reports."""
    lines = ["", "## By event type, all reports", "", "| type | found | missed | false | F1 |"]
    lines.append("| --- | --: | --: | --: | --: |")
    lines += [
        f"| {name} | {tally.hit} | {tally.missed} | {tally.false} | {percent(tally.f1)} |"
        for name, tally in scores.event_types().items()
    ]
    return lines


def published(figures: list[str], types: list[str]) -> str:
    """Return the cells of both tables as JSON."""
    return (
        json.dumps({"figures": _cells(figures), "types": _cells(types)}, ensure_ascii=False, indent=1) + "\n"
    )


def _cells(table: list[str]) -> list[list[str]]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table if line.startswith("|")]
    return [row for row in rows if not set("".join(row)) <= set("-: ")]


def main() -> None:
    """Score the corpus and write the page."""
    ArgumentParser(description=__doc__).parse_args()
    scores = evaluate()
    halves = {half: [row for row in scores.reports if half_of(row.name) == half] for half in ("A", "B")}
    figures, types = figures_table(halves), types_table(scores)
    PAGE.write_text("\n".join([HEAD.rstrip(), *figures, *types, ""]), "utf-8")
    PUBLISHED.write_text(published(figures, types), "utf-8")
    print(f"{PAGE.name} and {PUBLISHED.name} are written.")


if __name__ == "__main__":
    main()
