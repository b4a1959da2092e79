"""``pactwatch list``, ``pactwatch show`` and ``pactwatch timeline``."""

from __future__ import annotations

import click

from pactwatch.cli.options import json_option, known_by_option, on_option, register_option
from pactwatch.cli.output import clean_exit, open_console, print_row


@click.command("list")
@register_option
@on_option
@known_by_option
@click.option("--state", metavar="CODE", help="Only arrangements that this state is a party of: RW.")
@click.option("--stage", metavar="STAGE", help="Only arrangements that stand there: operating.")
@json_option
def list_(
    register: str,
    on: str | None,
    known_by: str | None,
    state: str | None,
    stage: str | None,
    *,
    as_json: bool,
) -> None:
    """List every arrangement of the register: where it stands, overall and for each side, and on whose word.

    Counts are of reports, of origins (the stories that reports copy) and of speakers. The stage follows from
    all that is told; docs/register.md has the rule. Rows of your own tables stand below, apart from what
    rests on words; with --json, they are lines with "row".
    """
    with clean_exit():
        from pactwatch import operations, views
        from pactwatch.operations.asking import list_own_rows

        arrangements = operations.list_(register=register, on=on, known_by=known_by, state=state, stage=stage)
        own = () if stage else list_own_rows(register=register, known_by=known_by)
        if state:
            own = tuple(each for each in own if state.upper() in {each.row.sender, each.row.receiver})
        if as_json:
            for each in arrangements:
                print_row(views.arrangement_as_row(each))
            for row in own:
                print_row(views.own_row_as_row(row))
            return
        console = open_console()
        if arrangements:
            console.print(views.arrangements_as_table(arrangements))
        elif state or stage or on or known_by:
            console.print("The register knows of no such arrangement.")
        else:
            console.print("No report in the register tells of an arrangement.")
        if own:
            console.print()
            console.print(views.own_rows_as_table(own))


@click.command()
@click.argument("arrangement")
@register_option
@on_option
@known_by_option
@click.option(
    "--most",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    help="How many happenings (those of most stories) and statements (the newest); half as many figures.",
)
@json_option
def show(
    arrangement: str, register: str, on: str | None, known_by: str | None, most: int, *, as_json: bool
) -> None:
    """Print the dossier of ARRANGEMENT: its stage, what happened, who said what, and in which words.

    ARRANGEMENT is sender and receiver, as in US-RW. Where a pair has several arrangements in its history, the
    newest comes first, and AU-NR-2012 is the one that was alive in 2012. Numbers in brackets lead to the
    exact words. Rows of your own tables stand at the end; with --json, they are lines with "row".
    """
    with clean_exit():
        from pactwatch import operations, views
        from pactwatch.errors import UnknownError
        from pactwatch.operations.asking import list_own_rows

        own = list_own_rows(arrangement, register=register, known_by=known_by)
        console = open_console()
        try:
            found = operations.show(arrangement, register=register, on=on, known_by=known_by, most=most)
        except UnknownError:
            if not own:
                raise
            found = ()
            if not as_json:
                console.print("No report tells of this arrangement.")
        if as_json:
            rows = [*map(views.dossier_as_json, found), *map(views.own_row_as_row, own)]
            for row in rows:
                print_row(row)
            return
        for number, each in enumerate(found):
            if number:
                console.rule(style="dim")
            for part in views.dossier_as_text(each):
                console.print(part)
        for part in views.own_rows_as_text(own):
            console.print(part)


@click.command()
@click.argument("arrangement")
@register_option
@on_option
@known_by_option
@json_option
def timeline(arrangement: str, register: str, on: str | None, known_by: str | None, *, as_json: bool) -> None:
    """Print what happened to ARRANGEMENT, in order, each with the words that tell it.

    What is told without a date stands at the day by which it had happened. ARRANGEMENT is as for
    `pactwatch show`.
    """
    with clean_exit():
        from pactwatch import operations, views

        found = operations.timeline(arrangement, register=register, on=on, known_by=known_by)
        console = open_console()
        for each in reversed(found):
            if as_json:
                for row in views.dossier_as_json(each)["timeline"]:
                    print_row({"arrangement": each.name, **row})
                continue
            for part in views.timeline_as_text(each):
                console.print(part)
