"""One story, and the reports that tell it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.operations.desk import origin
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()


@router.get("/origins/{origin_id}")
def show(
    origin_id: str, desk: Annotated[Desk, Depends(get_desk)], as_of: Annotated[AsOf, Depends(read_as_of)]
) -> HTMLResponse:
    """Show one origin."""
    return desk.answer(make_page(desk, origin_id, as_of))


def make_page(desk: Desk, origin_id: str, as_of: AsOf) -> Page:
    """Return the page of an origin by its id."""
    found = origin(origin_id, register=desk.register, known_by=as_of.known_by)
    own = views.origin_page(found.story, found.documents)
    return Page(
        template="origin.html",
        title=own.title,
        path=f"origins/{origin_id}",
        values={"own": own},
        as_of=as_of,
        here="register",
    )
