"""The option ``--set FIELD=VALUE``, by which a person says what a claim is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

set_option = click.option(
    "--set", "changes", multiple=True, metavar="FIELD=VALUE", help="What a field of the claim is."
)


def read_settings(changes: Iterable[str]) -> dict[str, str]:
    """Return the value of each field that was set.

    Raises:
        UsageError: If one is not written as FIELD=VALUE.
    """
    pairs = [change.partition("=") for change in changes]
    if not all(sign for _, sign, _ in pairs):
        msg = "write --set FIELD=VALUE"
        raise click.UsageError(msg)
    return {name.strip(): value.strip() for name, _, value in pairs}


def read_given(paths: Iterable[str], changes: Iterable[str]) -> dict[str, str]:
    """Return the party that holds for all rows of the tables among the paths.

    Raises:
        UsageError: If something else is set, or there is no table to set it for.
    """
    given = read_settings(changes)
    is_for_tables = any(path.casefold().endswith((".csv", ".tsv")) for path in paths)
    if given and not (is_for_tables and given.keys() <= {"sender", "receiver"}):
        msg = "--set belongs to a claim, given with --words; for tables, only --set sender=US or receiver=RW"
        raise click.UsageError(msg)
    return given
