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
