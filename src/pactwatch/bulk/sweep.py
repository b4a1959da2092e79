"""Archives are swept: cut into shards, read by an engine, and merged into tables with a manifest."""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.bulk.engines import Engine, count_cores, run_jobs
from pactwatch.bulk.merging import TABLES, Finished, Merged, merge
from pactwatch.bulk.shard_file import read_facts
from pactwatch.bulk.shard_job import ShardJob, Tally
from pactwatch.documents.archives import need
from pactwatch.errors import SweepError
from pactwatch.operations.sweeping import plan_shards, reader_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

MANIFEST = "manifest.json"
_SHARDS = "shards"
_MADE = "pactwatch sweep"
_FORM = 1
_MB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepOptions:
    """How archives are swept; ``workers`` of None are one for the engine ``process``, and else all cores."""

    engine: Engine = Engine.DAFT
    workers: int | None = None
    audit: float = 0.0
    budget_seconds: float = 20.0
    shard_mb: float = 32.0
    model: str | None = None

    def count_workers(self) -> int:
        """Return how many worker processes there are."""
        return self.workers or (1 if self.engine is Engine.PROCESS else count_cores())


class Progress(NamedTuple):
    """How far a sweep is. Rates are of this run, and do not count what an earlier run had read."""

    tally: Tally
    packed_bytes: int
    total_bytes: int
    seconds: float
    run_bytes: int
    run_page_bytes: int
    kept_parts: int

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes if it goes as what this run has read; None before anything is read."""
        if not self.run_bytes:
            return None
        return (self.total_bytes - self.packed_bytes) * self.seconds / self.run_bytes

    @property
    def mb_per_second(self) -> float:
        """Megabytes of unpacked pages a second, of all workers together."""
        return self.run_page_bytes / _MB / self.seconds if self.seconds else 0.0


@dataclass(slots=True)
class _Watch:
    """Sums what the shards say of themselves."""

    total_bytes: int
    done: Tally = field(default_factory=Tally)
    kept_parts: int = 0
    kept_bytes: int = 0
    kept_page_bytes: int = 0
    running: dict[str, Tally] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    def progress(self) -> Progress:
        tally = Tally()
        tally.add(self.done)
        for running in list(self.running.values()):
            tally.add(running)
        return Progress(
            tally,
            tally.packed_bytes,
            self.total_bytes,
            time.monotonic() - self.started,
            tally.packed_bytes - self.kept_bytes,
            tally.page_bytes - self.kept_page_bytes,
            self.kept_parts,
        )


def sweep(
    archives: Sequence[str],
    out: Path,
    options: SweepOptions,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> dict[str, Any]:
    """Read all reports of the archives, write what tells of arrangements, and return the manifest.

    What an earlier run into the same folder has read, of files that have not changed since and by the same
    reader, is not read again; so a run that was stopped, wherever that was, can simply be run again.

    Raises:
        DocumentError: If there is nothing at an address, or a file is no archive.
        SweepError: If the output cannot be written, a part of an archive cannot be read, or an extra of
            Pactwatch is not installed.
    """
    need("pyarrow")
    shards = plan_shards(archives, shard_bytes=max(1, int(options.shard_mb * _MB)))
    kept = _prepare(out, options)
    watch = _Watch(sum(shard.packed_bytes for shard in shards))
    finished = {shard.key: Finished(shard, kept / f"{shard.key}.parquet") for shard in shards}
    jobs = list(_jobs(finished, watch, options))
    workers = min(options.count_workers(), max(1, len(jobs)))
    if jobs:
        (out / MANIFEST).unlink(missing_ok=True)

    def note(key: str, tally: Tally) -> None:
        watch.running[key] = tally
        on_progress(watch.progress())

    on_progress(watch.progress())
    for key, tally in run_jobs(options.engine, jobs, workers=workers, on_progress=note) if jobs else ():
        watch.running.pop(key, None)
        watch.done.add(tally)
        on_progress(watch.progress())
    return _finish(out, list(finished.values()), options, watch.progress())


def _prepare(out: Path, options: SweepOptions) -> Path:
    """Return the folder of the shards that this reader reads, made where there is none."""
    reader = reader_version(options.model)
    if out.exists() and not out.is_dir():
        raise SweepError(what="this is no folder", where=str(out), remedy="Name a folder, or one to be made.")
    if out.is_dir() and any(out.iterdir()) and not (out / _SHARDS).is_dir():
        raise SweepError(
            what="this folder holds something that is not the output of a sweep",
            where=str(out),
            remedy="Name an empty folder, or one to be made.",
        )
    kept = out / _SHARDS / reader.translate(str.maketrans(" ,()", "____")) / f"audit-{options.audit:g}"
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SweepError(
            what=f"the output cannot be written: {error.strerror}",
            where=str(out),
            remedy="Name a folder that you may write to.",
        ) from error
    for part in kept.glob(".*"):
        part.unlink(missing_ok=True)
    return kept


def _jobs(finished: dict[str, Finished], watch: _Watch, options: SweepOptions) -> Iterator[ShardJob]:
    """Yield the jobs of the shards that no earlier run has read; count what those are that one has."""
    for each in finished.values():
        if each.path.exists():
            tally = read_facts(each.path).tally
            watch.done.add(tally)
            watch.kept_parts += 1
            watch.kept_bytes += tally.packed_bytes
            watch.kept_page_bytes += tally.page_bytes
            continue
        yield ShardJob(
            shard=each.shard,
            target=str(each.path.absolute()),
            audit=options.audit,
            budget_seconds=options.budget_seconds,
            model=options.model,
        )


def _finish(out: Path, finished: list[Finished], options: SweepOptions, progress: Progress) -> dict[str, Any]:
    """Write the tables and the manifest; the manifest comes last, so that where it is, all is."""
    made = out / f".new-{os.getpid()}"
    for left in out.glob(".new-*"):
        shutil.rmtree(left, ignore_errors=True)
    merged = merge(finished, made)
    manifest = _manifest(finished, options, merged, progress)
    (out / MANIFEST).unlink(missing_ok=True)
    for table in TABLES:
        shutil.rmtree(out / table, ignore_errors=True)
        if (made / table).exists():
            (made / table).rename(out / table)
    made.mkdir(exist_ok=True)
    part = made / MANIFEST
    with part.open("w", encoding="utf-8") as file:
        json.dump(manifest, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    part.rename(out / MANIFEST)
    made.rmdir()
    return manifest


def _manifest(
    finished: list[Finished], options: SweepOptions, merged: Merged, progress: Progress
) -> dict[str, Any]:
    inputs: dict[str, dict[str, Any]] = {}
    for each in finished:
        known = inputs.setdefault(each.shard.name, {"path": each.shard.name, "bytes": 0, "parts": 0})
        known["bytes"] += each.shard.packed_bytes
        known["parts"] += 1
    return {
        "made_by": _MADE,
        "form": _FORM,
        "reader": reader_version(options.model),
        "inputs": list(inputs.values()),
        "counts": {
            "records": merged.tally.records,
            "page_bytes": merged.tally.page_bytes,
            "documents": merged.documents,
            "claims": merged.claims,
            "copies": merged.copies,
            "alarms": merged.tally.alarms,
            "audited": merged.tally.audited,
            "lost_at_the_gate": merged.tally.audit_lost,
        },
        "not_read": dict(sorted(merged.tally.unread.items())),
        "losses": list(merged.losses),
        "months": list(merged.months),
        "run": {
            "engine": options.engine.value,
            "workers": options.count_workers(),
            "parts": len(finished),
            "parts_read_before": progress.kept_parts,
            "seconds": round(progress.seconds, 3),
            "cpu_seconds": round(merged.tally.cpu_seconds, 3),
            "mb_per_second": round(progress.mb_per_second, 2),
            "peak_memory_mb": round(merged.tally.peak_memory_mb, 1),
        },
    }
