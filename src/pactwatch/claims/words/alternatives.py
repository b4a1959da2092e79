r"""Many patterns as one that is quick: those that begin with ``\b`` are tried at the edges of words only."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\\.|\[\^?\]?[^\]]*\]|.", re.DOTALL)
_EDGE = r"\b"


def any_of(patterns: list[str]) -> str:
    r"""Return a pattern that is found where any of those given is.

    >>> any_of([r"\bwaste\b|\bshame", "will work"])
    '\\b(?:waste\\b|shame)|will work'
    """
    ways = [way for pattern in patterns for way in _split(pattern)]
    at_edge = [way.removeprefix(_EDGE) for way in ways if way.startswith(_EDGE)]
    others = [way for way in ways if not way.startswith(_EDGE)]
    return "|".join([rf"\b(?:{'|'.join(at_edge)})", *others] if at_edge else others)


def _split(pattern: str) -> list[str]:
    """Split a pattern at the bars that stand in no group."""
    ways, depth = [""], 0
    for piece in _PIECE.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and depth == 0:
            ways.append("")
        else:
            ways[-1] += piece
    return ways
