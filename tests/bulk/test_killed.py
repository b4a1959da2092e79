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
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small_archive import packed, page, record, talks, weather, write_archive

from pactwatch.bulk import Engine, SweepOptions, sweep
from pactwatch.bulk.engines import run_jobs
from pactwatch.bulk.shard_job import ShardJob
from pactwatch.bulk.supervisor import Supervisor
from pactwatch.documents.archives import plan_shards
from pactwatch.errors import SweepError

KILLS = int(os.environ.get("PACTWATCH_SWEEP_KILLS", "2"))
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="processes are found as Linux lists them")
HERE = SweepOptions(engine=Engine.PROCESS, workers=2, shard_mb=0.004)


def content_of(out: Path) -> list[str]:
    """Return everything that the tables of a sweep hold, in order."""
    from pyarrow import parquet

    rows = []
    for path in sorted(out.glob("*/month=*/*.parquet")):
        with parquet.ParquetFile(path) as file:
            rows += [f"{path.relative_to(out)} {json.dumps(row)}" for row in file.read().to_pylist()]
    return rows


def workers_of(sweep_pid: int) -> list[int]:
    """Return the readers that a sweep has started by any steps between, and the actors of a cluster."""
    parents, workers = {}, []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        parents[int(folder.name)] = int(fields[1])
        if b"pactwatch.bulk.worker" in command or command.startswith(b"ray::UDFActor"):
            workers.append(int(folder.name))

    def is_of_sweep(pid: int) -> bool:
        while pid not in {0, sweep_pid}:
            pid = parents.get(pid, 0)
        return pid == sweep_pid

    return sorted(pid for pid in workers if is_of_sweep(pid))


def start_sweep(archive: Path, out: Path, engine: str) -> subprocess.Popen[bytes]:
    """Start the command in a process of its own, with two workers and parts of a few records."""
    code = (
        "import sys; from pathlib import Path; from pactwatch.bulk import Engine, SweepOptions, sweep;"
        "options = SweepOptions(engine=Engine(sys.argv[3]), workers=2, shard_mb=0.004);"
        "sweep([sys.argv[1]], Path(sys.argv[2]), options)"
    )
    return subprocess.Popen([sys.executable, "-c", code, str(archive), str(out), engine])  # noqa: S603 (our own)


def wait_for_workers(sweep: subprocess.Popen[bytes]) -> None:
    """Wait until a sweep has started a worker, or is over."""
    end = time.monotonic() + 120
    while time.monotonic() < end and sweep.poll() is None and not workers_of(sweep.pid):
        time.sleep(0.02)


@linux_only
@pytest.mark.parametrize("engine", ["process", "daft", "ray"])
def test_a_sweep_whose_workers_are_killed_loses_and_doubles_nothing(tmp_path: Path, engine: str) -> None:
    """A worker is started again by whoever has started it, at any moment, with every engine."""
    pytest.importorskip(engine if engine != "process" else "pyarrow")
    dice = random.Random(engine)
    archive = tmp_path / "news.warc.gz"
    write_archive(archive, 60, every=4)
    expected = sweep([str(archive)], tmp_path / "calm", HERE)

    killed = 0
    for turn in range(10 * KILLS):
        out = tmp_path / str(turn)
        running = start_sweep(archive, out, engine)
        for _ in range(2):
            wait_for_workers(running)
            time.sleep(dice.uniform(0, 4))
            if victims := workers_of(running.pid):
                with suppress(ProcessLookupError):
                    os.kill(dice.choice(victims), signal.SIGKILL)
                    killed += 1

        assert running.wait(timeout=240) == 0
        manifest = json.loads((out / "manifest.json").read_text("utf-8"))
        assert manifest["counts"] == expected["counts"]
        assert manifest["not_read"] == expected["not_read"]
        assert content_of(out) == content_of(tmp_path / "calm")
        if killed >= KILLS:
            break
    assert killed >= KILLS


@linux_only
@pytest.mark.parametrize("engine", ["process", "daft", "ray"])
def test_a_sweep_that_is_killed_itself_goes_on_where_it_was(tmp_path: Path, engine: str) -> None:
    """The machine is switched off at any moment: the same command again, with any engine, reads the rest."""
    pytest.importorskip(engine if engine != "process" else "pyarrow")
    dice = random.Random(engine)
    archive, out = tmp_path / "news.warc.gz", tmp_path / "out"
    write_archive(archive, 60, every=4)
    expected = sweep([str(archive)], tmp_path / "calm", HERE)
    for _ in range(KILLS):
        running = start_sweep(archive, out, engine)
        wait_for_workers(running)
        time.sleep(dice.uniform(0, 4))
        running.kill()
        running.wait()

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
    write_archive(tmp_path / "a.warc.gz", 4, every=4)
    (shard,) = plan_shards([str(tmp_path / "a.warc.gz")])
    return ShardJob(shard=shard, target=str(tmp_path / "a.parquet"), **options)


def test_a_reader_to_whom_nobody_listens_any_more_writes_nothing(tmp_path: Path) -> None:
    """A sweep may be killed before its reader has asked to die with it: no record is to blame for that."""
    job = job_of(tmp_path)
    command = [sys.executable, "-m", "pactwatch.bulk.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:  # noqa: S603 (ours)
        assert reader.stdin is not None
        assert reader.stdout is not None
        reader.stdout.close()
        reader.stdin.write(json.dumps(job.to_dict()).encode() + b"\n")

    assert reader.returncode == 1
    assert not Path(job.target).exists()


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


@pytest.mark.parametrize("engine", [Engine.PROCESS, Engine.DAFT])
def test_what_keeps_a_part_from_being_read_is_told_alike_by_every_engine(
    tmp_path: Path, engine: Engine
) -> None:
    """A full disk is the same news whoever has handed out the work."""
    job = replace(job_of(tmp_path), target=str(tmp_path / "no such folder" / "a.parquet"))

    with pytest.raises(SweepError, match="this part of an archive cannot be read: FileNotFoundError"):
        list(run_jobs(engine, [job], workers=1, on_progress=lambda _key, _tally: None))


def test_a_reader_that_is_stopped_lets_its_thread_go(tmp_path: Path) -> None:
    """Whoever ends a sweep by hand does not wait for the parts that are being read."""
    supervisor = Supervisor(stub_that(tmp_path, "say(begins=7)\ntime.sleep(1000)\n"))
    threads = ThreadPoolExecutor(1)
    waiting = threads.submit(supervisor.run, job_of(tmp_path))
    time.sleep(1)

    supervisor.stop()

    with pytest.raises(CancelledError):
        waiting.result(timeout=10)
    threads.shutdown()
    supervisor.close()
