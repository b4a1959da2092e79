"""Where the next page of a list begins, as a text that programs hand back and need not understand."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from fastapi import HTTPException
from starlette.status import HTTP_404_NOT_FOUND

_LONGEST = 400


def write_cursor(place: tuple[str | int, ...]) -> str:
    """Return a place in a list as a cursor."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, kinds: tuple[type, ...]) -> Any:
    """Return the place that a cursor is of; None if none was given.

    >>> read_cursor(write_cursor((12, "3f9c21ab")), (int, str))
    (12, '3f9c21ab')

    Raises:
        HTTPException: If it was not made by this desk.
    """
    if cursor is None:
        return None
    try:
        padded = cursor[:_LONGEST] + "=" * (-len(cursor[:_LONGEST]) % 4)
        place = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        place = None
    if not isinstance(place, list) or tuple(map(type, place)) != kinds:
        raise HTTPException(HTTP_404_NOT_FOUND, "no page begins there: take the cursor of the page before")
    return tuple(place)
