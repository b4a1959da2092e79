"""``pactwatch disagreements``."""

from __future__ import annotations

import click

from pactwatch.cli.options import json_option, known_by_option, register_option
from pactwatch.cli.output import clean_exit, print_parts, print_row


@click.command()
@click.argument("arrangement", required=False)
@register_option
@click.option("--all", "all_", is_flag=True, help="Also those that are no longer denied.")
@known_by_option
@json_option
def disagreements(
    arrangement: str | None, register: str, known_by: str | None, *, all_: bool, as_json: bool
) -> None:
    """Print where sides or reports differ, with the words of each, of one ARRANGEMENT or of all.

    Whether something is agreed or done, figures that count the same thing, and days of one act. Figures of
    different kinds (a cap, people moved) never disagree. What came last settles nothing.
    """
    with clean_exit():
        from pactwatch import operations, views

        found = operations.disagreements(arrangement, register=register, all_=all_, known_by=known_by)
        if as_json:
            for each in found:
                print_row(views.disagreement_as_row(each))
            return
        print_parts(views.disagreements_as_text(found), if_none="No disagreement is open.")
