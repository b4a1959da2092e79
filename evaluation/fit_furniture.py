"""Learn which blocks of a page are furniture, and write the weights where the reader loads them.

It learns from half A of the shipped corpus, evaluation/extra, evaluation/written and the lines of
evaluation/furniture, and never from evaluation/fresh. It needs scikit-learn; reading does not.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from learning.furniture import Example, find_examples, put_among, rows_of, set_apart, split_report
from learning.tables import fit_rows

from pactwatch.corpus import corpus_folder
from pactwatch.documents.furniture_weighed import BIAS
from pactwatch.evaluation import load_gold
from pactwatch.evaluation.gold import find_reports

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "pactwatch" / "documents" / "weights" / "furniture.tsv"
STRENGTH = 0.3
LEAST_SEEN = 2
LEAST_WEIGHT = 0.05


def main() -> None:
    """Fit the weights and write them, one trait a line, sorted."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    examples: list[Example] = []
    splits = []
    for folder in (corpus_folder(), HERE / "extra", HERE / "written"):
        half = "A" if folder == corpus_folder() else None
        for path, gold in zip(find_reports(folder, half=half), load_gold(folder, half=half), strict=True):
            splits.append(split_report(path))
            examples += find_examples(splits[-1], gold)
    examples += set_apart(splits)
    examples += put_among(splits, HERE / "furniture")
    rows, answers, importance = rows_of(examples)
    seen = Counter(trait for row in rows for trait in row)
    known = [[trait for trait in row if seen[trait] >= LEAST_SEEN] for row in rows]
    fitted = fit_rows(known, answers, importance, STRENGTH)
    weights = {BIAS: fitted.pop("")} | {
        trait: weight for trait, weight in fitted.items() if abs(weight) >= LEAST_WEIGHT
    }
    lines = [f"{trait}\t{weight:.2f}" for trait, weight in sorted(weights.items())]
    WEIGHTS.write_text("\n".join([*lines, ""]), "utf-8")
    print(f"{len(lines)} traits from {len(examples)} blocks of {len(splits)} reports")


if __name__ == "__main__":
    main()
