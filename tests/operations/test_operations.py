from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pactwatch import operations
from pactwatch.claims.reading import Reading
from pactwatch.documents import Skipped, Unreadable
from pactwatch.errors import ClaimError, DocumentError

if TYPE_CHECKING:
    from pathlib import Path

TALKS = "Washington and Kigali are in talks on a deal under which Rwanda would take in deported migrants."
PIECES = st.sampled_from(
    [
        TALKS,
        "\u201cNothing is signed,\u201d the minister said on Sunday.",
        "The Supreme Court ruled the Rwanda plan unlawful.",
        "هذا خبر عن الاتفاق.",
        "Cafe\u0301 owners \U0001f600 disagreed.",
        "\u201cIt was never closed",
        "\r\n",
        "\n\n",
        "\u200b\u202e",
        "READ ALSO: Other news",
    ]
)


def read_text(text: str) -> list[object]:
    """Return what comes of a text on standard input."""
    return list(operations.read(["-"], stdin=BytesIO(text.encode()), published="2025-05-05"))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=30), min_size=1, max_size=8))
def test_every_claim_rests_on_the_exact_words_between_its_offsets(pieces: list[str]) -> None:
    """Whatever the script, the line ends or the marks: offsets lead back to the words."""
    for outcome in read_text(" ".join(pieces)):
        if isinstance(outcome, Reading):
            passages = [passage for event in outcome.events for passage in event.evidence]
            passages += [passage for said in outcome.statements for passage in said.content]
            for passage in passages:
                assert outcome.document.text[passage.start : passage.end] == passage.exact


def test_reports_that_cannot_be_read_are_named_and_do_not_stop_the_run(tmp_path: Path) -> None:
    """One bad file of a thousand costs one report."""
    report = tmp_path / "talks.txt"
    report.write_text(TALKS, "utf-8")

    bad, good = operations.read([str(tmp_path / "missing.txt"), str(report)])

    assert isinstance(bad, Unreadable)
    assert isinstance(good, Reading)


def test_a_report_off_topic_is_skipped_only_on_request() -> None:
    """A program that reads ten reports gets ten readings."""
    text = "Rain is expected over the northern hills on Tuesday, the weather service said in its bulletin."

    (read,) = read_text(text)
    (skipped,) = operations.read(["-"], stdin=BytesIO(text.encode()), on_topic=True)

    assert isinstance(read, Reading)
    assert isinstance(skipped, Skipped)


def test_every_statement_is_given_on_request_whatever_the_topic() -> None:
    """Who said what can be asked of any report."""
    text = "The river will rise on Tuesday, the bureau said. \u201cStay away from it,\u201d the mayor said."

    outcomes = operations.read(["-"], stdin=BytesIO(text.encode()), all_statements=True)

    (reading,) = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
    assert "Stay away from it" in {said.content[0].exact.rstrip(",") for said in reading.statements}


def test_explaining_a_missing_report_says_that_it_is_missing() -> None:
    """The error is that of reading."""
    with pytest.raises(DocumentError, match="there is no such file"):
        operations.explain("missing.txt", "E1")


def test_explaining_needs_one_report(tmp_path: Path) -> None:
    """E1 of a folder names no claim."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TALKS, "utf-8")

    with pytest.raises(ClaimError, match="2 reports"):
        operations.explain(str(tmp_path), "E1")


def test_a_survey_of_nothing_is_empty() -> None:
    """No reports, no rows."""
    assert operations.survey([]) == ()
