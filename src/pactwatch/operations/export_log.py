"""Who took which export, and when: a line of JSON each, in a file beside the register."""

from __future__ import annotations

import json
import logging
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.operations.exporting import Exported

_LOG = logging.getLogger(__name__)
_ENDING = ".exports.jsonl"


def log_export(register: str, exported: Exported, *, by: str | None, **asked: str | bool | None) -> None:
    """Write down that an export was made, for whom, and of what; the log of the program has it in any case.

    A register of a server has no "beside", and a folder may be read-only: then only that log has it.

    Args:
        register: Path of the register, or URL of its database.
        exported: What was exported.
        by: Who took it.
        asked: The form, the arrangement, the two days, and names of people who are moved; what was not asked
            for is left out.
    """
    row = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": by,
        **{name: value for name, value in asked.items() if value},
        "claims": exported.claim_count,
        "head": exported.head,
    }
    line = json.dumps(row, ensure_ascii=False)
    _LOG.info("export: %s", line)
    if "://" in register:
        return
    path = Path(register)
    try:
        file = os.open(path.with_name(path.name + _ENDING), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as error:
        _LOG.warning("the log of exports cannot be written: %s", error.strerror)
        return
    with os.fdopen(file, "a", encoding="utf-8") as own:
        own.write(f"{line}\n")
