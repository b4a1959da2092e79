from __future__ import annotations

import json
import random
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from small_archive import TALKS, packed, page, record, talks, weather, write_archive

from pactwatch.bulk import Engine, SweepOptions, summary_as_text, sweep
from pactwatch.bulk.engines import run_jobs
from pactwatch.cli import main
from pactwatch.operations import add, list_
from pactwatch.operations.swept import read_swept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pactwatch.bulk.shard_job import ShardJob, Tally

HERE = SweepOptions(engine=Engine.PROCESS)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A WARC.GZ with four reports of talks among forty."""
    path = tmp_path / "news.warc.gz"
    write_archive(path, 40)
    return path


def content_of(out: Path) -> list[str]:
    """Return everything that the tables of a sweep hold, in order."""
    from pyarrow import parquet

    rows = []
    for path in sorted(out.glob("*/month=*/*.parquet")):
        with parquet.ParquetFile(path) as file:
            named = path.relative_to(out)
            rows += [f"{named} {json.dumps(row, sort_keys=True)}" for row in file.read().to_pylist()]
    return sorted(rows)


def counts_of(manifest: dict[str, Any]) -> dict[str, int]:
    """Return what a manifest counts, apart from how fast that was."""
    counts: dict[str, int] = {**manifest["counts"], **manifest["not_read"]}
    return counts


def test_a_sweep_reads_what_tells_of_arrangements_and_counts_the_rest(archive: Path, tmp_path: Path) -> None:
    """Nothing of an archive goes without a count."""
    manifest = sweep([str(archive)], tmp_path / "out", HERE)

    assert manifest["counts"]["records"] == 40
    assert manifest["counts"]["documents"] == 4
    assert manifest["not_read"] == {"off topic, by its bytes": 36}
    assert manifest["months"] == ["2025-05"]
    assert [reading["address"] for reading in read_swept(str(tmp_path / "out"))] == [
        f"https://example.org/talks/{number}" for number in (0, 10, 20, 30)
    ]


def test_a_register_takes_up_what_a_sweep_has_read(archive: Path, tmp_path: Path) -> None:
    """No report is read twice on its way from an archive to the register."""
    sweep([str(archive)], tmp_path / "out", HERE)
    register = str(tmp_path / "register.db")

    receipts = list(add([str(tmp_path / "out")], register=register))

    assert [receipt.outcome.value for receipt in receipts] == ["stored"] * 4
    assert [(each.sender, each.receiver) for each in list_(register=register)] == [("US", "RW")]


def test_the_same_bytes_at_two_addresses_are_one_document(tmp_path: Path) -> None:
    """Whichever part of whichever archive they stand in, the first counts."""
    one, other = tmp_path / "a.warc.gz", tmp_path / "b.warc.gz"
    same = page(TALKS)
    one.write_bytes(b"".join(packed([record(same, "https://a.org/1"), record(same, "https://b.org/1")])))
    other.write_bytes(b"".join(packed([record(same, "https://c.org/1")])))

    manifest = sweep([str(one), str(other)], tmp_path / "out", HERE)

    from pyarrow import parquet

    (row,) = parquet.ParquetFile(next((tmp_path / "out").glob("documents/*/*.parquet"))).read().to_pylist()
    assert row["address"] == "https://a.org/1"
    assert row["copies"] == ["https://b.org/1", "https://c.org/1"]
    assert manifest["counts"]["documents"] == 1


def test_a_second_run_reads_nothing_again(archive: Path, tmp_path: Path) -> None:
    """Twenty years of a wire come a month at a time."""
    out = tmp_path / "out"
    sweep([str(archive)], out, HERE)
    before = content_of(out)
    shards = {path: path.stat().st_mtime_ns for path in out.glob("shards/*/*/*.parquet")}

    again = sweep([str(archive)], out, HERE)

    assert {path: path.stat().st_mtime_ns for path in out.glob("shards/*/*/*.parquet")} == shards
    assert content_of(out) == before
    assert again["counts"]["documents"] == 4


def test_how_an_archive_is_cut_changes_nothing(archive: Path, tmp_path: Path) -> None:
    """Parts begin in the midst of records, and each record belongs to one part."""
    whole = sweep([str(archive)], tmp_path / "whole", HERE)

    parts = sweep([str(archive)], tmp_path / "parts", SweepOptions(engine=Engine.PROCESS, shard_mb=0.002))

    assert parts["inputs"][0]["parts"] > 3
    assert counts_of(parts) == counts_of(whole)
    assert content_of(tmp_path / "parts") == content_of(tmp_path / "whole")


@pytest.mark.parametrize("engine", [Engine.PROCESS, Engine.DAFT])
def test_engines_and_the_order_of_the_parts_change_nothing(
    archive: Path, tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads a part, and when, has no say in the result."""
    here = sweep([str(archive)], tmp_path / "here", HERE)

    def run_shuffled(engine: Engine, jobs: Sequence[ShardJob], **options: Any) -> Iterator[tuple[str, Tally]]:
        return run_jobs(engine, random.Random(3).sample(jobs, len(jobs)), **options)

    monkeypatch.setattr(sys.modules["pactwatch.bulk.sweep"], "run_jobs", run_shuffled)
    spread = sweep([str(archive)], tmp_path / "out", SweepOptions(engine=engine, workers=2, shard_mb=0.003))

    assert counts_of(spread) == counts_of(here)
    assert content_of(tmp_path / "out") == content_of(tmp_path / "here")


def test_a_ray_cluster_gives_the_same(archive: Path, tmp_path: Path) -> None:
    """Outgrowing one machine is one flag."""
    pytest.importorskip("ray")
    here = sweep([str(archive)], tmp_path / "here", HERE)
    command = [sys.executable, "-m", "pactwatch", "sweep", str(archive), "--engine", "ray", "--workers", "2"]

    subprocess.run([*command, "--out", str(tmp_path / "out")], check=True, capture_output=True)  # noqa: S603

    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert counts_of(manifest) == counts_of(here)
    assert content_of(tmp_path / "out") == content_of(tmp_path / "here")


def test_pages_lines_and_tables_are_archives_too(tmp_path: Path) -> None:
    """Newsrooms dump what they have."""
    from pyarrow import Table, parquet

    folder = tmp_path / "dump"
    (folder / "2025").mkdir(parents=True)
    (folder / "2025" / "talks.html").write_bytes(page(TALKS))
    item = {"title": "Talks", "text": TALKS, "link": "https://example.org/line", "published": "2025-04-02"}
    (folder / "items.jsonl").write_text(json.dumps(item) + "\n" + json.dumps({"title": "Rain"}) + "\n")
    table = [{"url": "https://example.org/row", "html": page(TALKS, "Row").decode()}]
    parquet.write_table(Table.from_pylist(table), folder / "rows.parquet")

    manifest = sweep([str(folder)], tmp_path / "out", HERE)

    assert sorted(reading["address"] for reading in read_swept(str(tmp_path / "out"))) == [
        str(folder / "2025" / "talks.html"),
        "https://example.org/line",
        "https://example.org/row",
    ]
    assert manifest["counts"]["records"] == 4
    assert manifest["months"] == ["2025-04", "unknown"]


def test_the_command_says_what_it_read_and_where_something_was_lost(tmp_path: Path) -> None:
    """An archive that is cut off is an alarm, and the exit code says so."""
    path = tmp_path / "cut.warc.gz"
    whole = b"".join(packed([talks(1), weather(2), talks(3)]))
    path.write_bytes(whole[:-40])

    result = CliRunner().invoke(
        main, ["sweep", str(path), "--out", str(tmp_path / "out"), "--engine", "process"]
    )

    assert result.exit_code == 1
    assert "cut off" in result.stdout
    assert "its gzip has no end" in result.stdout
    assert "pactwatch add" in result.stdout


def test_an_archive_that_is_empty_is_an_alarm(tmp_path: Path) -> None:
    """A download that has failed leaves a file of no bytes, which would else look like one of no news."""
    (tmp_path / "failed.warc.gz").write_bytes(b"")

    manifest = sweep([str(tmp_path / "failed.warc.gz")], tmp_path / "out", HERE)

    (loss,) = manifest["losses"]
    assert loss["reason"] == "cut off"
    assert loss["detail"] == "the file is empty"


def test_a_summary_tells_what_an_earlier_run_had_read(archive: Path, tmp_path: Path) -> None:
    """A sweep that takes no time has not become a thousand times faster."""
    sweep([str(archive)], tmp_path / "out", HERE)

    again = sweep([str(archive)], tmp_path / "out", HERE)

    assert "1 of 1 parts had been read by an earlier run" in summary_as_text(again, out="out")


def test_a_folder_of_something_else_is_left_alone(archive: Path, tmp_path: Path) -> None:
    """Nobody's files are taken for the output of a sweep."""
    other = tmp_path / "photos"
    other.mkdir()
    (other / "holiday.jpg").write_bytes(b"")

    result = CliRunner().invoke(main, ["sweep", str(archive), "--out", str(other)])

    assert result.exit_code == 1
    assert "not the output of a sweep" in result.stderr


def test_an_estimate_reads_a_sample_and_writes_nothing(archive: Path) -> None:
    """Whoever is to rent a cluster for a night wants to know first."""
    result = CliRunner().invoke(main, ["sweep", str(archive), "--estimate", "--json"])

    guess = json.loads(result.stdout)
    assert guess["records"] == 40
    assert guess["on_topic"] == 4
    assert guess["hours_here"] > 0
    assert guess["sample_alarms"] == 0
    assert sorted(archive.parent.iterdir()) == [archive]


def test_an_audit_reads_what_the_gate_lets_go(archive: Path, tmp_path: Path) -> None:
    """That nothing is lost is shown on the archive at hand, not promised."""
    audited = sweep([str(archive)], tmp_path / "out", SweepOptions(engine=Engine.PROCESS, audit=1.0))

    assert audited["counts"]["audited"] == 36
    assert audited["counts"]["lost_at_the_gate"] == 0
