"""``pactwatch evaluate``."""

from __future__ import annotations

from pathlib import Path

import click

from pactwatch.cli.options import json_option
from pactwatch.cli.output import clean_exit, print_parts, print_row


@click.command()
@click.argument("gold", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--readings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Score these JSON lines of `read --json` instead of reading the reports now.",
)
@click.option("--half", type=click.Choice(["A", "B"]), help="Score one half of the reports only.")
@click.option("--per-report", is_flag=True, help="Also list each report with a miss or a false claim.")
@json_option
def evaluate(
    gold: Path | None, readings: Path | None, half: str | None, *, per_report: bool, as_json: bool
) -> None:
    """Print how well reports are read, held against the labels in the folder GOLD.

    GOLD holds NAME.txt or NAME.html, each with its labels NAME.yaml. Without it, the labelled reports
    that ship with Pactwatch are used. Half A is there to learn from, half B to measure with; a hash of
    the report's name decides.
    """
    with clean_exit():
        from pactwatch import operations, views

        scores = operations.evaluate(gold, readings=readings, half=half)
        if as_json:
            print_row(scores.to_dict())
            return
        print_parts(views.scores_as_text(scores, per_report=per_report))
