"""What one speaker said."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.operations.desk import MOST_STATEMENTS, speaker
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page
from pactwatch.web.whole import IS_WHOLE, Whole

router = APIRouter()
_MOST_AT_FIRST = 30
"""Of statements, the newest are what a reader comes for; all are one click away."""


@router.get("/speakers/{name:path}")
def show(
    name: str,
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: Annotated[AsOf, Depends(read_as_of)],
    whole: Whole = None,
) -> HTMLResponse:
    """Show one speaker, with the newest statements or with all."""
    page = make_page(desk, name, as_of, most=None if whole else _MOST_AT_FIRST)
    return desk.answer(replace(page, state=IS_WHOLE) if whole else page)


def make_page(desk: Desk, name: str, as_of: AsOf, *, most: int | None = MOST_STATEMENTS) -> Page:
    """Return the page of a speaker by name, with so many of the newest statements at most."""
    found = speaker(name, register=desk.register, on=as_of.on, known_by=as_of.known_by, most=most)
    own = views.speaker_page(found.speech, found.documents)
    return Page(
        template="speaker.html",
        title=own.name,
        path=f"speakers/{name}",
        values={"own": own},
        as_of=as_of,
        here="register",
    )
