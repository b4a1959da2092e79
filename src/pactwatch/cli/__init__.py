"""The command line: each command parses words, calls the operation of its name and prints a view of it."""

from __future__ import annotations

import os

import click

from pactwatch.cli.account import account
from pactwatch.cli.add import add
from pactwatch.cli.arrangements import list_, show, timeline
from pactwatch.cli.check import check
from pactwatch.cli.contents import Program
from pactwatch.cli.disagreements import disagreements
from pactwatch.cli.evaluate import evaluate
from pactwatch.cli.explain import explain
from pactwatch.cli.export import export
from pactwatch.cli.keeping import backup, demo, doctor, rebuild, restore
from pactwatch.cli.looking import diff, search, statements
from pactwatch.cli.publish import publish
from pactwatch.cli.read import read
from pactwatch.cli.review import review
from pactwatch.cli.serve import serve
from pactwatch.cli.survey import survey
from pactwatch.cli.sweep import sweep
from pactwatch.cli.verify import verify
from pactwatch.cli.withdraw import withdraw

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
EXIT_CODES = """
Exit codes: 0 all went well; 1 a report or label could not be read, or a check found a fault; 2 wrong usage.

Data goes to standard output, progress and errors to standard error. Colour is left out when the output is
no terminal or NO_COLOR is set.
"""


@click.group(cls=Program, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pactwatch")
def main() -> None:
    """Read news reports and say where every arrangement to send migrants to third countries stands.

    Each claim rests on exact words of a report, and says who said so. Begin with `pactwatch demo`.
    """
    for (
        name
    ) in ONE_THREAD:  # numpy, not loaded yet, looks: threads wait longer for each other than a report takes
        os.environ.setdefault(name, "1")


for command in (
    read,
    survey,
    explain,
    add,
    list_,
    show,
    timeline,
    disagreements,
    search,
    statements,
    diff,
    check,
    review,
    withdraw,
    export,
    sweep,
    verify,
    rebuild,
    backup,
    restore,
    doctor,
    demo,
    serve,
    publish,
    account,
    evaluate,
):
    main.add_command(command)

__all__ = ["main"]
