from .adding import add
from .asking import disagreements, list_, show, timeline
from .checking import check
from .evaluating import evaluate
from .explaining import explain
from .exporting import export
from .keeping import backup, demo, diff, doctor, rebuild, restore, search, statements
from .reading import read
from .reviewing import review, withdraw
from .surveying import survey
from .verifying import verify

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
