"""``pactwatch survey``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pactwatch.cli.options import json_option, model_option, published_option
from pactwatch.cli.output import (
    EXIT_UNREADABLE,
    clean_exit,
    open_console,
    print_row,
    say_error,
    with_progress,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pactwatch.operations.reading import Outcome


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@json_option
@published_option
@model_option
def survey(paths: tuple[str, ...], published: str | None, model: str | None, *, as_json: bool) -> None:
    """Print a table of every arrangement that the reports tell of.

    Each has its stage, the number of reports, and the words that say most. Without PATH, the labelled
    reports that ship with Pactwatch are surveyed. The stage is that of the newest report; what other
    reports give stands below it.
    """
    with clean_exit():
        from pactwatch import operations, views
        from pactwatch.corpus import corpus_folder

        unreadable: list[str] = []
        outcomes = with_progress(
            operations.read(
                paths or (str(corpus_folder()),), published=published, stdin=sys.stdin.buffer, model=model
            )
        )
        rows = operations.survey(_readable(outcomes, unreadable))
        if as_json:
            for row in rows:
                print_row(row.to_dict())
        elif rows:
            open_console().print(views.survey_as_table(rows))
        else:
            open_console().print("The reports tell of no arrangement.")
    sys.exit(EXIT_UNREADABLE if unreadable else 0)


def _readable(outcomes: Iterable[Outcome], unreadable: list[str]) -> Iterator[Outcome]:
    """Yield what could be read; say of the rest why not, and note it."""
    from pactwatch.documents import Unreadable

    for outcome in outcomes:
        if isinstance(outcome, Unreadable):
            say_error(outcome.error)
            unreadable.append(outcome.address)
        else:
            yield outcome
