"""Gold, the labels that people made, and readings of the same reports to hold against it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pactwatch.errors import GoldError
from pactwatch.evaluation.gold_shape import find_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPORT_SUFFIXES = (".txt", ".html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What one report says by its labels: NAME.yaml beside NAME.txt or NAME.html."""

    name: str
    report: dict[str, Any]
    arrangements: list[dict[str, Any]]
    events: list[dict[str, Any]]
    statements: list[dict[str, Any]]


def half_of(name: str) -> str:
    """Return the half, A or B, that a report belongs to for good, by a hash of its name.

    Half A is there to learn from; half B measures whether what was learnt holds elsewhere.
    """
    return "B" if hashlib.sha256(name.encode()).digest()[-1] & 1 else "A"


def load_gold(folder: Path, *, half: str | None = None) -> list[Gold]:
    """Load the labels of a folder, or of one half of it, in the order of the names.

    Raises:
        GoldError: If there are none, or a file is not YAML or not in the shape of labels.
    """
    files = [path for path in sorted(folder.glob("*.yaml")) if half in (None, half_of(path.stem))]
    if not files:
        raise GoldError(
            what="there are no labels (NAME.yaml) here",
            where=str(folder),
            remedy="Give a folder that holds NAME.txt or NAME.html, each with its NAME.yaml.",
        )
    return [_load_file(path) for path in files]


def _load_file(path: Path) -> Gold:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        labels = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 (a safe loader, in C)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise GoldError(what=f"not valid YAML: {error}", where=str(path), remedy="Mend this file.") from error
    fault = find_fault(labels)
    if fault is not None:
        raise GoldError(what=fault, where=str(path), remedy="Mend the labels there (see docs/reading.md).")
    return Gold(
        name=path.stem,
        report=labels["report"],
        arrangements=labels.get("arrangements") or [],
        events=labels.get("events") or [],
        statements=labels.get("statements") or [],
    )


def find_reports(folder: Path, *, half: str | None = None) -> list[Path]:
    """Return the texts of the labelled reports, in the order of their names."""
    found = []
    for labels in sorted(folder.glob("*.yaml")):
        if half in (None, half_of(labels.stem)):
            found += [path for path in map(labels.with_suffix, _REPORT_SUFFIXES) if path.exists()][:1]
    return found


def digest_of(folder: Path) -> str:
    """Return the SHA-256 of all reports and labels of a folder, so that a score names what it is of."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.suffix in (*_REPORT_SUFFIXES, ".yaml"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def load_readings(path: Path) -> dict[str, dict[str, Any]]:
    """Load the readings of a file of JSON lines, as ``pactwatch read --json`` prints it, by report name.

    Raises:
        GoldError: If a line is not JSON, has no address, or reads a report a second time.
    """
    row_by_name: dict[str, dict[str, Any]] = {}
    for number, row in _rows(path):
        name = Path(str(row.get("address") or "")).stem
        if not name or name in row_by_name:
            fault = f"a second reading of {name}" if name else "the reading has no address"
            raise GoldError(
                what=fault, where=f"{path}, line {number}", remedy="Give one reading a line, one a report."
            )
        row_by_name[name] = row
    return row_by_name


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldError(
                what=f"not JSON: {error}",
                where=f"{path}, line {number}",
                remedy="Give what `pactwatch read --json` prints.",
            ) from error
        yield number, row if isinstance(row, dict) else {}
