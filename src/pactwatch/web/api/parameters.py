"""Parameters that routes of the API share, with what they may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Path, Query, Request, Response
from pydantic import WithJsonSchema
from starlette.status import HTTP_400_BAD_REQUEST

from pactwatch.web.as_of import AsOf, last_day_of

_NAME = r"^[A-Za-z]{2}-[A-Za-z]{2}(-[0-9]{4}[a-z]?)?$"
_EXAMPLE = "2025-05"
MOST, _USUAL = 500, 100
_DATE_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "format": "date"},
        {"type": "string", "pattern": "^[1-9][0-9]{3}-(0[1-9]|1[0-2])$"},
        {"type": "string", "pattern": "^[1-9][0-9]{3}$"},
    ]
}
DateText = Annotated[str, WithJsonSchema(_DATE_SCHEMA)]
"""A day, a month or a year."""
Name = Annotated[
    str,
    Path(pattern=_NAME, description="Sender and receiver, perhaps with the year of a run: AU-NR-2012."),
]
OfName = Annotated[
    str | None,
    Query(
        alias="arrangement", pattern=_NAME, description="Only of this arrangement, as US-RW or AU-NR-2012."
    ),
]
State = Annotated[str | None, Query(pattern="^[A-Za-z]{2}$", description="ISO 3166 code of a party.")]
Id = Annotated[
    str, Path(pattern="^[0-9a-f]{6,20}$", description="The id, or six or more of its first letters.")
]


def read_dates(
    on: Annotated[
        DateText | None, Query(description="As of the end of this day, month or year, by what happened.")
    ] = None,
    known_by: Annotated[
        DateText | None,
        Query(alias="known-by", description="By what had been recorded here at its end, likewise."),
    ] = None,
) -> AsOf:
    """Return as of when a program asks.

    Raises:
        HTTPException: If one of the dates is none.
    """
    for text in (on, known_by):
        try:
            last_day_of(_EXAMPLE if text is None else text)
        except ValueError as error:
            raise HTTPException(
                HTTP_400_BAD_REQUEST, f"{error}: write 2025-05-05, 2025-05 or 2025"
            ) from error
    return AsOf(on=on, known_by=known_by)


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page of a list is asked for."""

    request: Request
    response: Response
    cursor: str | None
    limit: int

    def to_next(self, cursor: str | None) -> str | None:
        """Return the address of the next page, and say it in the header too; None after the last."""
        if cursor is None:
            return None
        url = self.request.url.include_query_params(cursor=cursor)
        address = f"{url.path}?{url.query}"
        self.response.headers["Link"] = f'<{address}>; rel="next"'
        return address


def read_turn(
    request: Request,
    response: Response,
    cursor: Annotated[
        str | None, Query(max_length=400, description="Where the page begins: what the one before said.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many at most.")] = _USUAL,
) -> Turn:
    """Return which page a program asks for."""
    return Turn(request, response, cursor, limit)


As = Annotated[AsOf, Depends(read_dates)]
Page = Annotated[Turn, Depends(read_turn)]
