"""``pactwatch sweep``."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pactwatch.cli.options import json_option, model_option
from pactwatch.cli.output import EXIT_UNREADABLE, clean_exit, print_line, print_row

if TYPE_CHECKING:
    from pactwatch.bulk import Progress

_SHOWN_SECONDS = 0.5
_LOGGED_SECONDS = 60.0


@click.command()
@click.argument("archives", nargs=-1, required=True, metavar="ARCHIVE…")
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the output.")
@click.option("--estimate", is_flag=True, help="Read a sample only, and say how long the whole would take.")
@click.option(
    "--engine",
    type=click.Choice(["process", "daft", "ray"]),
    default="daft",
    show_default=True,
    help="One process; all cores of this machine; a Ray cluster. The output is the same.",
)
@click.option("--workers", type=click.IntRange(1), metavar="N", help="How many reader processes there are.")
@click.option(
    "--audit",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="SHARE",
    help="Read this share of what the gate lets go in full, to see what it loses: 0.001.",
)
@click.option(
    "--budget",
    type=click.FloatRange(0.1),
    default=20.0,
    show_default=True,
    metavar="SECONDS",
    help="How long one record may take before it is passed over and listed.",
)
@json_option
@model_option
def sweep(  # noqa: PLR0913, PLR0917 (one argument an option)
    archives: tuple[str, ...],
    out: Path | None,
    engine: str,
    workers: int | None,
    audit: float,
    budget: float,
    model: str | None,
    *,
    estimate: bool,
    as_json: bool,
) -> None:
    """Read whole archives, and write what they tell of arrangements into a folder.

    ARCHIVE is a WARC or WARC.GZ, a folder of pages, JSON lines or Parquet with a report a row, or a pattern
    such as 'news/*.warc.gz'. The folder gets Parquet tables of documents, readings and claims, by month, and
    manifest.json, which says what was read, and why the rest was not. `pactwatch add FOLDER` records it.

    A sweep that was stopped can simply be run again: what was read is kept.
    """
    if out is None and not estimate:
        msg = "name the folder of the output with --out, or ask for an --estimate"
        raise click.UsageError(msg)
    with clean_exit():
        from pactwatch import bulk

        options = bulk.SweepOptions(
            engine=bulk.Engine(engine), workers=workers, audit=audit, budget_seconds=budget, model=model
        )
        if out is None or estimate:
            guess = bulk.estimate(archives, options)
            cores = bulk.count_cores()
            print_line(json.dumps(guess.to_dict()) if as_json else bulk.estimate_as_text(guess, cores=cores))
            return
        shown = _Shown()
        manifest = bulk.sweep(archives, out, options, shown.show)
        shown.clear()
        if as_json:
            print_row(manifest)
        else:
            print_line(bulk.summary_as_text(manifest, out=str(out)))
    sys.exit(EXIT_UNREADABLE if manifest["counts"]["alarms"] else 0)


class _Shown:
    """The line of progress: written over on a terminal, once a minute in a log."""

    def __init__(self) -> None:
        self._shown = time.monotonic()
        self._is_terminal = sys.stderr.isatty()

    def show(self, progress: Progress) -> None:
        """Show how far the sweep is, if it was last shown some time ago."""
        from pactwatch import bulk

        now = time.monotonic()
        if now - self._shown < (_SHOWN_SECONDS if self._is_terminal else _LOGGED_SECONDS):
            return
        self._shown = now
        line = bulk.progress_as_text(progress)
        click.echo(f"\r\x1b[2K{line}" if self._is_terminal else line, nl=not self._is_terminal, err=True)

    def clear(self) -> None:
        """Remove the line from a terminal."""
        if self._is_terminal:
            click.echo("\r\x1b[2K", nl=False, err=True)
