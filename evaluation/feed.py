"""Say how a stream of news items is read: how fast, with which alarms, what is found, and the timeline.

    python evaluation/feed.py FEED JUDGED            one line a figure, then the timeline, month by month
    python evaluation/feed.py FEED JUDGED --alarms   also the line number of each false alarm and each miss

FEED is JSON lines of feed items (gzip too), with one item a line. JUDGED tells by hand which of them are on
topic: a line number of FEED, a tab, and `on`, `off` or `borderline`; what is not listed is off topic. A third
column may give the pairs that count as found, as GB-RW;IL-RW, where any will not do.

An item has an alarm where an arrangement, an event or a statement is read in it. It is found where it has
an arrangement of an accepted pair. A borderline item counts neither way. The bars: at most 3 false alarms
in 10,000 items, and 80 per cent found. No word of an item is printed, so that the figures can be published
where the feed cannot.

The timeline is of the pair that the most items tell of: its events by date, or by the day of publication
(marked with ~) where the item dates none, with how many items tell each.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.reading import Reading
from pactwatch.operations import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_FALSE_IN_10_000 = 3
LEAST_FOUND = 0.8
Row = dict[str, Any]


class Verdict(NamedTuple):
    """What a person found one item to be, and the pairs that count as found (none given: any)."""

    verdict: str
    pairs: frozenset[str] = frozenset()


class Figures(NamedTuple):
    """What came out, by line numbers of the feed."""

    false_alarms: list[int]
    found: list[int]
    missed: list[int]


def load_verdicts(path: Path) -> dict[int, Verdict]:
    """Read the judgements, by line number of the feed."""
    verdicts = {}
    for line in path.read_text("utf-8").splitlines():
        number, verdict, *pairs = line.split("\t")
        verdicts[int(number)] = Verdict(verdict, frozenset(pairs[0].split(";") if pairs else ()))
    return verdicts


def read_rows(feed: Path) -> list[Row]:
    """Read every item; one that cannot be read gives an empty row, so that rows keep the feed's lines."""
    return [each.to_dict() if isinstance(each, Reading) else {} for each in read([str(feed)])]


def has_alarm(row: Row) -> bool:
    """Say whether anything at all was read in an item."""
    return any(row.get(part) for part in ("arrangements", "events", "statements"))


def pairs_of(row: Row) -> set[str]:
    """Return the pairs of an item's arrangements, as GB-RW."""
    return {f"{each['sender']}-{each['receiver']}" for each in row.get("arrangements", ())}


def hold_against(rows: Sequence[Row], verdicts: Mapping[int, Verdict]) -> Figures:
    """Compare what was read with the judgements."""
    figures = Figures([], [], [])
    for number, row in enumerate(rows, start=1):
        judged = verdicts.get(number, Verdict("off"))
        if judged.verdict == "on":
            pairs = pairs_of(row)
            is_found = bool(pairs & judged.pairs if judged.pairs else pairs)
            (figures.found if is_found else figures.missed).append(number)
        elif judged.verdict == "off" and has_alarm(row):
            figures.false_alarms.append(number)
    return figures


def timeline(rows: Iterable[Row]) -> list[tuple[str, str, int]]:
    """Return when each type of event of the pair most told of happened, by how many items."""
    rows = list(rows)
    told = Counter((event["sender"], event["receiver"]) for row in rows for event in row.get("events", ()))
    if not told:
        return []
    pair = max(told, key=lambda pair: (told[pair], pair))
    dated = Counter(
        (_day_of(event, row), f"{event['type']} ({event['modality']})")
        for row in rows
        for event in row.get("events", ())
        if (event["sender"], event["receiver"]) == pair
    )
    ordered = sorted(dated, key=lambda each: (each[0].removeprefix("~"), each[1]))
    return [(day, what, dated[day, what]) for day, what in ordered]


def _day_of(event: Row, row: Row) -> str:
    return event["date"] or f"~{row['report']['published'] or '?'}"


def main() -> int:
    """Print the figures; fail where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("feed", type=Path, help="JSON lines of feed items, one a line")
    parser.add_argument("judged", type=Path, help="line numbers and verdicts, parted by tabs")
    parser.add_argument("--alarms", action="store_true", help="also print the lines of alarms and misses")
    options = parser.parse_args()
    start = time.perf_counter()
    rows = read_rows(options.feed)
    seconds = time.perf_counter() - start
    figures = hold_against(rows, load_verdicts(options.judged))
    on_topic = len(figures.found) + len(figures.missed)
    share = len(figures.found) / on_topic if on_topic else 1.0
    false = 10_000 * len(figures.false_alarms) / max(1, len(rows))
    print(f"items          {len(rows)}, {len(rows) / seconds:.0f} a second with the start")
    print(f"alarms         {sum(map(has_alarm, rows))}")
    print(f"false alarms   {len(figures.false_alarms)}, {false:.1f} in 10,000 (bar {MOST_FALSE_IN_10_000})")
    print(f"found          {len(figures.found)} of {on_topic} on topic, {share:.0%} (bar {LEAST_FOUND:.0%})")
    if options.alarms:
        print("false at lines", *figures.false_alarms)
        print("missed lines  ", *figures.missed)
    print("timeline (~ by publication)")
    for day, what, items in timeline(rows):
        print(f"  {day:<12} {what:<28} {items}")
    return 0 if share >= LEAST_FOUND and false <= MOST_FALSE_IN_10_000 else 1


if __name__ == "__main__":
    sys.exit(main())
