"""Is all well around a register: versions, disk, clock?"""

from __future__ import annotations

import platform
import shutil
import sqlite3
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from pactwatch.register import schema
from pactwatch.register.migration import read_revision
from pactwatch.register.sqlite import FIRST_SAFE_SQLITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from pactwatch.register.store import Register

_LEAST_FREE_MB = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom:
    """One thing that was looked at; ``advice`` says what to do where it is not well."""

    name: str
    value: str
    advice: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the symptom as plain values."""
        return {"name": self.name, "value": self.value, "advice": self.advice}


def examine_machine() -> Iterator[Symptom]:
    """Yield the versions of what Pactwatch runs on."""
    yield Symptom(name="pactwatch", value=metadata.version("pactwatch"))
    yield Symptom(name="python", value=platform.python_version())
    version = sqlite3.sqlite_version
    is_safe = sqlite3.sqlite_version_info >= FIRST_SAFE_SQLITE
    advice = (
        None
        if is_safe
        else "Before 3.51.3, two programs that write or check-point at the same moment can damage a file. "
        "Pactwatch lets one at a time; do not write to the register with other programs."
    )
    yield Symptom(name="sqlite", value=version, advice=advice)


def examine_register(register: Register) -> Iterator[Symptom]:
    """Yield what there is to say of a register, its disk and its clock."""
    with register.reading() as connection:
        yield Symptom(name="register", value=register.name)
        yield Symptom(name="schema", value=str(read_revision(connection)))
        if connection.dialect.name == "postgresql":
            yield Symptom(
                name="postgresql", value=str(connection.execute(text("SHOW server_version")).scalar())
            )
        else:
            yield from _examine_file(Path(register.name))
        yield from _examine_log(connection, register.now())


def _examine_file(path: Path) -> Iterator[Symptom]:
    yield Symptom(name="size", value=f"{path.stat().st_size / (1 << 20):,.1f} MB")
    free_mb = shutil.disk_usage(path.parent).free >> 20
    needed_mb = max(_LEAST_FREE_MB, path.stat().st_size >> 20)
    advice = None if free_mb >= needed_mb else f"Free {needed_mb:,} MB: room for a copy of the register."
    yield Symptom(name="free on its disk", value=f"{free_mb:,} MB", advice=advice)


def _examine_log(connection: Connection, now: str) -> Iterator[Symptom]:
    entry = schema.audit_entry.c
    count, newest = connection.execute(select(func.count(), func.max(entry.recorded_at))).one()
    yield Symptom(name="entries", value=f"{count:,}")
    if newest is not None:
        advice = (
            None if newest <= now else "The newest entry is of the future: set the machine's clock right."
        )
        yield Symptom(name="newest entry", value=newest, advice=advice)
    for name, table in (
        ("documents", schema.document),
        ("claims", schema.claim),
        ("decisions", schema.decision),
        ("users' tables", schema.sheet),
        ("in quarantine", schema.quarantine),
    ):
        total = connection.execute(select(func.count()).select_from(table)).scalar_one()
        yield Symptom(name=name, value=f"{total:,}")
