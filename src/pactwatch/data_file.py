"""Load the data files in TOML that lie beside the code which reads them."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

from pactwatch.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Loaded = TypeVar("Loaded")


def load_data_file(
    package: str,
    name: str,
    build: Callable[[dict[str, Any]], Loaded],
    *,
    remedy: str = "Mend the file, or install Pactwatch anew.",
) -> Loaded:
    """Load a data file and make of its table what the code works with.

    ``load_data_file("pactwatch.views", "wordings.toml", dict)`` gives the table as it is; most callers give
    a function that makes their frozen value of it, compiles its patterns and so on.

    Args:
        package: Package that the file belongs to.
        name: Path of the file inside the package.
        build: Makes the value. A key that it misses, or a value that it cannot use, is a fault of the file.
        remedy: What to do about a broken file, where there is more to say.

    Raises:
        LexiconError: If there is no such file, it is not TOML, or nothing can be made of it.
    """
    path = resources.files(package).joinpath(name)
    try:
        return build(tomllib.loads(path.read_text("utf-8")))
    except (OSError, LookupError, ValueError, TypeError, AttributeError, re.error) as error:
        what = f"lacks the key {error}" if isinstance(error, KeyError) else str(error)
        raise LexiconError(what=what, where=str(path), remedy=remedy) from error


def check_keys(entry: Mapping[str, object], keys: Iterable[str], *, where: str) -> None:
    """Refuse an entry of a data file that lacks a key or has one too many.

    Raises:
        ValueError: If the keys are not exactly those that an entry has; ``load_data_file`` names the file.
    """
    if odd_keys := set(keys) ^ entry.keys():
        odd, right = (", ".join(sorted(each)) for each in (odd_keys, keys))
        msg = f"{where} has missing or unknown keys: {odd}; it has exactly these: {right}"
        raise ValueError(msg)
