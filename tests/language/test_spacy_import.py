"""The parser starts without what it does not need."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from pactwatch.language.parse import load_parser
nlp = load_parser()
assert not {"spacy.cli", "weasel", "requests"} & sys.modules.keys(), "the commands were imported"
assert [token.tag_ for token in nlp("It works.")] == ["PRP", "VBZ", "."]
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert callable(spacy.cli.info)
"""


def test_the_parser_loads_without_the_commands_of_spacy_which_work_when_they_are_asked_for() -> None:
    """A process that reads one report waits a fifth of a second less, and takes nothing from anybody else."""
    subprocess.run([sys.executable, "-c", SCRIPT], check=True)  # noqa: S603 (our own words)
