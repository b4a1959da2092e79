"""Whole archives: the reading functions mapped over the cores of a machine, or over a cluster."""

from pactwatch.bulk.engines import Engine, count_cores
from pactwatch.bulk.estimating import Estimate, estimate
from pactwatch.bulk.sweep import Progress, SweepOptions, sweep
from pactwatch.bulk.wording import estimate_as_text, progress_as_text, summary_as_text

__all__ = [
    "Engine",
    "Estimate",
    "Progress",
    "SweepOptions",
    "count_cores",
    "estimate",
    "estimate_as_text",
    "progress_as_text",
    "summary_as_text",
    "sweep",
]
