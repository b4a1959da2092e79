"""One claim, under the address that stays: its words, its fields and its history."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.operations.records import claim_record
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()


@router.get("/claims/{claim_id}")
def show(
    claim_id: str, desk: Annotated[Desk, Depends(get_desk)], as_of: Annotated[AsOf, Depends(read_as_of)]
) -> HTMLResponse:
    """Show one claim."""
    return desk.answer(make_page(desk, claim_id, as_of))


def make_page(desk: Desk, claim_id: str, as_of: AsOf) -> Page:
    """Return the page of a claim."""
    own = views.claim_page(claim_record(claim_id, register=desk.register, known_by=as_of.known_by))
    return Page(
        template="claim.html",
        title=own.says,
        path=f"claims/{own.claim_id}",
        values={"own": own},
        as_of=as_of,
    )
