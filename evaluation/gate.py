"""Hold the scores of the shipped corpus against their floors.

    python evaluation/gate.py                        fail where a score is below its floor
    python evaluation/gate.py --write                raise floors to the scores; refuse to lower any
    python evaluation/gate.py --write --allow-lower  lower floors too; say why in the changelog

floors.json holds the floors of both halves and the digest of the corpus that they were taken on: a
changed corpus makes them void. A floor is the score less a small slack, so that a claim that flips on
another machine's arithmetic is no alarm.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pactwatch.corpus import corpus_folder
from pactwatch.evaluation import Scores, digest_of, half_of
from pactwatch.operations import evaluate
from pactwatch.views import FIGURES

if TYPE_CHECKING:
    from collections.abc import Mapping

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.005
HALVES = ("A", "B")
NOTHING_PROMISED: dict[str, Any] = {"corpus": "", "floors": {}}
Floors = dict[str, dict[str, float]]


def scores_by_half() -> Floors:
    """Read the shipped corpus and return every figure of both halves; higher is better for all."""
    scores = evaluate()
    figures: Floors = {}
    for half in HALVES:
        part = Scores.of([report for report in scores.reports if half_of(report.name) == half])
        values = {figure.name: figure.of(part) for figure in FIGURES}
        figures[half] = {name: round(value, 4) for name, value in values.items() if value is not None}
    return figures


def find_falls(scores: Mapping[str, Mapping[str, float]], floors: Floors) -> list[str]:
    """Return a line for each score that is below its floor."""
    return [
        f"half {half}, {name}: {scores[half].get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for half, floor_by_name in floors.items()
        for name, floor in floor_by_name.items()
        if scores[half].get(name, 0.0) < floor
    ]


def raised(scores: Floors, floors: Floors, *, allow_lower: bool) -> Floors:
    """Return the floors that the scores give: never below the old ones unless that is allowed."""
    new = {}
    for half, figures in scores.items():
        new[half] = {name: round(max(0.0, value - SLACK), 4) for name, value in figures.items()}
        if not allow_lower:
            for name, floor in floors.get(half, {}).items():
                new[half][name] = max(floor, new[half].get(name, 0.0))
    return new


def main() -> int:
    """Check or write the floors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the floors that the scores give")
    parser.add_argument("--allow-lower", action="store_true", help="lower floors too")
    options = parser.parse_args()
    saved: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else NOTHING_PROMISED
    digest = digest_of(corpus_folder())
    if not saved["floors"] and not options.write:
        print("There are no floors yet: set them with --write, and log the look at half B in looks.md.")
        return 1
    if saved["corpus"] != digest and not options.write:
        print("The corpus is not the one that the floors were taken on. Look at the scores, then --write.")
        return 1
    scores = scores_by_half()
    falls = find_falls(scores, saved["floors"])
    print(*falls, sep="\n", end="\n" if falls else "")
    if options.write and (options.allow_lower or not falls):
        floors = raised(scores, saved["floors"], allow_lower=options.allow_lower)
        FLOORS.write_text(json.dumps({"corpus": digest, "floors": floors}, indent=1) + "\n", "utf-8")
        print(f"{FLOORS.name} is written.")
        return 0
    if falls:
        print("Mend the reader. To lower a floor: --write --allow-lower, and a line in changelog.d.")
        return 1
    print("Every score is at its floor or above.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
