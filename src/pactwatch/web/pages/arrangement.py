"""All that is known of one arrangement."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.operations.desk import dossiers
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()


@router.get("/arrangements/{name}")
def show(
    name: str, desk: Annotated[Desk, Depends(get_desk)], as_of: Annotated[AsOf, Depends(read_as_of)]
) -> HTMLResponse:
    """Show one arrangement; of a pair with several, the newest, with links to the others."""
    return desk.answer(make_page(desk, name, as_of))


def make_page(desk: Desk, name: str, as_of: AsOf) -> Page:
    """Return the page of an arrangement."""
    found = dossiers(name, register=desk.register, on=as_of.on, known_by=as_of.known_by)
    own = views.arrangement_page(found.arrangements[0], found.documents)
    return Page(
        template="arrangement.html",
        title=f"{own.sender_name} → {own.receiver_name}",
        path=f"arrangements/{own.name}",
        values={"own": own, "others": [each.name for each in found.arrangements[1:]]},
        as_of=as_of,
        here="register",
    )
