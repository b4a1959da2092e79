"""Whose scheme a report means that calls it by the receiver alone: "the Rwanda plan" of 2022 is Britain's."""

from __future__ import annotations

import functools
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.pair.parties import Pair
from pactwatch.data_file import load_data_file

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pactwatch.claims.words.passages import Passage

_INSTRUMENT = frozenset({"instrument", "scheme"})


class Scheme(NamedTuple):
    """A pair, and the days of publication between which its receiver's name alone stands for it."""

    pair: Pair
    since: date
    until: date
    matches: tuple[str, ...]
    misses: tuple[str, ...]


@functools.cache
def load_schemes() -> tuple[Scheme, ...]:
    """Load the schemes that are called by their receiver.

    Raises:
        LexiconError: If the file is not TOML or a scheme lacks its pair, its first day or its examples.
    """
    return load_data_file(
        "pactwatch.claims",
        "lexicons/schemes.toml",
        _build,
        remedy="Give each scheme sender, receiver, from, matches and misses.",
    )


def _build(data: dict[str, Any]) -> tuple[Scheme, ...]:
    return tuple(
        Scheme(
            pair=Pair(row["sender"], row["receiver"]),
            since=row["from"],
            until=row.get("until", date.max),
            matches=tuple(row["matches"]),
            misses=tuple(row["misses"]),
        )
        for row in data["scheme"]
    )


def find_called_pairs(
    passages: Sequence[Passage], near: Collection[int], published: str | None
) -> list[Pair]:
    """Return the pairs of the schemes that a report calls by the receiver alone.

    Args:
        passages: The sentences of the report.
        near: Those of them near which migrants are spoken of.
        published: Its day of publication, as EDTF; where it is not known to the day, nothing is returned.
    """
    try:
        day = date.fromisoformat(published or "")
    except ValueError:
        return []
    opened = [scheme.pair for scheme in load_schemes() if scheme.since <= day <= scheme.until]
    named = {
        party.code
        for passage in passages
        if passage.index in near or passage.has(_INSTRUMENT)
        for party in passage.parties
    }
    receivers = [pair.receiver for pair in opened]
    return [pair for pair in opened if pair.receiver in named and receivers.count(pair.receiver) == 1]
