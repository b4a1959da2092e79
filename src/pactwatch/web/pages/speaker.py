"""What one speaker said."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.operations.desk import speaker
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()


@router.get("/speakers/{name:path}")
def show(
    name: str, desk: Annotated[Desk, Depends(get_desk)], as_of: Annotated[AsOf, Depends(read_as_of)]
) -> HTMLResponse:
    """Show one speaker."""
    return desk.answer(make_page(desk, name, as_of))


def make_page(desk: Desk, name: str, as_of: AsOf) -> Page:
    """Return the page of a speaker by name."""
    found = speaker(name, register=desk.register, on=as_of.on, known_by=as_of.known_by)
    own = views.speaker_page(found.statements, found.documents)
    return Page(
        template="speaker.html",
        title=own.name,
        path=f"speakers/{name}",
        values={"own": own},
        as_of=as_of,
        here="register",
    )
