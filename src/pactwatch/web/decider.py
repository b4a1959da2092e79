"""Who decides at the desk: every decision bears a name."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import HTTPException

from pactwatch.web.access import current_visitor

if TYPE_CHECKING:
    from pactwatch.web.access import Visitor


def current_decider() -> Visitor:
    """Return whoever asks, whose name a decision is to bear.

    Raises:
        HTTPException: If nobody is known; the policy lets nobody come so far.
    """
    visitor = current_visitor()
    if visitor is None:
        raise HTTPException(HTTPStatus.FORBIDDEN, "a decision bears a name")
    return visitor
