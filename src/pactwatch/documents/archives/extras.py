"""Libraries that come with an extra of Pactwatch, loaded when they are needed."""

from __future__ import annotations

import importlib
from typing import Any

from pactwatch.errors import SweepError

_EXTRAS = {"ray": "cluster"}


def need(module: str) -> Any:
    """Return a module, or say which extra of Pactwatch has it.

    Raises:
        SweepError: If it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        extra = _EXTRAS.get(module.partition(".")[0], "bulk")
        raise SweepError(
            what=f"sweeping needs {module.partition('.')[0]}, which is not installed",
            where="pactwatch sweep",
            remedy=f"Install it with: pip install 'pactwatch[{extra}]'",
        ) from error
