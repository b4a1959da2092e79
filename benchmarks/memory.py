"""Watch the memory of one process that reads many reports."""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path

from pactwatch.corpus import corpus_folder
from pactwatch.evaluation.gold import find_reports
from pactwatch.operations import read

STATUS = Path("/proc/self/status")
CHECKPOINTS = 10


def resident_mb(field: str) -> int:
    """Return the resident memory of this process in MB: ``VmRSS`` is now, ``VmHWM`` the peak."""
    line = next(line for line in STATUS.read_text("utf-8").splitlines() if line.startswith(field))
    return int(line.split()[1]) // 1024


def main() -> None:
    """Print the memory after each tenth of the reports, and the peak."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    count = parser.parse_args().reports
    paths = [str(path) for path in find_reports(corpus_folder())]
    every = max(1, count // CHECKPOINTS)
    for number, path in enumerate(itertools.islice(itertools.cycle(paths), count), start=1):
        for _ in read([path]):
            pass
        if number % every == 0:
            print(f"{number:,} reports: {resident_mb('VmRSS')} MB", flush=True)
    print(f"peak {resident_mb('VmHWM')} MB")


if __name__ == "__main__":
    main()
