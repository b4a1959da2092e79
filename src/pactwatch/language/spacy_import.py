"""spaCy without its command line, which Pactwatch never calls and which takes long to import.

The ``__init__`` of every spaCy 3.8 imports all commands, with clients of HTTP, for the sake of one function,
``spacy.info``. That takes a fifth of a second of each start.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> Any:
    """Return the module ``spacy``; where it is not imported yet, import it without its commands.

    Nothing is taken from anybody else: ``spacy.info`` and ``spacy.cli`` are imported when they are asked for.
    """
    if "spacy" not in sys.modules:
        stand_ins: dict[str, Any] = {name: ModuleType(name) for name in _COMMANDS}
        stand_ins["spacy.cli.info"].info = _info
        sys.modules.update(stand_ins)
        try:
            import spacy
        finally:
            for name in stand_ins:
                del sys.modules[name]
    import spacy

    return spacy


def _info(*args: Any, **options: Any) -> Any:
    """Do what ``spacy.info`` does, and import it for that."""
    from spacy.cli.info import info

    return info(*args, **options)
