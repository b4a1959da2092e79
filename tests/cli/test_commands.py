from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pactwatch import operations
from pactwatch.cli import ONE_THREAD, main
from pactwatch.cli.manual import manual_of
from pactwatch.corpus import corpus_folder
from pactwatch.evaluation.gold import find_reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]
TALKS = "Kigali, May 5 (AFP) - Washington and Rwanda are in talks on a deal to send migrants to Rwanda."
WEATHER = "Rain is expected over the northern hills on Tuesday, the weather service said in its bulletin."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The file of an invented report."""
    path = tmp_path / "talks.txt"
    path.write_text(TALKS, "utf-8")
    return path


def test_commands_read_with_one_thread_unless_the_user_asks_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine, threads wait for each other many times as long as a report takes."""
    for name in ONE_THREAD:
        monkeypatch.setenv(name, "2")
    monkeypatch.delenv(ONE_THREAD[1])

    main(["check", "--help"], standalone_mode=False)

    assert [os.environ[name] for name in ONE_THREAD] == ["2", "1", "2"]


def test_every_operation_has_a_command_of_its_name() -> None:
    """Whatever Python can do, the command line can, under the same name."""
    assert {name.rstrip("_") for name in operations.__all__} <= {
        name.replace("-", "_") for name in main.commands
    }


def test_the_manual_is_the_help_of_the_commands() -> None:
    """Mend it with `python -m pactwatch.cli.manual > docs/cli.md`."""
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == manual_of(main)


def test_the_help_lists_every_command_once_in_a_line_that_is_whole(run: Run) -> None:
    """It is the first page that a newcomer sees, on a terminal of 80 columns."""
    lines = run("--help").stdout.splitlines()

    listed = [line.split()[0] for line in lines if line.startswith("  ") and line.split()[0] in main.commands]
    assert sorted(listed) == sorted(main.commands)
    assert not [line for line in lines[1:] if line.endswith("...") or len(line) > 80]


def test_every_report_is_one_line_of_json(run: Run, report: Path) -> None:
    """Also one off topic: whoever counts lines counts reports."""
    weather = report.with_name("weather.txt")
    weather.write_text(WEATHER, "utf-8")

    result = run("read", "--json", "--published", "2025-05-05", str(report.parent))

    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(row["address"]).name for row in rows] == ["talks.txt", "weather.txt"]
    assert rows[1]["events"] == []
    assert result.exit_code == 0


def test_reports_off_topic_are_left_out_on_request(run: Run, report: Path) -> None:
    """What makes a stream of news fast and short."""
    weather = report.with_name("weather.txt")
    weather.write_text(WEATHER, "utf-8")

    rows = run("read", "--json", "--on-topic", str(report.parent)).stdout.splitlines()

    assert [Path(json.loads(row)["address"]).name for row in rows] == ["talks.txt"]


def test_a_report_that_cannot_be_read_is_named_and_the_rest_is_read(run: Run, report: Path) -> None:
    """Exit code 1 says that something is missing."""
    result = run("read", "--json", "missing.txt", str(report))

    first, second = map(json.loads, result.stdout.splitlines())
    assert first == {"address": "missing.txt", "error": "there is no such file. Check the path."}
    assert second["arrangements"] == [{"sender": "US", "receiver": "RW", "stage": "talks"}]
    assert "missing.txt: there is no such file" in result.stderr
    assert result.exit_code == 1


def test_standard_input_is_read(run: Run) -> None:
    """A report can be piped in."""
    assert "United States (US) → Rwanda (RW)" in run("read", "-", stdin=TALKS).stdout


def test_a_report_off_topic_is_told_in_one_line(run: Run) -> None:
    """No table of nothing."""
    assert run("read", "-", stdin=WEATHER).stdout == "-: tells of no arrangement\n"


@pytest.mark.parametrize("date", ["2025-13", "5 May", "2025-02-30", "", "2025-5-5"])
def test_a_date_that_is_none_is_wrong_usage(run: Run, date: str) -> None:
    """The message shows how to write one."""
    result = run("read", "--published", date, "-", stdin=TALKS)

    assert result.exit_code == 2
    assert "2025-05-05" in result.stderr


@pytest.mark.parametrize("words", [("read",), ("explain", "x"), ("evaluate", "--half", "C"), ("nonsense",)])
def test_wrong_usage_has_its_own_exit_code(run: Run, words: tuple[str, ...]) -> None:
    """A script can tell its own mistake from a bad report."""
    assert run(*words).exit_code == 2


def test_a_claim_is_explained_by_the_steps_that_made_it(run: Run, report: Path) -> None:
    """The number is the one that `read` prints."""
    result = run("explain", str(report), "E1", "--json")

    row = json.loads(result.stdout)
    assert row["claim"] == "E1"
    assert row["type"] == "talks"
    assert row["because"]


def test_the_steps_to_a_claim_stand_beside_their_numbers(run: Run, report: Path) -> None:
    """A long one goes on below its own first word, not below the number."""
    result = run("explain", str(report), "E1")

    steps = result.stdout.partition("\nBecause\n")[2].splitlines()
    assert result.exit_code == 0
    assert "It rests on" in result.stdout
    assert steps[0].startswith("  1 cue ")
    assert all(line.startswith("    ") or line[:3].strip().isdigit() for line in steps)


def test_a_claim_that_is_not_there_is_said_to_be_missing(run: Run, report: Path) -> None:
    """The message names those that are there."""
    result = run("explain", str(report), "S99")

    assert result.exit_code == 1
    assert "A1 to A1" in result.stderr


def test_the_survey_has_a_line_for_each_arrangement(run: Run, report: Path) -> None:
    """With the stage, the reports and the words."""
    (row,) = map(json.loads, run("survey", "--json", str(report)).stdout.splitlines())

    assert (row["sender"], row["receiver"], row["stage"], row["reports"]) == ("US", "RW", "talks", 1)
    assert row["quote"]["exact"] in TALKS


def test_readings_that_were_saved_can_be_scored(run: Run, tmp_path: Path) -> None:
    """A reading made elsewhere is scored like one made here."""
    (tmp_path / "talks.txt").write_text(TALKS, "utf-8")
    (tmp_path / "talks.yaml").write_text(
        "report: {language: en}\narrangements: [{sender: US, receiver: RW, stage: talks}]\n", "utf-8"
    )
    saved = tmp_path / "readings.jsonl"
    saved.write_text(run("read", "--json", str(tmp_path / "talks.txt")).stdout, "utf-8")

    result = run("evaluate", str(tmp_path), "--readings", str(saved), "--json")

    assert json.loads(result.stdout)["arrangements"]["f1"] == 1
    assert "arrangements" in run("evaluate", str(tmp_path), "--per-report").stdout


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell that begins with ``pactwatch``, under this Python."""
    line = f"{sys.executable} -m {command}"
    return subprocess.run(  # noqa: S602 (our own words)
        line, shell=True, capture_output=True, check=False, env={**os.environ, **environment}
    )


def test_a_reader_who_leaves_early_is_no_error() -> None:
    """`| head` ends quietly."""
    done = shell(f"pactwatch read --json {corpus_folder()} | head -c 10")

    assert (done.returncode, done.stderr) == (0, b"")


def test_a_pipe_gets_no_colour_and_no_progress(report: Path) -> None:
    """Escape codes would end up in files."""
    done = shell(f"pactwatch read {report} missing.txt")

    assert b"\x1b" not in done.stdout + done.stderr


def some_reports() -> list[str]:
    """Return the paths of six reports of the corpus, on topic and off."""
    return [str(path) for path in find_reports(corpus_folder(), half="A")[:6]]


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Auckland"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/Los_Angeles", "PYTHONUTF8": "0"},
    ],
)
def test_the_output_does_not_depend_on_hash_seed_locale_or_time_zone(environment: dict[str, str]) -> None:
    """The same reports give the same bytes on every machine."""
    command = f"pactwatch read --json --reasons {' '.join(some_reports())}"

    plain = shell(command, PYTHONHASHSEED="0", TZ="UTC")

    assert plain.returncode == 0
    assert shell(command, **environment).stdout == plain.stdout


def test_the_order_of_the_input_is_that_of_the_output_and_changes_nothing_else(run: Run) -> None:
    """No report is read differently for what was read before it."""
    reports = some_reports()

    forward = run("read", "--json", *reports).stdout.splitlines()
    backward = run("read", "--json", *reversed(reports)).stdout.splitlines()

    assert forward == backward[::-1]


def test_help_comes_at_once() -> None:
    """Nothing heavy is imported for it."""
    heavy = "{'spacy', 'numpy', 'rich', 'lxml', 'sqlalchemy', 'alembic'}"
    program = f"import sys, pactwatch.cli; sys.exit(bool({heavy} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603
