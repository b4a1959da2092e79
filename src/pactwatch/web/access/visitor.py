"""Who is at the desk."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do; each role may do all that those before it may.

    A reader reads, searches, checks and exports; a reviewer decides on claims; an editor merges and splits
    runs and stories as well.
    """

    READER = "reader"
    REVIEWER = "reviewer"
    EDITOR = "editor"

    def includes(self, other: Role) -> bool:
        """Say whether whoever has this role may do what the other one may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


class Means(StrEnum):
    """How a visitor is known: by being at the machine itself, by a session, or by a program's token."""

    LOCAL = "local"
    SESSION = "session"
    TOKEN = "token"  # noqa: S105 (the name of a means, no password)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who is known, by the name that their decisions bear.

    ``form_token`` is what forms of this visitor carry, so that a page of somebody else cannot send them.
    """

    name: str
    role: Role
    means: Means
    form_token: str = ""


_VISITOR: ContextVar[Visitor | None] = ContextVar("visitor", default=None)


def current_visitor() -> Visitor | None:
    """Return who asks for the page that is being drawn; None for somebody unknown, and in a site of files."""
    return _VISITOR.get()


def set_visitor(visitor: Visitor | None) -> None:
    """Say who asks, for the rest of this request."""
    _VISITOR.set(visitor)
