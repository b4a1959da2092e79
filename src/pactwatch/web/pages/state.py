"""What concerns one state."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import Path as InPath
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.operations.desk import state
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.map import draw_arrangements
from pactwatch.web.page import Page

router = APIRouter()


@router.get("/states/{code}")
def show(
    code: Annotated[str, InPath(pattern=r"^[A-Za-z]{2}$")],
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: Annotated[AsOf, Depends(read_as_of)],
) -> HTMLResponse:
    """Show one state."""
    return desk.answer(make_page(desk, code.upper(), as_of))


def make_page(desk: Desk, code: str, as_of: AsOf) -> Page:
    """Return the page of a state by its code."""
    found = state(code, register=desk.register, on=as_of.on, known_by=as_of.known_by)
    own = views.state_page(code, found.contested, found.voices, found.documents)
    return Page(
        template="state.html",
        title=own.name,
        path=f"states/{code}",
        values={"own": own, "map": draw_arrangements([*own.receives, *own.sends], is_near=True)},
        as_of=as_of,
        here="register",
    )
