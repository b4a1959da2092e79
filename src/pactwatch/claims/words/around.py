"""The times around a sentence, which may date what it tells."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
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
        cls, told: Sequence[Sequence[TimeExpression]], index: int, in_paragraph: Sequence[TimeExpression]
    ) -> Around:
        """Return what stands around a sentence of a report.

        Args:
            told: The times of each sentence, in the order of the text.
            index: Which sentence it is.
            in_paragraph: The times of its paragraph.
        """
        heads = [time for time in in_paragraph[:1] if time.role == "heading" and time.date]
        return cls(
            before=tuple(chain(*told[max(0, index - _LAST) : index])),
            after=tuple(chain(*told[index + 1 : index + 2])),
            earlier=tuple(chain(*told[max(0, index - _FIRST) : max(0, index - _LAST)])),
            heading=heads[0] if heads else None,
        )


def within(found: Sequence[_Found], span: Span) -> list[_Found]:
    """Return what begins in a sentence; what was found is in the order of the text."""
    first = bisect_left(found, span[0], key=_START)
    return list(found[first : bisect_left(found, span[1], lo=first, key=_START)])
