"""The labelled reports that ship with Pactwatch: what `survey` reads and `evaluate` scores by default."""

from __future__ import annotations

from pathlib import Path


def corpus_folder() -> Path:
    """Return the folder of the shipped reports: NAME.txt or NAME.html, each with its labels NAME.yaml."""
    return Path(__file__).parent / "reports"


__all__ = ["corpus_folder"]
