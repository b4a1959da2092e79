"""What one cue of a parsed sentence ties to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pactwatch.language.span import Span


class Report(NamedTuple):
    """What one cue of a parsed sentence ties to whom."""

    content: tuple[Span, ...]
    cue: Span
    word: str
    kind: str
    speaker: Span | None
    is_negated: bool
    because: tuple[str, ...]
