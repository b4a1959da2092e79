"""The files of all shards become the output: tables of documents, readings and claims, a folder a month.

What is written does not depend on which shard was read first, or by whom: rows are in the order of the
archives, and of two records with the same bytes the first counts, with the other as its copy.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from contextlib import ExitStack
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.bulk.shard_file import COPY, LOSS, TOLD, ShardFacts, read_facts, read_rows
from pactwatch.bulk.shard_job import Tally
from pactwatch.bulk.table_file import TableFile
from pactwatch.bulk.tables import SCHEMAS, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from pactwatch.operations.sweeping import Shard

TABLES = ("documents", "readings", "claims")
NO_MONTH = "unknown"
_LENGTH_OF_A_MONTH = len("2025-05")
_KEYS = ("kind", "number", "place", "address", "captured", "published", "sha256", "reason", "detail", "at")
SEAM = "lost between two parts"


class Finished(NamedTuple):
    """A shard with the file that it was read into."""

    shard: Shard
    path: Path


class Merged(NamedTuple):
    """What the output holds: counts, months, and everything that was lost, in the order of the archives."""

    tally: Tally
    documents: int
    claims: int
    copies: int
    months: tuple[str, ...]
    losses: tuple[dict[str, Any], ...]


class _Place(NamedTuple):
    """Where a report that tells something was found: its shard and its row there."""

    shard: int
    row: int


def merge(finished: Sequence[Finished], target: Path) -> Merged:
    """Write the tables of all shards into a folder that does not exist yet, and return what they hold."""
    ordered = sorted(finished, key=lambda each: (each.shard.order, each.shard.name, each.shard.start))
    facts = [read_facts(each.path) for each in ordered]
    tally = Tally()
    for each in facts:
        tally.add(each.tally)
    by_month, copies, losses = _sort_out(ordered)
    losses += _find_seams(ordered, facts)
    counts: Counter[str] = Counter()
    for month in sorted(by_month):
        counts.update(_write_month(target, month, by_month[month], ordered, copies))
    tally.alarms += sum(loss["reason"] == SEAM for loss in losses)
    copy_count = sum(map(len, copies.values()))
    return Merged(
        tally, counts["documents"], counts["claims"], copy_count, tuple(sorted(by_month)), tuple(losses)
    )


def _sort_out(
    ordered: Sequence[Finished],
) -> tuple[dict[str, list[_Place]], dict[str, list[str]], list[dict[str, Any]]]:
    """Return where the reports of each month are, the addresses of copies by digest, and the losses."""
    by_month: dict[str, list[_Place]] = defaultdict(list)
    copies: dict[str, list[str]] = defaultdict(list)
    losses: list[dict[str, Any]] = []
    known: set[str] = set()
    for number, each in enumerate(ordered):
        for at, row in enumerate(read_rows(each.path, _KEYS)):
            digest = row["sha256"]
            if row["kind"] == LOSS:
                losses.append({key: row[key] for key in ("place", "address", "reason", "detail")})
            elif row["kind"] == COPY or digest in known:
                copies[digest].append(row["address"])
            elif row["kind"] == TOLD:
                known.add(digest)
                by_month[_month_of(row)].append(_Place(number, at))
    return by_month, copies, losses


def _month_of(row: dict[str, Any]) -> str:
    """The month of publication where it is known to the month, or else that of the capture."""
    for date in (row["published"], row["captured"]):
        if date and len(date) >= _LENGTH_OF_A_MONTH and date[:4].isdigit():
            return str(date[:_LENGTH_OF_A_MONTH])
    return NO_MONTH


def _find_seams(ordered: Sequence[Finished], facts: Sequence[ShardFacts]) -> list[dict[str, Any]]:
    """Return where two parts of one file do not meet: what stands between them was read by neither.

    A part ends where the first record begins that is not its own, and the next part finds the first record
    that it can unpack; what is damaged at the very seam shows only here.
    """
    seams = []
    for (one, other), (before, after) in zip(pairwise(ordered), pairwise(facts), strict=True):
        if one.shard.path == other.shard.path and not one.shard.files and before.ended != after.began:
            detail = f"bytes {before.ended:,} to {after.began:,} of the file"
            place = f"{one.shard.name}@{before.ended}"
            seams.append({"place": place, "address": None, "reason": SEAM, "detail": detail})
    return seams


def _write_month(
    target: Path,
    month: str,
    places: Iterable[_Place],
    ordered: Sequence[Finished],
    copies: dict[str, list[str]],
) -> Counter[str]:
    with ExitStack() as opened:
        tables = {
            table: opened.enter_context(
                TableFile(target / table / f"month={month}" / "part-0.parquet", SCHEMAS[table]())
            )
            for table in TABLES
        }
        read_shard, shard_rows = -1, []
        for place in places:
            if place.shard != read_shard:
                read_shard, shard_rows = place.shard, read_rows(ordered[place.shard].path)
            row = shard_rows[place.row]
            for table, made in rows_of(row, json.loads(row["reading"]), copies.get(row["sha256"], [])):
                tables[table].add(made)
    return Counter({table: len(file) for table, file in tables.items()})
