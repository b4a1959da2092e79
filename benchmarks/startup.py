"""Time fresh processes: the help, and one report."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from statistics import median

from pactwatch.corpus import corpus_folder

REPORT = corpus_folder() / "seed-us-rwanda-talks.txt"


def seconds(*words: str) -> float:
    """Return how long one command takes in a process of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "pactwatch", *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 (our own words)
    return time.perf_counter() - started


def main() -> None:
    """Print the medians, files in the page cache and bytecode compiled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    for words in (("--help",), ("read", "--json", str(REPORT))):
        seconds(*words)
        print(f"pactwatch {words[0]}: {median(seconds(*words) for _ in range(rounds)):.3f} s")


if __name__ == "__main__":
    main()
