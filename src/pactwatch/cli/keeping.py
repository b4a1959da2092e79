"""``pactwatch backup``, ``restore``, ``rebuild``, ``doctor`` and ``demo``."""

from __future__ import annotations

from pathlib import Path

import click

from pactwatch.cli.options import json_option, register_option
from pactwatch.cli.output import clean_exit, open_console, print_parts, print_row, with_progress
from pactwatch.cli.serve import Door, run_desk


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@register_option
def backup(target: Path, register: str) -> None:
    """Write the register to the file TARGET, while others go on writing to it.

    It holds documents, claims, decisions and the log as packed JSON lines; what is derived is made anew when
    it is restored.
    """
    with clean_exit():
        from pactwatch import operations

        head = operations.backup(target, register=register)
        open_console().print(f"{target} is written. Head of the log: {head}")


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@register_option
def restore(source: Path, register: str) -> None:
    """Make a register of the backup SOURCE, whole and checked, or nothing at all.

    There must be no register at its place yet. A backup is only ever read as text: one of somebody else may
    be wrong, and is then refused, but does no harm.
    """
    with clean_exit():
        from pactwatch import operations, views

        verification = operations.restore(source, register=register)
        print_parts(views.verification_as_text(verification))


@click.command()
@register_option
def rebuild(register: str) -> None:
    """Make all that is derived anew, from documents and decisions; the ledger stays as it is."""
    with clean_exit():
        from pactwatch import operations

        count = len(operations.rebuild(register=register))
        noun = "arrangement follows" if count == 1 else "arrangements follow"
        open_console().print(f"{count:,} {noun} from the ledger.")


@click.command()
@register_option
@json_option
def doctor(register: str, *, as_json: bool) -> None:
    """Say what Pactwatch runs on, how the register is, and what to mend."""
    with clean_exit():
        from pactwatch import operations, views

        symptoms = operations.doctor(register=register)
        if as_json:
            for symptom in symptoms:
                print_row(symptom.to_dict())
            return
        print_parts(views.symptoms_as_text(symptoms))


_FIRST = "US-RW"
"""What a newcomer looks at first: the talks with Rwanda, of which reports of May 2025 tell."""


@click.command()
@click.option(
    "--register",
    default="pactwatch-demo.db",
    show_default=True,
    metavar="PATH|URL",
    help="Where to put the register.",
)
@click.option("--serve", "is_served", is_flag=True, help="Then show it in a browser, until Ctrl-C.")
def demo(register: str, *, is_served: bool) -> None:
    """Fill a register with the reports that ship with Pactwatch, and list where every arrangement stands."""
    with clean_exit():
        from pactwatch import operations, views

        tally = views.ReceiptTally()
        for receipt in with_progress(operations.demo(register=register)):
            tally.count(receipt)
        console = open_console()
        arrangements = operations.list_(register=register)
        console.print(views.arrangements_as_table(arrangements))
        console.print(f"\n{tally} · {register}\nNext:", style="dim")
        for words in ("serve", f"show {_FIRST}", f"timeline {_FIRST}", "disagreements", "search deportees"):
            console.print(f"  pactwatch {words} --register {register}")
        if is_served:
            run_desk(register, Door(), first=_FIRST)
