"""Operations: one function for each thing that a user asks for."""

from pactwatch.operations.adding import add
from pactwatch.operations.asking import disagreements, list_, show, timeline
from pactwatch.operations.evaluating import evaluate
from pactwatch.operations.explaining import explain
from pactwatch.operations.reading import read
from pactwatch.operations.reviewing import review, withdraw
from pactwatch.operations.surveying import survey
from pactwatch.operations.verifying import verify

__all__ = [
    "add",
    "disagreements",
    "evaluate",
    "explain",
    "list_",
    "read",
    "review",
    "show",
    "survey",
    "timeline",
    "verify",
    "withdraw",
]
