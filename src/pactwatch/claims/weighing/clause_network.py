"""What traits and words of a clause say of its events when a small network weighs them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.weighing.trait_names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CLAUSES = "clauses"
_CUED = Names("cued:")


def find_clause_traits(traits: Sequence[str], worded: Sequence[str], cued: Iterable[str]) -> list[str]:
    """Return all that a network is told of a clause: its traits, its wording, and the types of its cues."""
    return [*traits, *worded, *cued_traits(cued)]


def cued_traits(cued: Iterable[str]) -> list[str]:
    """Return the types of the cues of a clause as traits."""
    return [_CUED[event] for event in sorted(cued)]
