"""Why something was decided, put into words only when somebody asks.

To add up what the traits of a clause are worth is quick; to say which of them spoke most takes several times
as long, and most readings are never asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Reason:
    """A step to a claim whose words are made by a function when they are asked for.

    >>> str(Reason("pair {}-{}".format, "US", "RW"))
    'pair US-RW'
    """

    __slots__ = ("_of", "_tell")

    def __init__(self, tell: Callable[..., str], *of: object) -> None:
        self._tell = tell
        self._of = of

    def __str__(self) -> str:
        """Return the words."""
        return self._tell(*self._of)

    def __repr__(self) -> str:
        """Return the words as Python writes them."""
        return repr(str(self))

    def __eq__(self, other: object) -> bool:
        """Reasons in the same words are the same."""
        return isinstance(other, Reason) and str(self) == str(other)

    def __hash__(self) -> int:
        """Return the hash of the words."""
        return hash(str(self))

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Become plain words on the way to another process."""
        return str, (str(self),)


Step = str | Reason
