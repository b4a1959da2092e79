"""spaCy without its command line, which Pactwatch never calls and which takes long to import."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> Any:
    """Return the module ``spacy``; where it is not imported yet, import it without its commands.

    Its ``__init__`` imports all of them, with clients of HTTP, for the sake of one function, ``spacy.info``,
    which takes a fifth of a second. That one is None then; ``import spacy.cli`` works as ever.
    """
    if "spacy" not in sys.modules:
        stand_ins: dict[str, Any] = {name: ModuleType(name) for name in _COMMANDS}
        stand_ins["spacy.cli.info"].info = None
        sys.modules.update(stand_ins)
        try:
            import spacy
        finally:
            for name in stand_ins:
                del sys.modules[name]
    import spacy

    return spacy
