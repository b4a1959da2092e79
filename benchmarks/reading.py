"""Time reading on-topic reports against spaCy's small English pipeline on the same texts in the same run."""

from __future__ import annotations

import argparse
import os
import time
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.documents import Document

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def load_peer() -> Any:
    """Load spaCy's pipeline with all its pipes, on the faster of its two ways to multiply."""
    import spacy
    from thinc.api import NumpyOps

    from pactwatch.language.parse import DEFAULT_MODEL

    nlp = spacy.load(DEFAULT_MODEL)
    for _, pipe in nlp.pipeline:
        network = getattr(pipe, "model", None)
        for node in network.walk() if network is not None else ():
            node.ops = NumpyOps(use_blis=False)
    return nlp


def on_topic_documents() -> list[Document]:
    """Return the English reports of the corpus that tell of an arrangement."""
    from pactwatch.claims.reading import Reading
    from pactwatch.corpus import corpus_folder
    from pactwatch.operations import read

    outcomes = read([str(corpus_folder())], on_topic=True)
    readings = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
    return [reading.document for reading in readings if reading.document.language.startswith("en")]


def seconds(run: Callable[[], object]) -> float:
    """Return how long a call takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def main() -> None:
    """Print the medians of both and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))  # numpy, not loaded yet, looks when it is
    from pactwatch.claims.reader import read_document
    from pactwatch.language.parse import DEFAULT_MODEL

    documents, nlp = on_topic_documents(), load_peer()
    texts = [document.text for document in documents]

    def read_all() -> None:
        for document in documents:
            read_document(document)

    def parse_all() -> None:
        for _ in nlp.pipe(texts, batch_size=32):
            pass

    read_all()
    parse_all()
    pairs = [(seconds(read_all), seconds(parse_all)) for _ in range(rounds)]
    ours, theirs = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    letters = sum(map(len, texts))
    print(f"{len(texts)} on-topic reports in English, {letters:,} characters, {rounds} rounds, medians")
    print(f"Pactwatch {ours:.3f} s ({1000 * ours / len(texts):.1f} ms a report)")
    print(f"spaCy {DEFAULT_MODEL}, all pipes, {theirs:.3f} s ({1000 * theirs / len(texts):.1f} ms a report)")
    print(f"ratio {median(pair[0] / pair[1] for pair in pairs):.3f}")


if __name__ == "__main__":
    main()
