from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from pactwatch.corpus import corpus_folder
from pactwatch.errors import GoldError
from pactwatch.evaluation import (
    Gold,
    Scores,
    bootstrap,
    half_of,
    load_gold,
    load_readings,
    score_report,
)
from pactwatch.evaluation.gold import find_reports

SCORER = Path(__file__).parents[3] / "shared" / "gold" / "score.py"
TEXT = "The minister said talks were under way. In June 12 people landed in Kigali."
SPAN = "12 people landed in Kigali"


def gold(**parts: Any) -> Gold:
    """Return the labels of a report in which twelve people land in Kigali."""
    event = {"type": "transfer", "sender": "US", "receiver": "RW", "date": "2025-06", "people": 12}
    labels: dict[str, Any] = {
        "report": {"published": "2025-07-01", "language": "en"},
        "arrangements": [{"sender": "US", "receiver": "RW", "stage": ["operating"]}],
        "events": [{**event, "modality": "asserted", "evidence": SPAN}],
        "statements": [{"speaker": "minister", "content": "talks were under way", "stance": "confirms"}],
    }
    return Gold(name="landing", **{**labels, **parts})


def row(**event: Any) -> dict[str, Any]:
    """Return a reading of that report that gets everything right but for the fields given."""
    start, content = TEXT.index(SPAN), TEXT.index("talks")
    evidence = [{"start": start, "end": start + len(SPAN), "exact": SPAN}]
    right = {"type": "transfer", "sender": "US", "receiver": "RW", "date": "2025-06", "people": 12}
    words = [{"start": content, "end": content + 20, "exact": "talks were under way"}]
    return {
        "address": "landing.txt",
        "report": {"text": TEXT, "published": "2025-07-01", "language": "en", "title": None},
        "arrangements": [{"sender": "US", "receiver": "RW", "stage": "operating"}],
        "events": [{**right, "modality": "asserted", "evidence": evidence, **event}],
        "statements": [{"speaker": "the minister", "content": words, "stance": "confirms"}],
    }


def test_a_reading_that_says_what_gold_says_is_all_right() -> None:
    """Every claim is found and every field agrees."""
    scores = Scores.of([score_report(gold(), row())])

    assert [scores.claim(name).f1 for name in ("arrangements", "events", "statements")] == [1, 1, 1]
    assert all(share.value == 1 for share in scores.fields("event field").values())
    assert scores.closeness() == 1


def test_a_wrong_date_costs_the_date_and_not_the_event() -> None:
    """Events match on type and parties; their fields are scored apart."""
    scores = Scores.of([score_report(gold(), row(date="2025-07"))])

    assert scores.claim("events").f1 == 1
    assert scores.fields("event field")["date"].value == 0


def test_a_wrong_type_is_one_missed_and_one_false() -> None:
    """A transfer read as a signing is two mistakes."""
    assert Scores.of([score_report(gold(), row(type="signed"))]).claim("events") == (0, 1, 1)


def test_an_optional_event_neither_adds_nor_costs() -> None:
    """What careful people disagree on does not count."""
    optional = gold(events=[{**gold().events[0], "optional": True}])

    assert Scores.of([score_report(optional, row())]).claim("events") == (0, 0, 0)


def test_a_report_without_a_reading_misses_everything() -> None:
    """An error is worse than silence: its passages are lost, too."""
    scores = Scores.of([score_report(gold(), {"address": "landing.txt", "error": "empty"})])

    assert scores.claim("events") == (0, 1, 0)
    assert scores.share("gold passages kept in the text").value == 0
    assert scores.to_dict()["reports without a reading"] == 1


def test_evidence_that_is_off_by_one_is_not_verbatim() -> None:
    """The offsets must lead to the words, to the letter."""
    shifted = [{"start": 0, "end": len(SPAN), "exact": SPAN}]

    assert Scores.of([score_report(gold(), row(evidence=shifted))]).share("evidence verbatim") == (1, 2)


def test_an_interval_holds_the_score_and_is_the_same_each_time() -> None:
    """Draws are seeded: a report on scores does not change without cause."""
    reports = [score_report(gold(), row()), score_report(gold(), row(type="signed"))] * 5
    figures = {"events": lambda scores: scores.claim("events").f1}

    interval = bootstrap(reports, figures)["events"]

    assert interval is not None
    assert interval.low <= 0.5 <= interval.high
    assert bootstrap(reports, figures)["events"] == interval


def test_the_halves_are_fixed_by_the_name_and_share_nothing() -> None:
    """A report does not change its half when others are added."""
    names = [report.name for report in load_gold(corpus_folder())]

    assert half_of("seed-us-rwanda-talks") == half_of("seed-us-rwanda-talks")
    assert {half_of(name) for name in names} == {"A", "B"}
    assert [row.name for row in load_gold(corpus_folder(), half="A")] == [
        n for n in names if half_of(n) == "A"
    ]


def test_every_label_of_the_corpus_has_its_report() -> None:
    """Labels without a text cannot be scored."""
    assert [path.stem for path in find_reports(corpus_folder())] == [
        row.name for row in load_gold(corpus_folder())
    ]


def test_a_folder_without_labels_is_an_error_that_says_what_to_give(tmp_path: Path) -> None:
    """Zero reports would score as nothing wrong."""
    with pytest.raises(GoldError, match=r"NAME\.yaml"):
        load_gold(tmp_path)


@pytest.mark.parametrize(
    ("labels", "fault"),
    [
        ("events: [{type: paid, money: [{amount: 5}]}]", "events, number 1: 'sender' is not one text"),
        (
            "events: [{type: paid, sender: AU, receiver: NR, evidence: paid, money: [{amount: 5}]}]",
            "events, number 1: 'money' is not one mapping",
        ),
        ("statements: [{content: We agreed}, said]", "statements, number 2: it is not a mapping"),
        ("arrangements: {sender: US}", "'arrangements' is not a list"),
    ],
)
def test_labels_of_a_wrong_shape_are_refused_with_the_entry(tmp_path: Path, labels: str, fault: str) -> None:
    """Who labels a hundred reports needs to know which line to mend."""
    path = tmp_path / "landing.yaml"
    path.write_text(f"report: {{title: A landing}}\n{labels}\n", "utf-8")

    with pytest.raises(GoldError) as error:
        load_gold(tmp_path)

    assert error.value.what.startswith(fault)
    assert error.value.where == str(path)


def test_a_list_within_a_list_is_no_list_of_agencies(tmp_path: Path) -> None:
    """Agencies are all of them right, not one or another."""
    (tmp_path / "landing.yaml").write_text("report: {title: A landing, agencies: [[AFP], []]}\n", "utf-8")

    with pytest.raises(GoldError, match="'agencies' is not a list of texts"):
        load_gold(tmp_path)


def test_a_second_reading_of_a_report_is_an_error_with_its_line(tmp_path: Path) -> None:
    """Which of the two to score cannot be guessed."""
    path = tmp_path / "readings.jsonl"
    path.write_text('{"address": "a/landing.txt"}\n{"address": "b/landing.html"}\n', "utf-8")

    with pytest.raises(GoldError, match="line 2: a second reading of landing"):
        load_readings(path)


def disturbed_readings() -> dict[str, dict[str, Any]]:
    """Return readings of the corpus that are its labels with faults of every kind, drawn at random."""
    draw = random.Random(7)

    def chosen(value: Any) -> Any:
        return draw.choice(value) if isinstance(value, list) else value

    def span(text: str, words: str) -> list[dict[str, Any]]:
        start = max(0, text.find(words))
        return [{"start": start, "end": start + len(words), "exact": words}]

    rows = {}
    for labels, path in zip(load_gold(corpus_folder()), find_reports(corpus_folder()), strict=True):
        text = path.read_text("utf-8")
        events = [
            {k: chosen(v) for k, v in event.items() if k not in {"also", "optional"}}
            | {"evidence": span(text, event["evidence"]), "type": draw.choice([event["type"], "talks"])}
            for event in labels.events
            if draw.random() < 0.8
        ]
        statements = [
            {k: chosen(v) for k, v in said.items() if k not in {"content_words", "optional"}}
            | {"content": span(text, said["content"][: draw.randint(5, 300)])}
            for said in labels.statements
            if draw.random() < 0.8
        ]
        arrangements = [{k: chosen(v) for k, v in pair.items()} for pair in labels.arrangements]
        report: dict[str, Any] = {
            "text": text,
            "published": labels.report.get("published"),
            "language": "en",
            "agencies": [],
        }
        reading = {
            "arrangements": arrangements[draw.randint(0, 1) :],
            "events": events,
            "statements": statements,
        }
        if draw.random() < 0.9:
            rows[labels.name] = json.loads(json.dumps({"report": report, **reading}, default=str))
    return rows


@pytest.mark.shared
@pytest.mark.skipif(not SCORER.exists(), reason="the scorer is not beside the checkout")
def test_the_scores_are_those_of_the_scorer_to_the_digit() -> None:
    """Two programs that count the same readings say the same."""
    spec = importlib.util.spec_from_file_location("scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows = disturbed_readings()

    theirs = scorer.score(corpus_folder(), rows)
    ours = Scores.of([score_report(labels, rows.get(labels.name)) for labels in load_gold(corpus_folder())])

    assert ours.to_dict() == theirs
