"""Sweep an archive of 50,000 pages, beside FastWARC with resiliparse's main text of the same file.

The archive is built once, from the reports that ship with Pactwatch and from generated pages, in four files:
nothing on topic; one page in a thousand; one in a hundred; and one in a thousand with one in a hundred that
speaks of migrants and tells of no arrangement. Each measure is the whole command on one core, in a process of
its own, with the peer before and after it on the same core; the ratio is of these. Time of computing stands
beside the time that passed, as machines are shared.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from synthetic_archive import write_archives

from pactwatch.bulk import Engine, SweepOptions, sweep
from pactwatch.corpus import corpus_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

_MB = 1e6
_ARCHIVES = {
    "none.warc.gz": (0.0, 0.0),
    "thousandth.warc.gz": (0.001, 0.0),
    "hundredth.warc.gz": (0.01, 0.0),
    "near.warc.gz": (0.001, 0.01),
}
_SCALED = ("none.warc.gz", "thousandth.warc.gz", "hundredth.warc.gz")
_WHAT = {
    "none.warc.gz": ("gate alone, nothing on topic", "2.0"),
    "thousandth.warc.gz": ("whole sweep, 0.1 % on topic", "1.2"),
    "hundredth.warc.gz": ("whole sweep, 1 % on topic", "told"),
    "near.warc.gz": ("0.1 % on topic, 1 % near misses", "told"),
}
_PEER = """
import sys
from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
for record in ArchiveIterator(open(sys.argv[1], "rb"), record_types=WarcRecordType.response):
    extract_plain_text(record.reader.read().decode("utf-8", "replace"), main_content=True)
"""


class Spent(NamedTuple):
    """Seconds that passed and seconds of computing, of children too; or what was done in one of either."""

    passed: float
    computed: float


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=50_000)
    parser.add_argument("--folder", type=Path, help="Where the archives are built, or are from last time.")
    parser.add_argument("--reports", type=Path, default=corpus_folder(), help="Texts that are on topic.")
    parser.add_argument("--only", choices=["throughput", "scaling", "memory"])
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    _build(folder, options.pages, options.reports)
    print(f"{'what':<44} {'MB/s':>8} {'by CPU':>8} {'ratio':>7} {'by CPU':>7}  at least")
    if options.only in {None, "throughput"}:
        _print_throughput(folder)
    if options.only in {None, "scaling"}:
        _print_scaling(folder)
    if options.only in {None, "memory"}:
        _print_memory(folder)


def _build(folder: Path, pages: int, reports: Path) -> None:
    targets = {folder / name: shares for name, shares in _ARCHIVES.items()}
    if not all(path.exists() for path in targets):
        folder.mkdir(parents=True, exist_ok=True)
        texts = [path.read_text("utf-8") for path in sorted(reports.glob("*.txt"))]
        write_archives(targets, pages, texts)


def _print_throughput(folder: Path) -> None:
    core = {min(os.sched_getaffinity(0))}
    for name, (what, bar) in _WHAT.items():
        path, out = folder / name, folder / "out"
        before = _run([sys.executable, "-c", _PEER, str(path)], core)
        shutil.rmtree(out, ignore_errors=True)
        command = [sys.executable, "-m", "pactwatch", "sweep", str(path), "--out", str(out)]
        own = _run([*command, "--engine", "process"], core)
        after = _run([sys.executable, "-c", _PEER, str(path)], core)
        peer = Spent(*(sum(each) / 2 for each in zip(before, after, strict=True)))
        size = json.loads((out / "manifest.json").read_text())["counts"]["page_bytes"] / _MB
        floor = "FastWARC + resiliparse, main text"
        print(f"{floor:<44} {size / peer.passed:>8.1f} {size / peer.computed:>8.1f}")
        print(
            f"{what:<44} {size / own.passed:>8.1f} {size / own.computed:>8.1f} "
            f"{peer.passed / own.passed:>7.2f} {peer.computed / own.computed:>7.2f}  {bar}",
            flush=True,
        )


def _run(command: list[str], cores: set[int]) -> Spent:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(  # noqa: S603 (our own commands)
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    )
    passed, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _print_scaling(folder: Path) -> None:
    """Sweep three archives with one worker and with two, beside two sweeps of one worker at the same time.

    The latter share nothing but the machine, so that they tell what a second core of it adds at most. By CPU,
    workers are taken to be busy all the time, so that only what one core loses to the other counts.
    """
    for _ in range(2):
        (one,) = _sweep_at_once(folder, [(Engine.DAFT, 1)])
        (two,) = _sweep_at_once(folder, [(Engine.DAFT, 2)])
        ceiling = Spent(*map(sum, zip(*_sweep_at_once(folder, [(Engine.DAFT, 1)] * 2), strict=True)))
        (ray,) = _sweep_at_once(folder, [(Engine.RAY, 2)])
        print(f"{'Daft, 1 worker':<44} {one.passed:>8.1f} {one.computed:>8.1f}")
        _print_ratio("two sweeps with 1 worker at once, to 1", ceiling, one, "told")
        _print_ratio("Daft, 2 workers, to 1", two, one, "1.7")
        _print_ratio("Ray, 2 workers, to Daft with 2", ray, two, "0.75")


def _print_ratio(what: str, own: Spent, other: Spent, bar: str) -> None:
    print(
        f"{what:<44} {own.passed:>8.1f} {own.computed:>8.1f} "
        f"{own.passed / other.passed:>7.2f} {own.computed / other.computed:>7.2f}  {bar}",
        flush=True,
    )


def _sweep_at_once(folder: Path, runs: Sequence[tuple[Engine, int]]) -> list[Spent]:
    """Return the MB/s of sweeps that run at once, each in a process of its own, as Daft has one engine each.

    Counted is the time after the engine has started, with the workers' own start, their models and the
    tables; and the time of computing of the workers.
    """
    code = (
        "import sys, time; from pathlib import Path; from pactwatch.bulk import Engine, SweepOptions, sweep;"
        "from pactwatch.bulk.engines import start_engine;"
        "engine, workers = Engine(sys.argv[2]), int(sys.argv[3]); start_engine(engine, workers);"
        "started = time.perf_counter();"
        "manifest = sweep(sys.argv[4:], Path(sys.argv[1]), SweepOptions(engine=engine, workers=workers));"
        "passed, size = time.perf_counter() - started, manifest['counts']['page_bytes'] / 1e6;"
        "print(size / passed, size / manifest['run']['cpu_seconds'] * workers)"
    )
    paths = [str(folder / name) for name in _SCALED]
    children = []
    for number, (engine, workers) in enumerate(runs):
        out = folder / f"out-{number}"
        shutil.rmtree(out, ignore_errors=True)
        command = [sys.executable, "-c", code, str(out), engine.value, str(workers), *paths]
        children.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))  # noqa: S603 (our own code)
    told = [child.communicate()[0].split() for child in children]
    if any(child.returncode for child in children):
        sys.exit("a sweep has failed")
    return [Spent(float(passed), float(computed)) for *_, passed, computed in told]


def _print_memory(folder: Path) -> None:
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    paths = [str(folder / name) for name in ("thousandth.warc.gz", "hundredth.warc.gz")]
    seen: list[float] = []
    manifest = sweep(
        paths,
        out,
        SweepOptions(engine=Engine.PROCESS),
        lambda progress: seen.append(progress.tally.peak_memory_mb),
    )
    records, most = manifest["counts"]["records"], manifest["run"]["peak_memory_mb"]
    early = next(value for value in seen[len(seen) // 10 :] if value)
    what = f"memory of a worker over {records:,} pages, MB"
    print(f"{what:<44} {most:>8.0f} (in the first tenth {early:.0f}){'':>5} 1000")


if __name__ == "__main__":
    main()
