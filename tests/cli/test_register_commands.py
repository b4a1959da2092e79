"""Registers are filled, asked, checked against and kept at the command line."""

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


def test_a_report_is_added_once(run: Run) -> None:
    """The second time it is known, and the exit code is 0 both times."""
    first, second = run("add", "talks.txt"), run("add", "talks.txt")

    assert first.stdout.startswith("stored")
    assert second.stdout.startswith("known")
    assert (first.exit_code, second.exit_code) == (0, 0)


def test_what_becomes_of_each_report_is_a_line_for_programs(run: Run) -> None:
    """Those that cannot be read too, and the exit code says that something is missing."""
    result = run("add", "--json", "talks.txt", "missing.txt")

    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["outcome"] for row in rows] == ["stored", "quarantined"]
    assert rows[1]["why"] == "there is no such file. Check the path."
    assert result.exit_code == 1


def test_what_is_no_report_is_said_to_be_none(run: Run) -> None:
    """Labels beside the reports are neither read nor called broken."""
    Path("talks.yaml").write_text("events: []", "utf-8")

    result = run("add", "talks.txt", "talks.yaml")

    assert [line.split("  ")[0] for line in result.stdout.splitlines()[:2]] == ["stored", "no report"]
    assert "1 stored, 1 no report" in result.stdout
    assert result.exit_code == 0
    assert "passed over: talks.yaml" in run("read", "talks.yaml").stderr


def test_readings_can_be_piped_from_one_command_into_the_other(run: Run) -> None:
    """What `read --json` prints, `add --readings` takes."""
    printed = run("read", "--json", "talks.txt").stdout

    assert run("add", "--readings", "-", stdin=printed).stdout.startswith("stored")


def test_a_sound_register_is_said_to_be_sound_and_what_that_does_not_show(run: Run) -> None:
    """A chain cannot show that its own end is missing."""
    run("add", "talks.txt")

    result = run("verify")

    assert "Every hash fits" in result.stdout
    assert "cut off" in result.stdout
    assert result.exit_code == 0


def test_a_head_that_is_not_there_is_a_fault(run: Run) -> None:
    """The register is not the one that the head was taken from, or no longer."""
    run("add", "talks.txt")
    head = json.loads(run("verify", "--json").stdout)["head"]

    assert run("verify", "--head", head).exit_code == 0
    assert run("verify", "--head", "0" * 64).exit_code == 1


def test_a_register_that_is_not_there_is_said_to_be_missing(run: Run) -> None:
    """The message says how to start one."""
    result = run("verify")

    assert result.exit_code == 1
    assert "pactwatch add REPORT" in result.stderr


def test_the_dossier_leads_from_each_line_to_the_exact_words(run: Run) -> None:
    """The number behind the stage is that of a passage below."""
    run("add", "talks.txt")

    page = run("show", "US-RW", "--on", "2026-11").stdout
    row = json.loads(run("show", "US-RW", "--json").stdout)

    assert "United States → Rwanda" in page
    assert "[1] “" in page
    note = row["notes"][row["timeline"][0]["notes"][0] - 1]
    assert all(TALKS[words["start"] : words["end"]] == words["exact"] for words in note["words"])


def test_a_page_in_a_pipe_has_no_line_filled_up_with_spaces(run: Run) -> None:
    """It can be mailed as it is."""
    run("add", "talks.txt")

    for command in ("show", "timeline"):
        assert [line for line in run(command, "US-RW").stdout.splitlines() if line.endswith(" ")] == []


def test_every_arrangement_is_listed_with_its_three_counts(run: Run) -> None:
    """Reports, the stories that they copy, and speakers."""
    run("add", "talks.txt")

    page = run("list").stdout
    (row,) = map(json.loads, run("list", "--json").stdout.splitlines())

    assert "1 report, 1 origin" in page
    assert (row["stage"], row["counts"]) == ("talks", {"reports": 1, "origins": 1, "speakers": 0})


def test_the_timeline_is_a_line_for_each_happening(run: Run) -> None:
    """With the claims that tell it."""
    run("add", "talks.txt")

    rows = [json.loads(line) for line in run("timeline", "--json", "US-RW").stdout.splitlines()]

    assert "talks" in {row["type"] for row in rows}
    assert {(row["arrangement"], len(row["claims"])) for row in rows} == {("US-RW", 1)}


def test_the_newest_statements_are_shown_and_how_to_see_the_others(run: Run) -> None:
    """A register holds more than a person reads; a program is given all unless it asks for fewer."""
    for day, name in enumerate(("Makolo", "Nduhungirehe", "Mukamana"), start=5):
        words = f'Rwanda\'s foreign minister {name} said: "The migrant deal with Washington is not off."'
        Path(f"{name}.txt").write_text(f"Kigali, May {day}, 2025 (AFP) - {words}", "utf-8")
        run("add", f"{name}.txt")

    short, whole = run("statements", "--most", "2").stdout, run("statements").stdout

    assert "Makolo" not in short
    assert short.index("Nduhungirehe") < short.index("Mukamana")
    assert short.endswith("Not shown: 1 older statement. See all with --most 3.\n")
    assert "Makolo" in whole
    assert "Not shown" not in whole
    assert len(run("statements", "--json").stdout.splitlines()) == 3
    assert len(run("statements", "--json", "--most", "2").stdout.splitlines()) == 2


def test_an_arrangement_that_is_not_there_ends_with_exit_code_1(run: Run) -> None:
    """Nothing on standard output."""
    run("add", "talks.txt")

    result = run("show", "US-UG")

    assert (result.exit_code, result.stdout) == (1, "")


def test_where_nobody_differs_the_page_says_so(run: Run) -> None:
    """Silence could be a failure."""
    run("add", "talks.txt")

    assert run("disagreements").stdout == "No disagreement is open.\n"
    assert run("disagreements", "US-RW", "--all", "--json").stdout == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("search", "Washington"), "Washington"),
        (("search", "nowhere"), "No document has all these words."),
        (("statements", "--stance", "denies"), "No such statement is known."),
        (("diff", "--since", "2020"), "United States → Rwanda"),
        (("diff", "--since", "2099"), "Nothing became known."),
        (("doctor",), "sqlite"),
        (("rebuild",), "follows from the ledger"),
        (("backup", "copy.gz"), "copy.gz is written"),
    ],
)
def test_each_command_says_what_it_found(run: Run, words: tuple[str, ...], said: str) -> None:
    """Also where that is nothing."""
    run("add", "talks.txt")

    result = run(*words)

    assert said in result.stdout
    assert result.exit_code == 0


def test_a_backup_is_restored_from_the_command_line(run: Run) -> None:
    """To another place."""
    run("add", "talks.txt")
    run("backup", "copy.gz")

    assert run("restore", "copy.gz", "--register", "other.db").exit_code == 0
    assert run("restore", "copy.gz", "--register", "other.db").exit_code == 1


def test_the_rows_of_a_users_table_are_listed_and_shown_apart(run: Run) -> None:
    """A reader sees at once that no words stand behind them."""
    run("add", "talks.txt")
    Path("mine.csv").write_text("Country,Status\nRwanda,signed\nPalau,talks\n", "utf-8")

    added = run("add", "mine.csv", "--set", "sender=US")

    assert "2 own rows" in added.stdout
    assert "US-PW" in run("list", "--state", "PW").stdout
    page = run("show", "US-RW").stdout
    assert page.index("Sources, with the words") < page.index("Your own rows")
    assert "not yet tied to words" in page
    alone = run("show", "US-PW")
    assert (alone.exit_code, "No report tells of this arrangement." in alone.stdout) == (0, True)
    assert [json.loads(line)["line"] for line in run("show", "US-PW", "--json").stdout.splitlines()] == [3]
    assert run("add", "talks.txt", "--set", "sender=US").exit_code == 2


def test_a_sentence_is_checked_as_it_is_typed(run: Run) -> None:
    """Nobody writes one sentence to a file first; a mistyped path is still no sentence."""
    run("add", "talks.txt")

    typed = run("check", "Rwanda denied that it was in talks with Washington on a deal to take migrants.")
    mistyped = run("check", "talk.txt")

    assert (typed.exit_code, "Rwanda" in typed.stdout) == (0, True)
    assert (mistyped.exit_code, "talk.txt" in mistyped.stderr) == (2, True)


def test_a_port_that_there_is_not_is_refused(run: Run) -> None:
    """Before the desk says where it is."""
    assert run("serve", "--port", "99999").exit_code == 2


def test_a_text_is_checked_for_people_and_for_programs(run: Run) -> None:
    """Both say the same of each thing that it tells."""
    run("add", "talks.txt")
    text = "Rwanda denied on 7 May 2025 that it was in talks with Washington on a deal to take migrants."

    shown, printed = run("check", stdin=text), run("check", "--json", stdin=text)

    sentences = json.loads(printed.stdout)["sentences"]
    verdicts = [claim["verdict"] for sentence in sentences for claim in sentence["claims"]]
    assert verdicts
    assert all(verdict.replace("_", " ") in shown.stdout for verdict in verdicts)
    assert (shown.exit_code, printed.exit_code) == (0, 0)
