"""``pactwatch verify``."""

from __future__ import annotations

import sys

import click

from pactwatch.cli.options import json_option, register_option
from pactwatch.cli.output import EXIT_UNREADABLE, clean_exit, print_parts, print_row


@click.command()
@register_option
@click.option("--head", metavar="HASH", help="The head that an earlier check printed and you kept elsewhere.")
@json_option
def verify(register: str, head: str | None, *, as_json: bool) -> None:
    """Check every hash of the register, and that each claim's words stand in their document.

    The log of all additions is chained by hashes: a change, a gap or a swap in it is found. That newer
    entries were cut off its end shows only against a head kept elsewhere. The exit code is 1 if anything
    is wrong.
    """
    with clean_exit():
        from pactwatch import operations, views

        verification = operations.verify(register=register, head=head)
        if as_json:
            print_row(verification.to_dict())
        else:
            print_parts(views.verification_as_text(verification))
    sys.exit(EXIT_UNREADABLE if verification.faults else 0)
