"""The output of a sweep is taken up again: its readings, as they were made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pactwatch.documents.archives import need
from pactwatch.errors import SweepError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANIFEST, _MADE_BY, _FORM = "manifest.json", "pactwatch sweep", 1
_READINGS_A_BATCH = 500


def is_sweep(address: str) -> bool:
    """Say whether there is the output of a sweep at an address."""
    folder = Path(address)
    return (folder / _MANIFEST).is_file() and (folder / "shards").is_dir()


def read_manifest(address: str) -> dict[str, Any]:
    """Return the manifest of a sweep.

    Raises:
        SweepError: If it cannot be read, or a newer Pactwatch has written it.
    """
    path = Path(address) / _MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if manifest["made_by"] == _MADE_BY and manifest["form"] == _FORM:
            return manifest
        why = "another program, or a newer Pactwatch, has written it"
    except (OSError, ValueError, KeyError, TypeError) as error:
        why = f"it cannot be read: {error}"
    raise SweepError(what=why, where=str(path), remedy="Run the sweep again, or update Pactwatch.")


def read_swept(address: str) -> Iterator[dict[str, Any]]:
    """Yield the readings of a sweep, month by month, with ``publisher``, ``incomplete`` and ``sha256``.

    Raises:
        SweepError: If a table of it cannot be read.
    """
    arrow, parquet = need("pyarrow"), need("pyarrow.parquet")
    for path in sorted(Path(address).glob("readings/*/*.parquet")):
        try:
            with parquet.ParquetFile(path) as file:
                for batch in file.iter_batches(batch_size=_READINGS_A_BATCH, columns=["reading"]):
                    yield from (json.loads(line) for line in batch.column(0).to_pylist())
        except (arrow.ArrowException, OSError, ValueError) as error:
            raise SweepError(
                what=f"this table cannot be read: {error}"[:300],
                where=str(path),
                remedy="Run the sweep again: what it has read is kept.",
            ) from error
