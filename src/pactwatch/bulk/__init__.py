"""Whole archives: the reading functions mapped over the cores of a machine, or over a cluster."""

from pactwatch.bulk.engines import Engine
from pactwatch.bulk.sweep import Progress, SweepOptions, sweep
from pactwatch.bulk.wording import progress_as_text, summary_as_text

__all__ = ["Engine", "Progress", "SweepOptions", "progress_as_text", "summary_as_text", "sweep"]
