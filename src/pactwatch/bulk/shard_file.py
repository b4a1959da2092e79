"""The file that a worker writes of one shard: whole, or not there at all."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.bulk.shard_job import Tally
from pactwatch.documents.archives import need

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_KEY = b"pactwatch"
TOLD, COPY, LOSS = "told", "copy", "loss"
_TEXTS = ("kind", "place", "address", "captured", "published", "sha256", "reason", "detail", "reading")


class ShardRow(NamedTuple):
    """One thing that a shard holds and that is listed: a report that tells something, a copy of one, a loss.

    ``number`` is that of the record in its shard. ``reading`` is a line of JSON with the keys of the contract
    and ``publisher``, ``incomplete`` and ``sha256``.
    """

    kind: str
    number: int
    at: int
    place: str
    address: str | None = None
    captured: str | None = None
    published: str | None = None
    sha256: str | None = None
    reason: str | None = None
    detail: str | None = None
    reading: str | None = None


class ShardFacts(NamedTuple):
    """What is known of a shard that was read: its counts, and from where to where of the file it goes."""

    tally: Tally
    began: int
    ended: int


def write_shard(target: Path, rows: Iterable[ShardRow], facts: ShardFacts) -> None:
    """Write the file of a shard; until its last byte is on the disk, it does not have its name."""
    arrow, parquet = need("pyarrow"), need("pyarrow.parquet")
    told = list(rows)
    columns = {name: [getattr(row, name) for row in told] for name in ShardRow._fields}
    schema = arrow.schema(
        [(name, arrow.string() if name in _TEXTS else arrow.int64()) for name in ShardRow._fields],
        metadata={_KEY: json.dumps({**facts._asdict(), "tally": facts.tally.to_dict()})},
    )
    part = target.with_name(f".{target.name}.{os.getpid()}")
    with part.open("wb") as file:
        parquet.write_table(arrow.table(columns, schema=schema), file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)


def read_facts(path: Path) -> ShardFacts:
    """Return what is known of a shard that was read."""
    metadata = need("pyarrow.parquet").read_schema(path).metadata
    facts = json.loads(metadata[_KEY])
    return ShardFacts(Tally.from_dict(facts["tally"]), facts["began"], facts["ended"])


def read_rows(path: Path, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """Return the rows of a shard in their order, with some of their columns or all."""
    with need("pyarrow.parquet").ParquetFile(path) as file:
        rows: list[dict[str, Any]] = file.read(columns=None if columns is None else list(columns)).to_pylist()
    return rows
