"""What the finders of language have found in one report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.attributions import Attribution
    from pactwatch.language.cast import Cast
    from pactwatch.language.span import Span
    from pactwatch.language.time_expressions import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """What the finders of language have found in one report, for :func:`find_statements`."""

    text: str
    sentences: Sequence[Span]
    attributions: Sequence[Attribution]
    times: Sequence[TimeExpression]
    cast: Cast
    language: str = "en"
    published: str | None = None
