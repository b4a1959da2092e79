"""So many reader processes at once, whichever engine hands out the shards."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Self

from pactwatch.bulk.supervisor import Supervisor

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from pactwatch.bulk.shard_job import ShardJob, Tally

    OnProgress = Callable[[str, Tally], None]


class Readers:
    """Reader processes, each started by the first shard it gets and watched by a thread of its own.

    A reader that dies is started again by its supervisor. ``on_progress`` is told how far each shard is, by
    several threads.
    """

    def __init__(self, count: int, on_progress: OnProgress) -> None:
        self._on_progress = on_progress
        self._own = threading.local()
        self._supervisors: list[Supervisor] = []
        self._threads = ThreadPoolExecutor(count, initializer=self._watch_one)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End all readers, and forget the shards that none has begun."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for supervisor in self._supervisors:
            supervisor.stop()
        self._threads.shutdown(wait=True)
        for supervisor in self._supervisors:
            supervisor.close()

    def submit(self, job: ShardJob) -> Future[tuple[str, Tally]]:
        """Have a shard read as soon as a reader is free; the future has its key and its counts."""
        return self._threads.submit(self._run, job)

    def _watch_one(self) -> None:
        self._own.supervisor = Supervisor()
        self._supervisors.append(self._own.supervisor)

    def _run(self, job: ShardJob) -> tuple[str, Tally]:
        key = job.shard.key
        return key, self._own.supervisor.run(job, lambda tally: self._on_progress(key, tally))
