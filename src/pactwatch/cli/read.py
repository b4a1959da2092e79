"""``pactwatch read``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from pactwatch.cli.options import json_option, model_option, published_option
from pactwatch.cli.output import (
    EXIT_UNREADABLE,
    clean_exit,
    open_console,
    print_line,
    say_error,
    with_progress,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.operations.reading import Outcome

_MOST_SILENT_LINES = 10
_MOST_NAMED = 5


@dataclass(slots=True, kw_only=True)
class _Tally:
    """How many reports were read, tell of no arrangement, and could not be read."""

    read: int = 0
    silent: int = 0
    unreadable: int = 0


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@json_option
@published_option
@click.option(
    "--on-topic", is_flag=True, help="Leave out reports that tell of no arrangement; fast on feeds."
)
@click.option("--all-statements", is_flag=True, help="Give every statement of every report, on topic or not.")
@click.option("--furniture", is_flag=True, help="Also print what was cut from the page as furniture.")
@click.option("--reasons", is_flag=True, help="With --json: also give the steps that made each claim.")
@model_option
def read(  # noqa: PLR0913 (one argument an option)
    paths: tuple[str, ...],
    published: str | None,
    model: str | None,
    *,
    as_json: bool,
    on_topic: bool,
    all_statements: bool,
    furniture: bool,
    reasons: bool,
) -> None:
    """Print what each report says about arrangements: their stage, the events, and who said what.

    PATH is a text file, a saved web page, a PDF, a feed (RSS, Atom, JSON), JSON lines of feed items,
    a folder of these, or - for standard input.

    With --json, one JSON object a line for each report; a report that cannot be read is a line with
    "address" and "error".
    """
    with clean_exit():
        from pactwatch import operations

        outcomes = with_progress(
            operations.read(
                paths,
                published=published,
                stdin=sys.stdin.buffer,
                all_statements=all_statements,
                on_topic=on_topic,
                model=model,
            )
        )
        if as_json:
            unreadable = _print_json(outcomes, with_reasons=reasons)
        else:
            unreadable = _print_text(outcomes, with_furniture=furniture)
    sys.exit(EXIT_UNREADABLE if unreadable else 0)


def _print_json(outcomes: Iterable[Outcome], *, with_reasons: bool) -> int:
    from pactwatch import views
    from pactwatch.documents import NOT_A_REPORT, Skipped, Unreadable

    unreadable = 0
    others: list[str] = []
    for outcome in outcomes:
        if isinstance(outcome, Skipped):
            others += [outcome.address] if outcome.reason == NOT_A_REPORT else []
            continue
        if isinstance(outcome, Unreadable):
            unreadable += 1
            say_error(outcome.error)
            print_line(views.error_as_json(outcome.address, outcome.error))
        else:
            print_line(views.reading_as_json(outcome, with_reasons=with_reasons))
    _say_passed_over(others)
    return unreadable


def _print_text(outcomes: Iterable[Outcome], *, with_furniture: bool) -> int:
    from pactwatch import views
    from pactwatch.documents import NOT_A_REPORT, Skipped, Unreadable

    console = open_console()
    tally = _Tally()
    others: list[str] = []
    for outcome in outcomes:
        if isinstance(outcome, Unreadable):
            tally.unreadable += 1
            say_error(outcome.error)
            continue
        if isinstance(outcome, Skipped):
            if outcome.reason == NOT_A_REPORT:
                others.append(outcome.address)
            else:
                tally.silent += 1
            continue
        tally.read += 1
        is_silent = not (outcome.arrangements or outcome.events or outcome.statements)
        tally.silent += is_silent
        if is_silent and tally.silent > _MOST_SILENT_LINES and not with_furniture:
            continue
        if not is_silent and tally.read > 1:
            console.rule(style="dim")
        for part in views.reading_as_text(outcome, with_furniture=with_furniture):
            console.print(part)
    if tally.silent > 1:
        told = tally.read - tally.silent if tally.read >= tally.silent else tally.read
        console.print(f"\n{told:,} reports tell of an arrangement, {tally.silent:,} of none.")
    _say_passed_over(others)
    return tally.unreadable


def _say_passed_over(others: list[str]) -> None:
    """Say on standard error which files are no reports by their names."""
    if others:
        more = f" and {len(others) - _MOST_NAMED:,} more" if len(others) > _MOST_NAMED else ""
        click.echo(f"No reports, and passed over: {', '.join(others[:_MOST_NAMED])}{more}.", err=True)
