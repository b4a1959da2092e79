"""Operations: one function for each thing that a user asks for."""

from pactwatch.operations.adding import add
from pactwatch.operations.asking import disagreements, list_, show, timeline
from pactwatch.operations.checking import check
from pactwatch.operations.evaluating import evaluate
from pactwatch.operations.explaining import explain
from pactwatch.operations.exporting import export
from pactwatch.operations.keeping import backup, demo, diff, doctor, rebuild, restore, search, statements
from pactwatch.operations.reading import read
from pactwatch.operations.reviewing import review, withdraw
from pactwatch.operations.surveying import survey
from pactwatch.operations.verifying import verify

__all__ = [
    "add",
    "backup",
    "check",
    "demo",
    "diff",
    "disagreements",
    "doctor",
    "evaluate",
    "explain",
    "export",
    "list_",
    "read",
    "rebuild",
    "restore",
    "review",
    "search",
    "show",
    "statements",
    "survey",
    "timeline",
    "verify",
    "withdraw",
]
