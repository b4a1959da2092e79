"""All that is known of one arrangement."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.operations.asking import MOST_ON_A_PAGE, list_own_rows
from pactwatch.operations.desk import dossier
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page
from pactwatch.web.whole import IS_WHOLE, Whole

router = APIRouter()


@router.get("/arrangements/{name}")
def show(
    name: str,
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: Annotated[AsOf, Depends(read_as_of)],
    whole: Whole = None,
) -> HTMLResponse:
    """Show one arrangement; of a pair with several, the newest, with links to the others."""
    return desk.answer(make_page(desk, name, as_of, is_whole=whole is not None))


def make_page(desk: Desk, name: str, as_of: AsOf, *, is_whole: bool = False) -> Page:
    """Return the page of an arrangement, with all that is told of it if the whole is asked for."""
    most = None if is_whole else MOST_ON_A_PAGE
    found = dossier(name, register=desk.register, on=as_of.on, known_by=as_of.known_by, most=most)
    own = views.arrangement_page(found.arrangement, found.documents)
    kept = list_own_rows(f"{own.sender}-{own.receiver}", register=desk.register, known_by=as_of.known_by)
    return Page(
        template="arrangement.html",
        title=f"{own.sender_name} → {own.receiver_name}",
        path=f"arrangements/{own.name}",
        values={
            "own": own,
            "runs": list(found.runs),
            "own_rows": [views.own_row_line(each) for each in kept],
        },
        state=IS_WHOLE if is_whole else (),
        as_of=as_of,
        here="register",
    )
