"""The commands by what they are for, as ``pactwatch --help`` lists them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click import Command, Context, HelpFormatter

CONTENTS = {
    "Read reports": {
        "read": "What each report says: stages, events, who said what.",
        "explain": "Why one claim of a report says what it says.",
        "survey": "A table of every arrangement that reports tell of.",
        "evaluate": "How well reports are read, held against labels.",
        "sweep": "Whole archives, on all cores or on a cluster.",
    },
    "Keep a register": {
        "demo": "Fill one with the reports that ship with Pactwatch.",
        "add": "Record what reports say, or a claim by hand.",
        "review": "Decide on what the register proposes.",
        "withdraw": "Take a document, or a name, out for good.",
    },
    "Ask it": {
        "list": "Where every arrangement stands.",
        "show": "One arrangement: its stage, events, voices and words.",
        "timeline": "What happened to one arrangement, in order.",
        "statements": "Who said what, by day.",
        "disagreements": "Where sides or reports differ, in the words of each.",
        "diff": "What became known since a day.",
        "search": "Documents that have all words.",
        "check": "Whether what a text says agrees with the register.",
    },
    "Show it, and take it along": {
        "serve": "The register in a browser.",
        "account": "Accounts and tokens for a desk that others use.",
        "publish": "A site of files, for any web host.",
        "export": "Tables, briefs, citations, linked data, evidence packs.",
    },
    "Look after it": {
        "verify": "Is everything what it was?",
        "doctor": "What Pactwatch runs on, and what to mend.",
        "backup": "Write the register to a file.",
        "restore": "Make a register of a backup.",
        "rebuild": "Make all that is derived anew.",
    },
}
"""What each command gives, in a line, by what it is for; in the order of a newcomer's first day."""

_SUMMARIES = dict(chain.from_iterable(part.items() for part in CONTENTS.values()))
_WIDTH = max(map(len, _SUMMARIES))


class Program(click.Group):
    """A group whose help lists its commands by what they are for."""

    def add_command(self, cmd: Command, name: str | None = None) -> None:
        """Add a command, with its line in the table of contents."""
        super().add_command(cmd, name)
        cmd.short_help = _SUMMARIES[name or cmd.name or ""]

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the table of contents."""
        del ctx
        for title, part in CONTENTS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(_WIDTH), summary) for name, summary in part.items()])
