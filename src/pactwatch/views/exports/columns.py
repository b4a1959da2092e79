"""The columns of a table of claims, as every export of one has and explains them."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, the type of its values (text, integer, number, moment), and what it means."""

    name: str
    type: str
    means: str


@functools.cache
def load_columns() -> tuple[Column, ...]:
    """Load the data dictionary."""
    path = resources.files("pactwatch.views.exports").joinpath("columns.toml")
    entries = tomllib.loads(path.read_text("utf-8"))["column"]
    return tuple(Column(**entry) for entry in entries)
