"""A sweep bears being killed, and records that kill or stop whoever reads them."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from small_archive import packed, page, record, talks, weather, write_archive

from pactwatch.bulk import Engine, SweepOptions, sweep
from pactwatch.bulk.shard_job import ShardJob
from pactwatch.bulk.supervisor import Supervisor
from pactwatch.documents.archives import plan_shards

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = int(os.environ.get("PACTWATCH_SWEEP_KILLS", "2"))
HERE = SweepOptions(engine=Engine.PROCESS, workers=2, shard_mb=0.004)


def content_of(out: Path) -> list[str]:
    """Return everything that the tables of a sweep hold, in order."""
    from pyarrow import parquet

    rows = []
    for path in sorted(out.glob("*/month=*/*.parquet")):
        with parquet.ParquetFile(path) as file:
            rows += [f"{path.relative_to(out)} {json.dumps(row)}" for row in file.read().to_pylist()]
    return rows


def children_of(pid: int) -> Iterator[int]:
    """Yield the processes that a process has started."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            yield int(stat.parent.name)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found as Linux lists them")
@pytest.mark.parametrize("whom", ["sweep", "worker"])
def test_a_sweep_killed_at_any_moment_loses_and_doubles_nothing(tmp_path: Path, whom: str) -> None:
    """A killed sweep is run again; a killed worker is started again by the sweep itself."""
    dice = random.Random(len(whom))
    archive, out = tmp_path / "news.warc.gz", tmp_path / "out"
    write_archive(archive, 60, every=4)
    expected = sweep([str(archive)], tmp_path / "calm", HERE)
    command = [
        sys.executable,
        "-m",
        "pactwatch",
        "sweep",
        str(archive),
        "--out",
        str(out),
        "--engine",
        "process",
    ]
    killed = 0
    while killed < KILLS:
        running = subprocess.Popen(  # noqa: S603 (our own command)
            command, stdout=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(dice.uniform(0.2, 6))
        victims = [running.pid] if whom == "sweep" else list(children_of(running.pid))
        for victim in victims:
            os.kill(victim, signal.SIGKILL)
            killed += 1
        if whom == "worker":
            assert running.wait(timeout=120) == 0
            for path in out.glob("shards/*/*/*.parquet"):
                path.unlink()
        running.wait(timeout=120)

    again = sweep([str(archive)], out, HERE)

    assert again["counts"] == expected["counts"]
    assert again["not_read"] == expected["not_read"]
    assert content_of(out) == content_of(tmp_path / "calm")
    assert not list(out.glob("shards/*/*/.*"))


def stub_that(tmp_path: Path, body: str) -> list[str]:
    """Return the command of a worker that does this for each job."""
    path = tmp_path / "worker.py"
    path.write_text(
        "import json, os, signal, sys, time\n"
        "def say(**answer): print(json.dumps(answer), flush=True)\n"
        "for line in sys.stdin:\n"
        "    job = json.loads(line)\n" + textwrap.indent(textwrap.dedent(body), "    ")
    )
    return [sys.executable, str(path)]


DONE = "say(done=dict(unread={}, records=len(job['skipped'])), memory_mb=1)\n"


def job_of(tmp_path: Path, **options: Any) -> ShardJob:
    """Return the job of one small shard."""
    write_archive(tmp_path / "a.warc.gz", 3)
    (shard,) = plan_shards([str(tmp_path / "a.warc.gz")])
    return ShardJob(shard=shard, target=str(tmp_path / "a.parquet"), **options)


def test_a_record_that_kills_its_reader_three_times_is_passed_over(tmp_path: Path) -> None:
    """Once may be chance: somebody has switched the machine off."""
    body = (
        "if '7' not in job['skipped']:\n    say(begins=7)\n    os.kill(os.getpid(), signal.SIGSEGV)\n" + DONE
    )

    tally = Supervisor(stub_that(tmp_path, body)).run(job_of(tmp_path))

    assert tally.records == 1


def test_a_record_that_kills_before_it_was_named_is_found(tmp_path: Path) -> None:
    """A worker that dies without a word is asked to name each record that it begins."""
    body = "if '7' not in job['skipped']:\n    if job['is_careful']: say(begins=7)\n    os._exit(3)\n" + DONE

    tally = Supervisor(stub_that(tmp_path, body)).run(job_of(tmp_path))

    assert tally.records == 1


def test_a_reader_that_is_silent_is_ended(tmp_path: Path) -> None:
    """A library may hang where no timer of ours reaches."""
    body = "if '7' not in job['skipped']:\n    say(begins=7)\n    time.sleep(1000)\n" + DONE

    tally = Supervisor(stub_that(tmp_path, body), least_patience_seconds=0.3).run(
        job_of(tmp_path, budget_seconds=0.1)
    )

    assert tally.records == 1


def test_monstrous_pages_are_read_or_listed_within_their_budget(tmp_path: Path) -> None:
    """A million tags in one another, two hundred megabytes on a line: the sweep goes on."""
    deep = b"<div>" * 1_000_000 + b"Refugees were deported under the agreement."
    many = b"<p>refugees deal <nav>" * 400_000
    (tmp_path / "deep.warc.gz").write_bytes(
        b"".join(
            packed([record(deep, "https://deep.org"), record(many, "https://many.org"), talks(1), weather(2)])
        )
    )
    line = json.dumps({"title": "Talks", "text": page("x").decode()}).encode() + b"\n"
    with (tmp_path / "long.jsonl").open("wb") as file:
        file.write(line)
        file.write(b'{"title": "' + b"refugee deal " * ((200 << 20) // 13) + b'"}\n')
        file.write(line.replace(b"Talks", b"Last"))
    options = SweepOptions(engine=Engine.PROCESS, budget_seconds=3)
    started = time.monotonic()

    manifest = sweep(
        [str(tmp_path / "deep.warc.gz"), str(tmp_path / "long.jsonl")], tmp_path / "out", options
    )

    assert time.monotonic() - started < 120
    assert manifest["counts"]["records"] == 6
    assert manifest["counts"]["documents"] >= 1
    assert manifest["not_read"]["too large"] == 1
    assert manifest["run"]["peak_memory_mb"] < 1000
