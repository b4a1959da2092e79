from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from pactwatch.views.exports import verify as verifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Export = Callable[..., Path]
    Files = dict[str, bytes]


@pytest.fixture
def pack(export: Export) -> Path:
    """An evidence pack on one pair of states."""
    return export("pack.zip", "US-RW")


def files_of(pack: Path) -> Files:
    """Return the files of a pack by their names."""
    with zipfile.ZipFile(pack) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(pack: Path, files: Files, *, with_new_sums: bool = False) -> Path:
    """Write a pack of these files, with hashes that fit them if whoever does it is careful."""
    if with_new_sums:
        sums = (
            f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in files if name != "SHA256SUMS"
        )
        files = {**files, "SHA256SUMS": "".join(sums).encode()}
    with zipfile.ZipFile(pack, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return pack


def faults_of(pack: Path, *, head: str | None = None) -> list[str]:
    """Return what the verifier finds wrong."""
    check = verifier.Check(verifier.Pack(pack))
    try:
        check.run(head)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return [*check.faults, str(error)]
    return check.faults


def rows_of(files: Files, name: str) -> list[Any]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in files[name].splitlines()]


def lines_of(rows: list[Any]) -> bytes:
    """Return rows as JSON lines."""
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def test_a_pack_is_checked_by_itself_with_the_standard_library(pack: Path, tmp_path: Path) -> None:
    """In a folder of its own, by a Python that sees no other library, and without Pactwatch."""
    folder = tmp_path / "unpacked"
    zipfile.ZipFile(pack).extractall(folder)

    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-I", "-S", str(folder / "verify.py")], capture_output=True, text=True, check=False
    )

    assert done.stdout.startswith("INTACT: 11 files, 3 documents, 7 claims, 8 passages, 4 entries\n")
    assert "No hash shows that a report was published as it was recorded" in done.stdout
    assert done.returncode == 0


def test_a_pack_says_what_hashes_prove_and_what_not(pack: Path) -> None:
    """In its README, before anybody asks."""
    readme = files_of(pack)["README.txt"].decode()

    assert "python3 verify.py" in readme
    assert "No hash shows that a report was published as it was recorded" in readme
    assert "keep the head of the log in" in readme


def test_the_same_register_gives_the_same_pack(export: Export) -> None:
    """Byte for byte."""
    assert export("one.zip", "US-RW").read_bytes() == export("two.zip", "US-RW").read_bytes()


def test_any_changed_byte_is_found(pack: Path, tmp_path: Path) -> None:
    """300 of them, at any place of any file."""
    files, dice = files_of(pack), random.Random(7)

    for _ in range(300):
        name = dice.choice(sorted(files))
        content = bytearray(files[name])
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        changed = write(tmp_path / "changed.zip", {**files, name: bytes(content)})
        assert faults_of(changed), name


def test_a_file_more_or_less_is_found(pack: Path, tmp_path: Path) -> None:
    """Also where it only seems to belong there."""
    files = files_of(pack)
    name = next(name for name in files if name.startswith("texts/"))
    less = {each: content for each, content in files.items() if each != name}

    assert faults_of(write(tmp_path / "more.zip", {**files, "texts/new.txt": b"new"})) == [
        "texts/new.txt is there and not listed"
    ]
    assert f"{name} is listed and missing" in faults_of(write(tmp_path / "less.zip", less))


def _change_text(files: Files) -> None:
    name = next(name for name in files if name.startswith("texts/"))
    files[name] += b" It is false."


def _change_quote(files: Files) -> None:
    files["claims.csv"] = files["claims.csv"].replace(
        b"signed a deal on Tuesday", b"signed no deal on Tuesday"
    )


def _change_claim(files: Files) -> None:
    rows = rows_of(files, "claims.jsonl")
    rows[0]["date"] = "2024-05-04"
    files["claims.jsonl"] = lines_of(rows)


def _move_words(files: Files) -> None:
    rows = rows_of(files, "claims.jsonl")
    rows[0]["passages"][0][2] += 1
    files["claims.jsonl"] = lines_of(rows)


def _move_claim(files: Files) -> None:
    rows = rows_of(files, "claims.jsonl")
    rows[0]["entry"] = rows[-1]["entry"]
    files["claims.jsonl"] = lines_of(rows)


def _change_address(files: Files) -> None:
    files["documents.jsonl"] = files["documents.jsonl"].replace(
        b"news.example/signed", b"news.example/denied"
    )


def _change_publication(files: Files) -> None:
    files["documents.jsonl"] = files["documents.jsonl"].replace(b"2025-06-03", b"2025-06-04")


def _change_decision(files: Files) -> None:
    files["documents.jsonl"] = files["documents.jsonl"].replace(b"=ann", b"=bob")


def _drop_entry(files: Files) -> None:
    rows = rows_of(files, "log.jsonl")
    files["log.jsonl"] = lines_of([*rows[:1], *rows[2:]])


def _cut_log(files: Files) -> None:
    files["log.jsonl"] = lines_of(rows_of(files, "log.jsonl")[:-1])


def _change_time(files: Files) -> None:
    rows = rows_of(files, "log.jsonl")
    rows[1]["recorded_at"] = "2020-01-01T00:00:00.000000Z"
    files["log.jsonl"] = lines_of(rows)


CHANGES = (
    _change_text,
    _change_quote,
    _change_claim,
    _move_words,
    _move_claim,
    _change_address,
    _change_publication,
    _change_decision,
    _drop_entry,
    _cut_log,
    _change_time,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_careful_change_is_found(pack: Path, tmp_path: Path, change: Callable[[Files], None]) -> None:
    """Even where the list of hashes was made anew to fit it."""
    files = files_of(pack)
    before = dict(files)
    change(files)

    assert files != before
    assert faults_of(write(tmp_path / "changed.zip", files, with_new_sums=True))


def test_a_log_that_was_made_anew_is_found_by_a_head_kept_elsewhere(pack: Path, tmp_path: Path) -> None:
    """Without it, such a pack fits itself: that is what no hash can show."""
    files = files_of(pack)
    head = json.loads(files["manifest.json"])["head"]
    assert faults_of(pack, head=head) == []
    rows, previous = rows_of(files, "log.jsonl"), None
    for row in rows:
        row["recorded_at"] = "2020-01-01T00:00:00.000000Z"
        row["previous_hash"] = previous or row["previous_hash"]
        own = [row["sequence"], row["recorded_at"], row["kind"], row["content"], row["previous_hash"]]
        row["hash"] = previous = verifier.digest(own)
    files["log.jsonl"] = lines_of(rows)
    files["manifest.json"] = files["manifest.json"].replace(head.encode(), str(previous).encode())
    anew = write(tmp_path / "anew.zip", files, with_new_sums=True)

    assert faults_of(anew) == []
    assert faults_of(anew, head=head) == [f"no entry of the log has the hash {head}"]


def test_a_damaged_pack_is_not_intact(pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Cut off, or no zip file at all: a sentence, not a traceback."""
    cut = tmp_path / "cut.zip"
    cut.write_bytes(pack.read_bytes()[:500])

    sys.argv = ["verify.py", str(cut)]

    assert verifier.main() == 1
    assert capsys.readouterr().out.startswith("NOT INTACT")
