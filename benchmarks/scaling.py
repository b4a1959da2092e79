"""Time a report against the same report ten times as long."""

from __future__ import annotations

import time
from dataclasses import replace
from statistics import median

from pactwatch.claims.reader import read_document
from pactwatch.corpus import corpus_folder
from pactwatch.documents import Document, read_documents

REPORT = corpus_folder() / "seed-us-rwanda-talks.txt"
ROUNDS = 5
FACTOR = 10


def seconds(document: Document) -> float:
    """Return how long reading a document takes."""
    started = time.perf_counter()
    read_document(document)
    return time.perf_counter() - started


def main() -> None:
    """Print both times and their ratio."""
    (document,) = (outcome for outcome in read_documents([str(REPORT)]) if isinstance(outcome, Document))
    longer = replace(document, text="\n\n".join([document.text] * FACTOR))
    seconds(document)
    short, long = (median(seconds(one) for _ in range(ROUNDS)) for one in (document, longer))
    print(
        f"{len(document.text):,} characters {1000 * short:.1f} ms, {len(longer.text):,} {1000 * long:.1f} ms"
    )
    print(f"{FACTOR} times the text takes {long / short:.1f} times as long")


if __name__ == "__main__":
    main()
