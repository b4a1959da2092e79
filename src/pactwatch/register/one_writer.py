"""One writer at a time, whatever the number of processes."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pactwatch.errors import RegisterError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_WAIT_SECONDS = 120.0
_PAUSE_SECONDS = 0.002
_LONGEST_PAUSE_SECONDS = 0.05


@contextmanager
def only_writer(path: Path, *, longest_wait_seconds: float = LONGEST_WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock file at a path; it goes with the process, however that ends.

    SQLite would keep writers apart by itself. Its checkpoints, though, must not meet in versions before
    3.51.3, so writing and all checkpoints happen under this lock.

    Raises:
        RegisterError: If others hold it all the time.
    """
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise RegisterError(
            what=f"it cannot be written: {error.strerror}",
            where=str(path.with_suffix("")),
            remedy="Check the permissions of the folder.",
        ) from error
    try:
        _wait_for(lock, path, longest_wait_seconds)
        yield
    finally:
        os.close(lock)


def _wait_for(lock: int, path: Path, longest_wait_seconds: float) -> None:
    try:
        import fcntl
    except ImportError:  # pragma: no cover (Windows: SQLite's own lock must do)
        return
    deadline, pause = time.monotonic() + longest_wait_seconds, _PAUSE_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise RegisterError(
                    what=f"others have been writing for {longest_wait_seconds:.0f} seconds without a pause",
                    where=str(path.with_suffix("")),
                    remedy="Wait until they are done, or end them, and try again.",
                ) from None
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)
        else:
            return
