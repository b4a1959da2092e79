"""A shard: a part of an archive that can be read apart from the rest, on any machine that sees the file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pactwatch.documents.archives.members import Window
from pactwatch.documents.archives.rows import read_lines, read_rows
from pactwatch.documents.archives.tree import read_files
from pactwatch.documents.archives.warc import Extent, read_packed_warc, read_plain_warc

if TYPE_CHECKING:
    from collections.abc import Generator

    from pactwatch.documents.archives.warc import Item

_DIGITS = 20


class Format(StrEnum):
    """How an archive holds its reports."""

    WARC = "warc"
    PACKED_WARC = "warc.gz"
    LINES = "jsonl"
    PARQUET = "parquet"
    TREE = "tree"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """The records that begin from ``start`` up to ``end`` of one file; of a tree, the files of those numbers.

    ``name`` is what places are named after, ``size`` and ``changed`` tell a file from a later one of the same
    path, ``order`` is the place of the input among all inputs. ``files`` are those of a tree, relative to
    ``path``.
    """

    path: str
    name: str
    format: Format
    start: int
    end: int
    size: int
    changed: int
    order: int = 0
    files: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A name for the shard that holds as long as the file does, wherever it stands among the inputs."""
        known = {**asdict(self), "order": None}
        return hashlib.sha256(json.dumps(known).encode()).hexdigest()[:_DIGITS]

    @property
    def packed_bytes(self) -> int:
        """How many bytes of its file a shard has; of a table, those of the whole file."""
        return self.size if self.files or self.format is Format.PARQUET else self.end - self.start

    def to_dict(self) -> dict[str, Any]:
        """Return the shard as plain values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Self:
        """Return the shard of plain values."""
        return cls(**{**row, "format": Format(row["format"]), "files": tuple(row["files"])})


def read_records(shard: Shard) -> Generator[Item, None, Extent]:
    """Yield what stands in a shard, in the order of the file, and return from where to where it was read.

    Raises:
        OSError: If the file cannot be read.
    """
    path = Path(shard.path)
    if shard.format is Format.TREE:
        yield from read_files(path, shard.files, shard.start)
        return Extent(shard.start, shard.end)
    if shard.format is Format.PARQUET:
        yield from read_rows(path, shard.name, shard.start, shard.end)
        return Extent(shard.start, shard.end)
    with path.open("rb") as file:
        if shard.format is Format.LINES:
            yield from read_lines(file, shard.name, shard.start, shard.end)
            return Extent(shard.start, shard.end)
        read = read_packed_warc if shard.format is Format.PACKED_WARC else read_plain_warc
        return (yield from read(Window(file, shard.size), shard.name, shard.start, shard.end))
