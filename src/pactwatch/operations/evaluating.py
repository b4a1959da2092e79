"""Readings are scored against gold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.claims.reading import Reading
from pactwatch.corpus import corpus_folder
from pactwatch.evaluation import Scores, load_gold, load_readings, score_report
from pactwatch.evaluation.gold import find_reports
from pactwatch.operations.reading import read

if TYPE_CHECKING:
    from pathlib import Path


def evaluate(gold: Path | None = None, *, readings: Path | None = None, half: str | None = None) -> Scores:
    """Return how well reports are read, held against gold.

    Args:
        gold: Folder of labelled reports; None for the corpus that ships with Pactwatch.
        readings: JSON lines as ``read --json`` prints them; None to read the reports of ``gold`` now.
        half: ``A`` or ``B`` for one half of the reports; None for all.

    Raises:
        GoldError: If labels or readings cannot be read.
    """
    folder = gold or corpus_folder()
    labels = load_gold(folder, half=half)
    row_by_name = load_readings(readings) if readings else _read_rows(folder, half)
    return Scores.of([score_report(row, row_by_name.get(row.name)) for row in labels])


def _read_rows(folder: Path, half: str | None) -> dict[str, dict[str, Any]]:
    reports = find_reports(folder, half=half)
    rows = {}
    for report in reports:
        for outcome in read([str(report)]):
            if isinstance(outcome, Reading):
                rows[report.stem] = outcome.to_dict()
    return rows
