"""``pactwatch add``."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

import click

from pactwatch.cli.options import json_option, model_option, published_option, register_option
from pactwatch.cli.output import EXIT_UNREADABLE, clean_exit, open_console, print_row, with_progress
from pactwatch.cli.setting import read_given, read_settings, set_option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.register.receipt import Receipt

_MOST_QUIET_LINES = 10


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@register_option
@click.option(
    "--readings", is_flag=True, help="PATH holds JSON lines as `read --json` prints them, not reports."
)
@click.option("--words", multiple=True, help="Enter one claim by hand: the words of PATH that it rests on.")
@set_option
@click.option(
    "--by", envvar="PACTWATCH_REVIEWER", show_envvar=True, help="Who enters it.  [default: your login]"
)
@click.option(
    "--row", metavar="ID", help="Enter a claim for a row of your own table, with its quote or --words."
)
@click.option("--note", help="With --words: why.")
@click.option("--seen", type=int, metavar="N", help="With --words: decide over decision N.")
@json_option
@published_option
@model_option
def add(  # noqa: PLR0913, PLR0917 (one argument an option)
    paths: tuple[str, ...],
    register: str,
    words: tuple[str, ...],
    changes: tuple[str, ...],
    by: str | None,
    row: str | None,
    note: str | None,
    seen: int | None,
    published: str | None,
    model: str | None,
    *,
    readings: bool,
    as_json: bool,
) -> None:
    r"""Add reports to the register, and print what becomes of each; or enter one claim by hand.

    PATH is what `pactwatch read` takes: a text file, a saved web page, a PDF, a feed, JSON lines, a folder
    of these, or - for standard input. Of the folder that `pactwatch sweep` has written, the readings are
    recorded. A table, register.csv, is a register that you keep yourself: its rows are kept as they are, not
    yet tied to words, and count for no stage. With --set sender=US, one party holds for all rows.

    A report is "stored", with the number of claims that it adds; "read again" by another version of the
    reader; "known", if it is there already; "off topic", and not kept; "no report", as a table or a picture
    is none; or in quarantine, with the reason.
    What is printed is on the disk. A run that was stopped can simply be run again.

    With --words, one claim that you have read is recorded, with your name. PATH is then one report, or the id
    of a document of the register, and the words must stand in it, once, to the letter:

    \b
      add talks.html --words "signed a deal" --set type=signed --set arrangement=US-RW --set date=2025-06
      add 3f9c21ab --words "We never signed." --set speaker="Anna Mukamana" --set stance=denies
      add talks.html --row 77d0c1f2      the claim of a row of your own table, resting on its quote
    """
    is_claim = bool(words or row)
    if not is_claim and (note or seen):
        msg = "--note and --seen belong to a claim: give its --words"
        raise click.UsageError(msg)
    if is_claim:
        if len(paths) != 1 or readings:
            msg = "a claim stands in one report: give one PATH, or the id of a document, with --words"
            raise click.UsageError(msg)
        with clean_exit():
            from pactwatch.operations.adding import add_claim

            decision = add_claim(
                paths[0],
                words,
                read_settings(changes),
                register=register,
                by=by or getpass.getuser(),
                note=note,
                seen=seen,
                published=published,
                stdin=sys.stdin.buffer,
                row=row,
            )
            if as_json:
                print_row(decision.to_dict())
            else:
                what = f"claim {decision.subject} of document {decision.document_id}"
                open_console().print(
                    f"{what}: {decision} · take it back: pactwatch review undo {decision.number}"
                )
        return
    with clean_exit():
        from pactwatch import operations

        receipts = operations.add(
            paths,
            register=register,
            readings=readings,
            published=published,
            stdin=sys.stdin.buffer,
            model=model,
            given=read_given(paths, changes),
        )
        is_whole = _print_receipts(receipts, register, as_json=as_json)
    sys.exit(0 if is_whole else EXIT_UNREADABLE)


def _print_receipts(receipts: Iterable[Receipt], register: str, *, as_json: bool) -> bool:
    """Print each receipt as it comes, then their sum; return whether nothing is in quarantine."""
    from pactwatch import views

    tally = views.ReceiptTally()
    console = open_console()
    for receipt in with_progress(receipts):
        tally.count(receipt)
        if as_json:
            print_row(receipt.to_dict())
            sys.stdout.flush()
        elif receipt.why or receipt.claim_count or tally[receipt.outcome.value] <= _MOST_QUIET_LINES:
            console.print(views.receipt_as_text(receipt))
    if not as_json:
        console.print(f"{tally} · {register}")
    return not tally["quarantined"]
