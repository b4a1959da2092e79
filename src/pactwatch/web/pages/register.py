"""All arrangements of the register, as a table."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse

from pactwatch import operations, views
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()


@router.get("/register")
def show(
    desk: Annotated[Desk, Depends(get_desk)], as_of: Annotated[AsOf, Depends(read_as_of)]
) -> HTMLResponse:
    """Show the whole register."""
    return desk.answer(make_page(desk, as_of))


def make_page(desk: Desk, as_of: AsOf) -> Page:
    """Return the page of the whole register."""
    found = operations.list_(register=desk.register, on=as_of.on, known_by=as_of.known_by)
    return Page(
        template="register.html",
        title="Register",
        path="register",
        values={"rows": [views.register_row(each) for each in found]},
        as_of=as_of,
        here="register",
    )
