"""The columns of a table of claims, as every export of one has and explains them."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from pactwatch.data_file import load_data_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, the type of its values (text, integer, number, moment), and what it means."""

    name: str
    type: str
    means: str


@functools.cache
def load_columns() -> tuple[Column, ...]:
    """Load the data dictionary."""
    return load_data_file(
        "pactwatch.views.exports",
        "columns.toml",
        lambda entries: tuple(Column(**entry) for entry in entries["column"]),
    )
