"""The times around a sentence, which may date what it tells."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.span import Span
    from pactwatch.language.time_expressions import TimeExpression

_Found = TypeVar("_Found", bound=tuple[Any, ...])
_START = itemgetter(0)
_FIRST, _LAST = 3, 1


class Around(NamedTuple):
    """The times around a sentence: just before and after it, in two earlier ones, heading its paragraph."""

    before: tuple[TimeExpression, ...] = ()
    after: tuple[TimeExpression, ...] = ()
    earlier: tuple[TimeExpression, ...] = ()
    heading: TimeExpression | None = None

    @classmethod
    def of(
        cls, times: Sequence[TimeExpression], sentences: Sequence[Span], index: int, paragraph: Span
    ) -> Around:
        """Return what stands around a sentence of a report; ``times`` are in the order of the text."""
        before = sentences[max(0, index - _LAST) : index]
        earlier = sentences[max(0, index - _FIRST) : max(0, index - _LAST)]
        heads = [time for time in within(times, paragraph)[:1] if time.role == "heading" and time.date]
        return cls(
            before=tuple(time for span in before for time in within(times, span)),
            after=tuple(time for span in sentences[index + 1 : index + 2] for time in within(times, span)),
            earlier=tuple(time for span in earlier for time in within(times, span)),
            heading=heads[0] if heads else None,
        )


def within(found: Sequence[_Found], span: Span) -> list[_Found]:
    """Return what begins in a sentence; what was found is in the order of the text."""
    first = bisect_left(found, span[0], key=_START)
    return list(found[first : bisect_left(found, span[1], lo=first, key=_START)])
