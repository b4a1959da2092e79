"""``pactwatch withdraw``."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click

from pactwatch.cli.options import json_option, register_option
from pactwatch.cli.output import clean_exit, open_console, print_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.register.withdrawing import Withdrawal


@click.command()
@click.argument("document", required=False)
@register_option
@click.option("--name", help="Black out this name in all documents, instead of taking one document out.")
@click.option("--reason", required=True, help="Why: a court's order, a request. It stays in the log.")
@click.option(
    "--by", envvar="PACTWATCH_REVIEWER", show_envvar=True, help="Who does it.  [default: your login]"
)
@json_option
def withdraw(
    document: str | None, register: str, name: str | None, reason: str, by: str | None, *, as_json: bool
) -> None:
    """Take DOCUMENT out of the register for good, or a name out of all documents.

    Its words go: text, claims, sightings and the decisions on them. What stays is a tombstone: the hashes,
    who took it out, when and why. The same document is not taken in again. Backups made before still have it.

    A name goes as a whole, in capitals or without accents as well; what remains of it, such as the family
    name alone, is listed, as it may be that of somebody else.
    """
    with clean_exit():
        from pactwatch import operations

        if (document is None) == (name is None):
            msg = "give a DOCUMENT or --name NAME"
            raise click.UsageError(msg)
        done = operations.withdraw(
            document, register=register, by=by or getpass.getuser(), reason=reason, name=name
        )
        for withdrawal in done:
            if as_json:
                print_row(withdrawal.to_dict())
            else:
                instead = f", {withdrawal.replaced_by} in its place" if withdrawal.replaced_by else ""
                open_console().print(f"document {withdrawal.document_id} is withdrawn{instead}")
        if name is not None and not as_json:
            _say_what_remains(name, done, register)


def _say_what_remains(name: str, done: Sequence[Withdrawal], register: str) -> None:
    """Print the parts of a name that still stand, which may be those of other people."""
    from pactwatch.operations.reviewing import find_other_forms

    console = open_console()
    forms = find_other_forms(name, done, register=register)
    if forms:
        console.print(
            "Parts of the name remain, perhaps of other people; look, and take out each that must go:"
        )
    for form in forms:
        count = f"{form.documents:,} {'document' if form.documents == 1 else 'documents'}"
        near = f", {form.near:,} of which had the whole name" if form.near else ""
        console.print(f"  {form.words}: {count}{near} · pactwatch search {form.words}")
