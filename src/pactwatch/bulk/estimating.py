"""How long a sweep would take, from a sample of the archives that is read for it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.bulk.engines import count_cores
from pactwatch.bulk.shard_job import ShardJob, Tally
from pactwatch.bulk.supervisor import Supervisor
from pactwatch.documents.archives import plan_shards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.bulk.sweep import SweepOptions

_SAMPLES = 12
_SAMPLE_BYTES = 4 << 20


class Estimate(NamedTuple):
    """What a sweep of archives would take, as far as a sample tells.

    ``cpu_seconds`` are of one core; the rest of the counts are of the whole too, in proportion to the sample,
    but for ``sample_alarms``, which are those met in the sample itself.
    """

    total_bytes: int
    sample_bytes: int
    records: int
    page_bytes: int
    on_topic: int
    cpu_seconds: float
    sample_alarms: int

    def hours_on(self, cores: int) -> float:
        """Return the hours that it takes with so many cores, if each has its full share of the machine."""
        return self.cpu_seconds / cores / 3600

    def to_dict(self) -> dict[str, Any]:
        """Return the estimate as plain values."""
        cores = count_cores()
        return self._asdict() | {"cores_here": cores, "hours_here": self.hours_on(cores)}


def estimate(archives: Sequence[str], options: SweepOptions) -> Estimate:
    """Return what a sweep of the archives would take; nothing is kept of what is read for it.

    Parts of four megabytes are read at even distances, the first of them twice, so that loading does not
    count.

    Raises:
        DocumentError: If there is nothing at an address, or a file is no archive.
        SweepError: If a part cannot be read, or an extra of Pactwatch is not installed.
    """
    shards = plan_shards(archives, shard_bytes=_SAMPLE_BYTES)
    total = sum(shard.packed_bytes for shard in shards)
    step = max(1, len(shards) // _SAMPLES)
    sample = shards[step // 2 :: step][:_SAMPLES] or shards[:1]
    read, tally = 0, Tally()
    supervisor = Supervisor()
    try:
        with tempfile.TemporaryDirectory() as folder:
            job = ShardJob(
                shard=sample[0],
                target=str(Path(folder) / "sample.parquet"),
                budget_seconds=options.budget_seconds,
                model=options.model,
            )
            supervisor.run(job)
            for shard in sample:
                tally.add(supervisor.run(replace(job, shard=shard)))
                read += shard.packed_bytes
    finally:
        supervisor.close()
    share = total / read if read else 0.0
    return Estimate(
        total_bytes=total,
        sample_bytes=read,
        records=round(tally.records * share),
        page_bytes=round(tally.page_bytes * share),
        on_topic=round(tally.on_topic * share),
        cpu_seconds=tally.cpu_seconds * share,
        sample_alarms=tally.alarms,
    )
