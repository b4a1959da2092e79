"""A worker process is started, watched and, where a record has stopped it, started again past that record."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import CancelledError
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pactwatch.bulk.shard_job import ShardJob, Tally
from pactwatch.errors import SweepError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WORKER = (sys.executable, "-m", "pactwatch.bulk.worker")
_MOST_DEATHS = 2
_PATIENCE = 3
_LEAST_PATIENCE_SECONDS = 30.0
_MOST_MEMORY_MB = 800
_MOST_RESTARTS = 1000
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "ARROW_NUM_THREADS"), "1"
)


class _StoppedError(Exception):
    """The worker has died, or was ended as nothing was heard of it."""


class Supervisor:
    """Runs shard after shard in one worker process, which it holds open; only ``stop`` is for other threads.

    A worker that dies is started again on the same shard; if the same record was begun last in
    three deaths, that record is passed over, and listed as what it is. One death alone says nothing of the
    record: the machine may have been switched off. A worker of which nothing is heard for long is ended.
    """

    def __init__(
        self, command: Sequence[str] = _WORKER, *, least_patience_seconds: float = _LEAST_PATIENCE_SECONDS
    ) -> None:
        self._command = list(command)
        self._least_patience_seconds = least_patience_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._starting = threading.Lock()
        self._is_stopped = False
        self._unread = b""
        self._begun = 0

    def run(self, job: ShardJob, on_progress: Callable[[Tally], None] | None = None) -> Tally:
        """Have a shard read into its file, and return its counts.

        Raises:
            SweepError: If the shard cannot be read at all, such as when the disk is full.
            CancelledError: If this was stopped meanwhile.
        """
        deaths: Counter[int] = Counter()
        for _ in range(_MOST_RESTARTS):
            self._begun = 0
            try:
                return self._run_once(job, on_progress)
            except _StoppedError as error:
                self.close()
                deaths[self._begun] += 1
                if self._begun and deaths[self._begun] > _MOST_DEATHS:
                    job = replace(job, skipped={**job.skipped, self._begun: str(error)})
                elif deaths[0] > _MOST_DEATHS:
                    job, deaths[0] = replace(job, is_careful=True), 0
        raise _cannot_read(job, f"its worker has died {_MOST_RESTARTS} times")

    def _run_once(self, job: ShardJob, on_progress: Callable[[Tally], None] | None) -> Tally:
        self._tell(job)
        while True:
            answer = self._hear(job)
            if "begins" in answer:
                self._begun = answer["begins"]
            elif "failed" in answer:
                raise _cannot_read(job, answer["failed"])
            elif "done" in answer:
                if answer["memory_mb"] > _MOST_MEMORY_MB:
                    self.close()
                return Tally.from_dict(answer["done"])
            elif on_progress is not None:
                on_progress(Tally.from_dict(answer["progress"]))

    def stop(self) -> None:
        """End the worker process for good, so that the thread that waits for it is let go."""
        with self._starting:
            self._is_stopped = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """End the worker process, and tidy up after it; another shard would start it again."""
        process, self._process, self._unread = self._process, None, b""
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()

    def _start_process(self) -> None:
        self.close()
        with self._starting:
            if self._is_stopped:
                raise CancelledError
            self._process = subprocess.Popen(  # noqa: S603 (our own worker)
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, **_ONE_THREAD},
            )

    def _tell(self, job: ShardJob) -> None:
        if self._process is None or self._process.poll() is not None:
            self._start_process()
        assert self._process is not None  # noqa: S101 (it was started)
        assert self._process.stdin is not None  # noqa: S101 (it is a pipe)
        try:
            self._process.stdin.write(json.dumps(job.to_dict()).encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise _StoppedError(_how_ended(self._process)) from error

    def _hear(self, job: ShardJob) -> dict[str, Any]:
        """Return what the worker says next.

        Raises:
            _StoppedError: If it is dead, or silent for so long that it must be ended.
        """
        assert self._process is not None  # noqa: S101 (it was told something)
        assert self._process.stdout is not None  # noqa: S101 (it is a pipe)
        patience = max(_PATIENCE * job.budget_seconds, self._least_patience_seconds)
        while b"\n" not in self._unread:
            ready, _, _ = select.select([self._process.stdout], [], [], patience)
            if not ready:
                msg = f"nothing was heard of the reader for {patience:g} s"
                raise _StoppedError(msg)
            piece = os.read(self._process.stdout.fileno(), 1 << 16)
            if not piece:
                raise _StoppedError(_how_ended(self._process))
            self._unread += piece
        line, _, self._unread = self._unread.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _how_ended(process: subprocess.Popen[bytes]) -> str:
    code = process.wait()
    return f"the reader was ended by signal {-code}" if code < 0 else f"the reader ended with code {code}"


def _cannot_read(job: ShardJob, why: str) -> SweepError:
    return SweepError(
        what=f"this part of an archive cannot be read: {why}",
        where=f"{job.shard.name}, bytes {job.shard.start:,} to {job.shard.end:,}",
        remedy="Mend what it names and run the same command again: what was read is kept.",
    )
