"""Decisions are taken back at the desk by whoever may make them."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import HTTPException

from pactwatch.operations.deciding import find_acts, undo_together
from pactwatch.web.access import may_take_back
from pactwatch.web.decider import current_decider

if TYPE_CHECKING:
    from collections.abc import Sequence


def take_back(numbers: Sequence[int], *, register: str) -> None:
    """Take back decisions, all or none, in the name of whoever asks.

    Raises:
        HTTPException: If nobody is known, or they may not make a decision like one of these.
        UnknownError: If one of them does not stand.
    """
    visitor = current_decider()
    for act in sorted(find_acts(numbers, register=register)):
        if not may_take_back(visitor, act):
            what = f"to take a decision back takes the right to make it, and a {visitor.role} cannot {act}"
            raise HTTPException(HTTPStatus.FORBIDDEN, what)
    undo_together(numbers, register=register, by=visitor.name)
