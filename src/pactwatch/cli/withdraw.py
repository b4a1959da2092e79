"""``pactwatch withdraw``."""

from __future__ import annotations

import getpass
import json

import click

from pactwatch.cli.options import json_option, register_option
from pactwatch.cli.output import clean_exit, open_console, print_line


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
                print_line(json.dumps(withdrawal.to_dict(), ensure_ascii=False))
            else:
                instead = f", {withdrawal.replaced_by} in its place" if withdrawal.replaced_by else ""
                open_console().print(f"document {withdrawal.document_id} is withdrawn{instead}")
