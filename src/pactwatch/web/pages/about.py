"""How everything on the pages is counted."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.web.as_of import NOW, AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()


@router.get("/about")
def show(
    desk: Annotated[Desk, Depends(get_desk)], as_of: Annotated[AsOf, Depends(read_as_of)]
) -> HTMLResponse:
    """Show the rules."""
    return desk.answer(make_page(as_of))


def make_page(as_of: AsOf = NOW) -> Page:
    """Return the page on the counts."""
    return Page(
        template="about.html",
        title="About the counts",
        path="about",
        values={"own": views.about_page()},
        as_of=as_of,
        here="about",
    )
