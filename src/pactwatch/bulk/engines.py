"""The engines that spread shards over cores and machines; what they spread is the same function."""

from __future__ import annotations

import json
import os
import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pactwatch.bulk.shard_job import ShardJob, Tally
from pactwatch.bulk.supervisor import Supervisor
from pactwatch.documents.archives import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    OnProgress = Callable[[str, Tally], None]

_OWN = threading.local()


class Engine(StrEnum):
    """What spreads the work: this process, Daft on the cores of one machine, or Daft on a Ray cluster."""

    PROCESS = "process"
    DAFT = "daft"
    RAY = "ray"


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_jobs(
    engine: Engine, jobs: Sequence[ShardJob], *, workers: int, on_progress: OnProgress
) -> Iterator[tuple[str, Tally]]:
    """Yield the key and the counts of each shard as it is done, in no order.

    Raises:
        SweepError: If a shard cannot be read at all, or the engine is not installed.
    """
    if engine is Engine.PROCESS:
        yield from _run_here(jobs, workers, on_progress)
    else:
        yield from _run_in_daft(engine, jobs, workers)


def _run_here(jobs: Sequence[ShardJob], workers: int, on_progress: OnProgress) -> Iterator[tuple[str, Tally]]:
    """Run the jobs with worker processes of this one; each thread only watches its own."""
    supervisors: list[Supervisor] = []

    def start() -> None:
        _OWN.supervisor = Supervisor()
        supervisors.append(_OWN.supervisor)

    def run(job: ShardJob) -> tuple[str, Tally]:
        key = job.shard.key
        return key, _OWN.supervisor.run(job, lambda tally: on_progress(key, tally))

    pool = ThreadPoolExecutor(workers, initializer=start)
    try:
        waiting = {pool.submit(run, job) for job in jobs}
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        for supervisor in supervisors:
            supervisor.close()
        pool.shutdown(wait=False, cancel_futures=True)


def _run_in_daft(engine: Engine, jobs: Sequence[ShardJob], workers: int) -> Iterator[tuple[str, Tally]]:
    """Run the jobs as the rows of a Daft table, one row a batch, with as many supervisors as workers."""
    daft = start_engine(engine, workers)
    read_shard = daft.cls(max_concurrency=workers)(ShardMapper)()
    table = daft.from_pydict({"job": [json.dumps(job.to_dict()) for job in jobs]}).into_batches(1)
    for row in table.select(read_shard(daft.col("job")).alias("done")).iter_rows():
        key, tally = json.loads(row["done"])
        yield key, Tally.from_dict(tally)


def start_engine(engine: Engine, workers: int) -> Any:
    """Return Daft with the engine set; a process has one engine for its life.

    For Ray, join the cluster that RAY_ADDRESS names, or start one of this machine with so many workers.
    """
    if engine is Engine.RAY:
        os.environ.setdefault("RAY_AUTH_MODE", "disabled")  # it would write a token into the home folder
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        ray = need("ray")
        if not ray.is_initialized():
            own = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": workers, "include_dashboard": False}
            ray.init(logging_level="ERROR", log_to_driver=False, **own)
    daft: Any = need("daft")
    if engine is Engine.RAY:
        daft.set_runner_ray(noop_if_initialized=True)
    elif engine is Engine.DAFT and daft.get_or_infer_runner_type() != "native":
        daft.set_runner_native()
    return daft


class ShardMapper:
    """Reads one shard a call, with a supervisor that lives as long as the engine's worker does."""

    def __init__(self) -> None:
        self._supervisor = Supervisor()

    def __call__(self, job: str) -> str:
        """Return the key and the counts of the shard of a job, as JSON."""
        told = ShardJob.from_dict(json.loads(job))
        return json.dumps([told.shard.key, self._supervisor.run(told).to_dict()])
