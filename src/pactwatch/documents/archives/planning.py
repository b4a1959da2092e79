"""Archives are found and cut into shards, before anything of them is read."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.documents.archives.extras import need
from pactwatch.documents.archives.shard import Format, Shard
from pactwatch.documents.kind import Kind, kind_of_name
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARD_BYTES = 32 << 20
_FILES_A_SHARD = 1000
_FORMATS = {
    ".warc": Format.WARC,
    ".warc.gz": Format.PACKED_WARC,
    ".jsonl": Format.LINES,
    ".ndjson": Format.LINES,
    ".jsonl.gz": Format.LINES,
    ".ndjson.gz": Format.LINES,
    ".parquet": Format.PARQUET,
}
_PAGES = (Kind.HTML, Kind.TEXT)


def list_inputs(addresses: Sequence[str]) -> list[Path]:
    """Return the files and folders that the addresses name, each once, in the order of their names.

    An address is a path, or a pattern such as ``news/*.warc.gz``; of a folder, the archives in it are inputs
    of their own.

    Raises:
        DocumentError: If there is nothing at an address.
    """
    found: dict[Path, None] = {}
    for address in addresses:
        paths = [address] if Path(address).exists() else sorted(glob.glob(address, recursive=True))  # noqa: PTH207
        if not paths:
            raise DocumentError(
                what="there is no such file", where=address, remedy="Check the path, or the pattern."
            )
        found.update(dict.fromkeys(Path(path) for path in paths))
    return list(found)


def plan_shards(addresses: Sequence[str], *, shard_bytes: int = SHARD_BYTES) -> list[Shard]:
    """Return the shards of all archives; how they are cut does not depend on who will read them.

    Raises:
        DocumentError: If there is nothing at an address, or a file is no archive that is known.
    """
    shards: list[Shard] = []
    for order, path in enumerate(list_inputs(addresses)):
        shards += (
            _plan_folder(path, order, shard_bytes) if path.is_dir() else _plan_file(path, order, shard_bytes)
        )
    return shards


def _plan_folder(folder: Path, order: int, shard_bytes: int) -> Iterator[Shard]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path, folder))
    reports = [path for path in files if _format_of(path) is None and kind_of_name(path.name) in _PAGES]
    for path in files:
        if _format_of(path) is not None:
            yield from _plan_file(path, order, shard_bytes, name=str(path))
    for start in range(0, len(reports), _FILES_A_SHARD):
        some = reports[start : start + _FILES_A_SHARD]
        stats = [path.stat() for path in some]
        yield Shard(
            path=str(folder),
            name=str(folder),
            format=Format.TREE,
            start=start,
            end=start + len(some),
            size=sum(stat.st_size for stat in stats),
            changed=max(stat.st_mtime_ns for stat in stats),
            order=order,
            files=tuple(str(path.relative_to(folder)) for path in some),
        )


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _format_of(path: Path) -> Format | None:
    name = path.name.casefold()
    return next((form for suffix, form in _FORMATS.items() if name.endswith(suffix)), None)


def _plan_file(path: Path, order: int, shard_bytes: int, name: str | None = None) -> Iterator[Shard]:
    form, stat = _format_of(path), path.stat()
    if form is None and kind_of_name(path.name) not in _PAGES:
        raise DocumentError(
            what="this is no archive that Pactwatch sweeps",
            where=str(path),
            remedy="Give WARC, WARC.GZ, JSON lines, Parquet, pages, or a folder of these.",
        )
    cuts = [(0, 1)] if form is None else _cut(path, form, stat.st_size, shard_bytes)
    for start, end in cuts:
        yield Shard(
            path=str(path),
            name=name or str(path),
            format=form or Format.TREE,
            start=start,
            end=end,
            size=stat.st_size,
            changed=stat.st_mtime_ns,
            order=order,
            files=("",) if form is None else (),
        )


def _cut(path: Path, form: Format, size: int, shard_bytes: int) -> list[tuple[int, int]]:
    """Return the parts of a file: ranges of bytes, or of row groups; a packed file of lines is one part."""
    if form is Format.PARQUET:
        return _cut_table(path, shard_bytes)
    if form is Format.LINES and path.name.casefold().endswith(".gz"):
        return [(0, max(size, 1))]
    count = max(1, round(size / shard_bytes))
    return [(size * part // count, size * (part + 1) // count or 1) for part in range(count)]


def _cut_table(path: Path, shard_bytes: int) -> list[tuple[int, int]]:
    arrow, parquet = need("pyarrow"), need("pyarrow.parquet")

    try:
        metadata = parquet.read_metadata(path)
    except (arrow.ArrowException, OSError):
        return [(0, 1)]
    cuts, start, held = [], 0, 0
    for group in range(metadata.num_row_groups):
        held += metadata.row_group(group).total_byte_size
        if held >= shard_bytes or group + 1 == metadata.num_row_groups:
            cuts.append((start, group + 1))
            start, held = group + 1, 0
    return cuts or [(0, 1)]
