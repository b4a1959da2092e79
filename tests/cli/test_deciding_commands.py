"""Decisions, and claims that a person enters, at the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

TALKS = "Kigali, May 5 (AFP) - Washington and Rwanda are in talks on a deal to send migrants to Rwanda."

pytestmark = pytest.mark.usefixtures("folder")


def test_a_decision_is_made_seen_and_undone_from_the_command_line(run: Run) -> None:
    """A script can do all that a key can."""
    run("add", "talks.txt")
    claim = json.loads(run("show", "US-RW", "--json").stdout)["notes"][0]["claim"]

    decision = json.loads(run("review", "reject", claim, "--by", "ann", "--json").stdout)
    clash = run("review", "accept", claim, "--by", "bob")
    undone = run("review", "undo", str(decision["decision"]), "--by", "ann")

    assert decision["by"] == "ann"
    assert (clash.exit_code, "was not recorded" in clash.stderr) == (1, True)
    assert undone.exit_code == 0
    assert len(run("review", "--log").stdout.splitlines()) == 2


def test_what_waits_for_a_decision_is_counted_where_there_is_no_terminal(run: Run) -> None:
    """Nobody is there to press a key."""
    run("add", "talks.txt")

    assert "wait for a decision" in run("review").stdout


@pytest.mark.parametrize(
    "words",
    [
        ("review", "praise", "x"),
        ("review", "accept"),
        ("review", "edit", "x", "--set", "y"),
        ("withdraw", "--reason", "r"),
    ],
)
def test_a_decision_that_is_not_whole_is_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    """The message says how to write it."""
    run("add", "talks.txt")

    assert run(*words).exit_code == 2


def test_a_document_is_withdrawn_by_its_id(run: Run) -> None:
    """Adding it again does not bring it back."""
    document = json.loads(run("add", "talks.txt", "--json").stdout)["document"]

    assert run("withdraw", document, "--reason", "court order").exit_code == 0
    assert run("add", "talks.txt").stdout.startswith("withdrawn")


def test_what_remains_of_a_name_that_was_blacked_out_is_listed(run: Run) -> None:
    """A family name alone may be somebody else's: a person has to look."""
    words = TALKS + " Anna Mukamana confirmed the talks, and Mukamana said no more."
    Path("talks.txt").write_text(words, "utf-8")
    run("add", "talks.txt")

    said = run("withdraw", "--name", "Anna Mukamana", "--reason", "request").stdout

    assert "Mukamana: 1 document, 1 of which had the whole name" in " ".join(said.split())


def test_a_claim_is_entered_by_hand_and_says_so(run: Run) -> None:
    """On the page and to programs."""
    run("add", "talks.txt")
    words = ("--words", "Washington and Rwanda", "--set", "type=signed", "--set", "arrangement=US-RW")

    result = run("add", "talks.txt", *words, "--by", "ann", "--note", "as I read it")

    notes = json.loads(run("show", "US-RW", "--json").stdout)["notes"]
    assert "enter by ann" in " ".join(result.stdout.split())
    assert "entered by ann" in run("show", "US-RW").stdout
    assert [note["decision"]["by"] for note in notes if note["decision"]] == ["ann"]
    assert "as I read it" in run("review", "--log").stdout


@pytest.mark.parametrize(
    "words",
    [
        ("add", "talks.txt", "--set", "type=signed"),
        ("add", "talks.txt", "more.txt", "--words", "deal"),
        ("add", "talks.txt", "--readings", "--words", "deal"),
        ("add", "talks.txt", "--words", "deal", "--set", "type"),
    ],
)
def test_a_claim_by_hand_that_is_not_whole_is_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    """One report, its words, and what they say."""
    assert run(*words).exit_code == 2
