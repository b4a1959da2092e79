"""Which reader it is that reads: its version, and a hash of its code and lexicons."""

from __future__ import annotations

import functools
import hashlib
from importlib import metadata, resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_LAYERS = ("documents", "language", "claims")
_KINDS = (".py", ".toml")
_DIGITS = 8


@functools.cache
def reader_version() -> str:
    """Return what this Pactwatch's reader is called in a register: ``pactwatch 0.1.0 (3f9c21ab)``.

    Any change to the code or the lexicons that read makes another reader, so that the register never takes
    what a better one finds for what it already has.
    """
    state = hashlib.sha256()
    for layer in _LAYERS:
        for name, file in _files(resources.files(f"pactwatch.{layer}"), layer):
            state.update(f"{name}\0".encode())
            state.update(file.read_bytes())
    return f"pactwatch {metadata.version('pactwatch')} ({state.hexdigest()[:_DIGITS]})"


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, path)
        elif entry.name.endswith(_KINDS):
            yield path, entry
