"""Evaluation: how well readings agree with gold, the labels that people made."""

from pactwatch.evaluation.bootstrap import Interval, bootstrap
from pactwatch.evaluation.counts import Counts
from pactwatch.evaluation.gold import Gold, digest_of, half_of, load_gold, load_readings
from pactwatch.evaluation.report_score import score_report
from pactwatch.evaluation.scores import ReportScore, Scores, Tally

__all__ = [
    "Counts",
    "Gold",
    "Interval",
    "ReportScore",
    "Scores",
    "Tally",
    "bootstrap",
    "digest_of",
    "half_of",
    "load_gold",
    "load_readings",
    "score_report",
]
