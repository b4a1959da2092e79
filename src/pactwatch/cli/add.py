"""``pactwatch add``."""

from __future__ import annotations

import json
import sys

import click

from pactwatch.cli.options import json_option, model_option, published_option, register_option
from pactwatch.cli.output import EXIT_UNREADABLE, clean_exit, open_console, print_line, with_progress

_MOST_QUIET_LINES = 10


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@register_option
@click.option(
    "--readings", is_flag=True, help="PATH holds JSON lines as `read --json` prints them, not reports."
)
@json_option
@published_option
@model_option
def add(
    paths: tuple[str, ...],
    register: str,
    published: str | None,
    model: str | None,
    *,
    readings: bool,
    as_json: bool,
) -> None:
    """Add reports to the register, and print what becomes of each.

    PATH is what `pactwatch read` takes: a text file, a saved web page, a PDF, a feed, JSON lines, a folder
    of these, or - for standard input.

    A report is "stored", with the number of claims that it adds; "read again" by another version of the
    reader; "known", if it is there already; "off topic", and not kept; or in quarantine, with the reason.
    What is printed is on the disk. A run that was stopped can simply be run again.
    """
    with clean_exit():
        from pactwatch import operations, views

        tally = views.ReceiptTally()
        console = open_console()
        receipts = operations.add(
            paths,
            register=register,
            readings=readings,
            published=published,
            stdin=sys.stdin.buffer,
            model=model,
        )
        for receipt in with_progress(receipts):
            tally.count(receipt)
            if as_json:
                print_line(json.dumps(receipt.to_dict(), ensure_ascii=False))
                sys.stdout.flush()
            elif receipt.why or receipt.claim_count or tally[receipt.outcome.value] <= _MOST_QUIET_LINES:
                console.print(views.receipt_as_text(receipt))
        if not as_json:
            console.print(f"{tally} · {register}")
    sys.exit(EXIT_UNREADABLE if tally["quarantined"] else 0)
