"""Time a feed, or JSON lines of feed items, read by one thread."""

from __future__ import annotations

import argparse
import time

from pactwatch.claims.reading import Reading
from pactwatch.documents import Skipped
from pactwatch.operations import read


def main() -> None:
    """Print the items a second and how many tell of an arrangement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("feed")
    feed = parser.parse_args().feed
    started = time.perf_counter()
    on_topic = skipped = unreadable = 0
    for outcome in read([feed], on_topic=True):
        on_topic += isinstance(outcome, Reading)
        skipped += isinstance(outcome, Skipped)
        unreadable += not isinstance(outcome, Reading | Skipped)
    taken, items = time.perf_counter() - started, on_topic + skipped + unreadable
    print(f"{items:,} items in {taken:.2f} s: {items / taken:,.0f} a second, loading included")
    print(f"{on_topic} tell of an arrangement, {unreadable} could not be read")


if __name__ == "__main__":
    main()
