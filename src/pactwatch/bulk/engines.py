"""The engines that spread shards over cores and machines; what they spread is the same function."""

from __future__ import annotations

import asyncio
import json
import os
from concurrent.futures import as_completed
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pactwatch.bulk.readers import Readers
from pactwatch.bulk.shard_job import ShardJob, Tally
from pactwatch.bulk.supervisor import Supervisor
from pactwatch.documents.archives import need
from pactwatch.errors import SweepError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.bulk.readers import OnProgress

_HAS_FAILED = "has failed in the midst of the sweep"
_IS_NOT_THERE = "could not be started or joined"
_READERS: dict[int, Readers] = {}
"""The readers of this process by a number, as Daft makes the objects itself whose methods it calls."""


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
        SweepError: If a shard cannot be read at all, the engine is not installed, or it has failed.
    """
    if engine is Engine.RAY:
        yield from _run_on_cluster(jobs, workers)
        return
    with Readers(workers, on_progress) as readers:
        if engine is Engine.DAFT:
            yield from _run_in_daft(readers, jobs, workers)
        else:
            for future in as_completed([readers.submit(job) for job in jobs]):
                yield future.result()


def _run_in_daft(readers: Readers, jobs: Sequence[ShardJob], workers: int) -> Iterator[tuple[str, Tally]]:
    """Run the jobs in Daft's native runner, which hands them to the readers of this process."""
    daft = start_engine(Engine.DAFT, workers)
    _READERS[id(readers)] = readers
    try:
        read_shard = daft.cls(max_concurrency=workers, use_process=False)(MapperHere)(id(readers))
        yield from _map_rows(daft, read_shard, jobs)
    finally:
        del _READERS[id(readers)]


def _run_on_cluster(jobs: Sequence[ShardJob], workers: int) -> Iterator[tuple[str, Tally]]:
    """Run the jobs as actors of a Ray cluster, each with a supervisor and a reader of its own.

    Ray starts an actor again that has died; where it has lost what runs the query, the sweep ends.
    """
    daft = start_engine(Engine.RAY, workers)
    try:
        yield from _map_rows(daft, daft.cls(max_concurrency=workers)(MapperThere)(), jobs)
    except need("ray.exceptions").RayError as error:
        raise _cluster_error(_HAS_FAILED, error) from error


def _map_rows(daft: Any, read_shard: Any, jobs: Sequence[ShardJob]) -> Iterator[tuple[str, Tally]]:
    """Map jobs as the rows of a table, one row a batch, each taken by whoever is free."""
    table = daft.from_pydict({"job": [json.dumps(job.to_dict()) for job in jobs]}).into_batches(1)
    with daft.context.execution_config_ctx(maintain_order=False):
        for row in table.select(read_shard(daft.col("job")).alias("done")).iter_rows():
            answer = json.loads(row["done"])
            if "failed" in answer:
                raise SweepError(*answer["failed"])
            yield answer["key"], Tally.from_dict(answer["tally"])


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
            try:
                ray.init(logging_level="ERROR", log_to_driver=False, **own)
            except Exception as error:  # Ray raises this very class where a cluster does not come up in time
                raise _cluster_error(_IS_NOT_THERE, error) from error
    daft: Any = need("daft")
    if engine is Engine.RAY:
        daft.set_runner_ray(noop_if_initialized=True)
    elif engine is Engine.DAFT and daft.get_or_infer_runner_type() != "native":
        daft.set_runner_native()
    return daft


def _cluster_error(what: str, error: Exception) -> SweepError:
    first_line = str(error).strip().partition("\n")[0]
    return SweepError(
        what=f"the cluster {what}: {type(error).__name__}: {first_line}",
        where=os.environ.get("RAY_ADDRESS", "Ray on this machine"),
        remedy="See to it that Ray runs, and give the same command again: what was read is kept.",
    )


class MapperHere:
    """Hands shards to the readers of this process; Daft waits for several at once."""

    def __init__(self, readers: int) -> None:
        self._readers = _READERS[readers]

    async def __call__(self, job: str) -> str:
        """Return the answer about the shard of a job, as JSON."""
        told = ShardJob.from_dict(json.loads(job))
        try:
            _, tally = await asyncio.wrap_future(self._readers.submit(told))
        except SweepError as error:
            return _failure(error)
        return _success(told, tally)


class MapperThere:
    """Reads one shard a call, with a supervisor that lives as long as the actor of the cluster does."""

    def __init__(self) -> None:
        self._supervisor = Supervisor()

    def __call__(self, job: str) -> str:
        """Return the answer about the shard of a job, as JSON."""
        told = ShardJob.from_dict(json.loads(job))
        try:
            return _success(told, self._supervisor.run(told))
        except SweepError as error:
            return _failure(error)


def _success(job: ShardJob, tally: Tally) -> str:
    return json.dumps({"key": job.shard.key, "tally": tally.to_dict()})


def _failure(error: SweepError) -> str:
    """An error as a value, since an engine would wrap it in errors of its own, or try again."""
    return json.dumps({"failed": [error.what, error.where, error.remedy]})
