"""What whole reports teach: from the events that are found in them, as in reports never seen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from learning.clauses import fit_types
from learning.pairs import fit_pairs
from learning.questions import Question
from learning.tables import fit_fields, fit_options
from learning.weight_files import put_weights
from pactwatch.claims.events import find_all_events
from pactwatch.claims.pair.pair_parts import TABLE as PAIRS
from pactwatch.claims.reader import annotate
from pactwatch.claims.telling.stage import find_stage_traits
from pactwatch.claims.topic.bearing import find_bearing_traits, group_by_pair, weigh_bearing
from pactwatch.claims.topic.subject import find_subject_traits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from learning.labelled import Labelled
    from learning.tables import Table
    from pactwatch.claims.topic.bearing import Found
    from pactwatch.claims.weighing.network import Network

_PARTS = 3
_LEAST_REPORTS_OF_WORD = 4


def fit_claims(reports: Sequence[Labelled], sentences: Sequence[Labelled]) -> dict[str, Table | Network]:
    """Return the weights by which events, their pairs and their fields are told."""
    return {**fit_types([*reports, *sentences]), PAIRS: fit_pairs(reports), **fit_fields(reports)}


def ask_whole(reports: Sequence[Labelled], sentences: Sequence[Labelled]) -> list[Labelled]:
    """Return what is to be learnt of whole reports, from the events that are found in them.

    They are found with weights learnt from the other reports, as they will be in reports never seen.
    """
    asked = []
    for part in range(_PARTS):
        others = [report for at, report in enumerate(reports) if at % _PARTS != part]
        put_weights(fit_claims(others, sentences))
        for report in reports[part::_PARTS]:
            if report.document is None:
                continue
            told = annotate(report.document)
            found = find_all_events(told.words, told.passages, told.statements)
            questions = _whole_questions(report, found)
            asked.append(report._replace(asked=questions, found=found, passages=told.passages))
    return _ask_subjects(_without_rare_words(asked, "bearing"))


def _ask_subjects(reports: Sequence[Labelled]) -> list[Labelled]:
    """Return what whole reports teach of whether one is about arrangements at all.

    What its pairs bear is weighed by what the other reports teach of that.
    """
    asked: list[Labelled] = []
    for part in range(_PARTS):
        put_weights(
            {"bearing": fit_options([r for at, r in enumerate(reports) if at % _PARTS != part], "bearing")}
        )
        for report in reports[part::_PARTS]:
            if report.found is not None:
                found = report.found
                traits = find_subject_traits(weigh_bearing(found), report.passages, found.topic)
                question = Question({"": traits}, {""} if report.listed else set())
                asked.append(report._replace(asked={**report.asked, "subject": [question]}))
    return _without_rare_words(asked, "subject")


def _without_rare_words(reports: Sequence[Labelled], name: str) -> list[Labelled]:
    """Return the reports with the questions of one name without the words that hardly any report has."""
    seen = Counter(
        trait
        for report in reports
        for trait in {t for q in report.asked[name] for traits in q.traits_by_option.values() for t in traits}
    )
    kept = []
    for report in reports:
        questions = [
            question._replace(
                traits_by_option={
                    option: [
                        t for t in traits if seen[t] >= _LEAST_REPORTS_OF_WORD or not t.startswith("word:")
                    ]
                    for option, traits in question.traits_by_option.items()
                }
            )
            for question in report.asked[name]
        ]
        kept.append(report._replace(asked={**report.asked, name: questions}))
    return kept


def _whole_questions(report: Labelled, found: Found) -> dict[str, list[Question]]:
    """Return what a report teaches of whether its pairs have arrangements, and at which stage they are."""
    by_pair = group_by_pair(found.events)
    stages = [
        Question({"": find_stage_traits(events)}, report.stages[pair])
        for pair, events in by_pair.items()
        if pair in report.stages
    ]
    traits = find_bearing_traits(found)
    return {"stages": stages, "bearing": [Question(traits, report.listed)]}
