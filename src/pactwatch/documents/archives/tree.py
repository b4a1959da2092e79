"""A tree of files, each one report: saved pages and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.documents.archives.record import CUT_OFF, LARGEST_RECORD_BYTES, TOO_LARGE, Loss, Record
from pactwatch.documents.stream import Source
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def read_files(folder: Path, files: Sequence[str], start: int) -> Iterator[Record | Loss]:
    """Yield the report in each file of a folder; ``start`` is the number of the first."""
    for at, name in enumerate(files, start=start):
        path = str(folder / name) if name else str(folder)
        try:
            with open(path, "rb") as file:  # noqa: PTH123 (a name may end in a blank)
                data, cut_off = Source.open(file, address=path).all(largest_bytes=LARGEST_RECORD_BYTES)
        except DocumentError as error:
            yield Loss(at, path, TOO_LARGE if "larger" in error.what else CUT_OFF, error.what, path)
            continue
        except OSError as error:
            yield Loss(at, path, "cannot be opened", str(error.strerror), path)
            continue
        if cut_off:
            yield Loss(at, path, CUT_OFF, cut_off, path)
        yield Record(at, path, path, data, incomplete=cut_off)
