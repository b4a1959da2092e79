"""One shard is read, record by record, into one file; it runs in a process that may die at any record."""

from __future__ import annotations

import hashlib
import json
import resource
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pactwatch.bulk.budget import Budget, OverBudget
from pactwatch.bulk.shard_file import COPY, LOSS, TOLD, ShardFacts, ShardRow, write_shard
from pactwatch.bulk.shard_job import Tally
from pactwatch.documents import Unreadable
from pactwatch.operations.sweeping import Loss, Passed, may_concern, read_record, read_records

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.bulk.shard_job import ShardJob
    from pactwatch.operations.sweeping import Record

OFF_TOPIC = "off topic, by its bytes"
SILENT = "tells of no arrangement"
DUPLICATE = "duplicate"
UNREADABLE = "unreadable"
OVER_BUDGET = "took too long"
OUT_OF_MEMORY = "needs too much memory"
POISONED = "stopped the reader"
FAILED = "failed"
_SAMPLES = 1 << 32
_PROGRESS_SECONDS = 0.5
_LONGEST_DETAIL = 500


class ShardReader:
    """Reads one shard; built for it and used once. ``say`` is told how far it is."""

    def __init__(self, job: ShardJob, say: Callable[[dict[str, object]], None]) -> None:
        self._job = job
        self._say = say
        self._budget = Budget(job.budget_seconds)
        self._tally = Tally()
        self._rows: list[ShardRow] = []
        self._seen: dict[str, bool] = {}
        self._number = 0

    def run(self) -> ShardFacts:
        """Read the shard and write its file."""
        job, tally = self._job, self._tally
        started, said = time.process_time(), time.monotonic()
        records = read_records(job.shard)
        extent = None
        while extent is None:
            try:
                item = next(records)
            except StopIteration as end:
                extent = end.value
                break
            self._number += 1
            if isinstance(item, Passed):
                tally.records += 1
                tally.unread[item.reason] += 1
            elif isinstance(item, Loss):
                self._lose(item.at, item.place, item.reason, item.detail, item.address)
            else:
                tally.records += 1
                tally.page_bytes += len(item.data)
                self._take(item)
            if (now := time.monotonic()) - said > _PROGRESS_SECONDS:
                said = now
                tally.packed_bytes = max(0, item.at - job.shard.start)
                self._say({"progress": tally.to_dict()})
        tally.packed_bytes = job.shard.packed_bytes
        tally.cpu_seconds = time.process_time() - started
        tally.peak_memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        facts = ShardFacts(tally, extent.began, extent.ended)
        write_shard(Path(job.target), self._rows, facts)
        return facts

    def _take(self, record: Record) -> None:
        if self._job.skipped and (why := self._job.skipped.get(self._number)) is not None:
            self._lose(record.at, record.place, POISONED, why, record.address)
            return
        if self._job.is_careful:
            self._say({"begins": self._number})
        if record.incomplete:
            self._note_incomplete(record)
        try:
            with self._budget:
                if may_concern(record):
                    self._look_closer(record)
                    return
                self._tally.unread[OFF_TOPIC] += 1
                if self._job.audit and self._is_sample(record):
                    self._audit(record)
        except OverBudget:
            self._lose_record(record, OVER_BUDGET, f"more than {self._job.budget_seconds:g} s of computing")
        except MemoryError:
            self._lose_record(record, OUT_OF_MEMORY, "more than one worker may have")
        except Exception as error:  # noqa: BLE001 (whatever is wrong with one record, the next is read)
            self._lose_record(record, FAILED, f"{type(error).__name__}: {error}")

    def _look_closer(self, record: Record) -> None:
        """Read a record that its bytes do not rule out, unless the same bytes were read before."""
        self._say({"begins": self._number})
        digest = hashlib.sha256(record.data).hexdigest()
        if digest in self._seen:
            self._tally.unread[DUPLICATE] += 1
            if self._seen[digest]:
                self._rows.append(self._row(COPY, record, sha256=digest))
            return
        self._seen[digest] = False
        outcome = read_record(record, model=self._job.model)
        if isinstance(outcome, Unreadable):
            self._tally.unread[f"{UNREADABLE}: {outcome.error.what}"] += 1
        elif outcome is None:
            self._tally.unread[SILENT] += 1
            if self._is_sample(record):
                self._audit(record)
        else:
            self._seen[digest] = True
            self._tally.on_topic += 1
            self._rows.append(self._told(record, outcome, digest))

    def _told(self, record: Record, reading: dict[str, Any], digest: str) -> ShardRow:
        line = json.dumps(reading, ensure_ascii=False).encode("utf-8", "replace").decode()
        return self._row(TOLD, record, sha256=digest)._replace(
            address=reading["address"], published=reading["report"]["published"], reading=line
        )

    def _audit(self, record: Record) -> None:
        """Read in full what the gate has let go, to see whether it told of anything."""
        self._tally.audited += 1
        outcome = read_record(record, gated=False, model=self._job.model)
        if isinstance(outcome, dict):
            self._tally.audit_lost += 1
            self._rows.append(self._row(LOSS, record, reason="lost at the gate"))

    def _is_sample(self, record: Record) -> bool:
        return zlib.crc32(record.place.encode()) < self._job.audit * _SAMPLES

    def _note_incomplete(self, record: Record) -> None:
        self._tally.alarms += 1
        self._rows.append(self._row(LOSS, record, reason="incomplete", detail=record.incomplete))

    def _lose_record(self, record: Record, reason: str, detail: str) -> None:
        self._lose(record.at, record.place, reason, detail, record.address)

    def _lose(self, at: int, place: str, reason: str, detail: str, address: str | None) -> None:
        self._tally.alarms += 1
        self._tally.unread[reason] += 1
        self._rows.append(
            ShardRow(LOSS, self._number, at, place, address, reason=reason, detail=detail[:_LONGEST_DETAIL])
        )

    def _row(
        self,
        kind: str,
        record: Record,
        *,
        sha256: str | None = None,
        reason: str | None = None,
        detail: str | None = None,
    ) -> ShardRow:
        return ShardRow(
            kind, self._number, record.at, record.place, record.address, record.captured,
            sha256=sha256, reason=reason, detail=detail,
        )  # fmt: skip
