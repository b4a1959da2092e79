"""All arrangements of the register, cut and ordered by what the URL says: map, table and matrix."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import HTMLResponse

from pactwatch import operations, views
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.map import draw_arrangements
from pactwatch.web.page import Page

router = APIRouter()
_MOST_OF_A_FACET = 60
_Values = Annotated[list[str], Query(default_factory=list, max_length=_MOST_OF_A_FACET)]


def read_choice(  # noqa: PLR0913 (one argument a facet)
    *,
    sender: _Values,
    receiver: _Values,
    stage: _Values,
    year: _Values,
    disputed: _Values,
    origins: Annotated[int | None, Query(ge=1, le=9999)] = None,
    sort: str = "name",
    page: Annotated[int, Query(ge=1, le=9999)] = 1,
) -> views.Choice:
    """Return what a reader has chosen, by the URL."""
    return views.Choice(
        senders=_clean(sender, is_upper=True),
        receivers=_clean(receiver, is_upper=True),
        stages=_clean(stage),
        years=_clean(year),
        disputed=_clean(disputed),
        origins=origins,
        sort=sort if sort.removeprefix("-") in views.SORTS else "name",
        page=page,
    )


def _clean(values: list[str], *, is_upper: bool = False) -> tuple[str, ...]:
    found = {value.strip().upper() if is_upper else value.strip().lower() for value in values}
    return tuple(sorted(found - {""}))


@router.get("/register")
def show(
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: Annotated[AsOf, Depends(read_as_of)],
    choice: Annotated[views.Choice, Depends(read_choice)],
) -> HTMLResponse:
    """Show the register."""
    return desk.answer(make_page(desk, as_of, choice))


def make_page(desk: Desk, as_of: AsOf, choice: views.Choice) -> Page:
    """Return the page of the register, as chosen."""
    found = operations.list_(register=desk.register, on=as_of.on, known_by=as_of.known_by)
    own = views.register_page([views.register_row(each) for each in found], choice)
    return Page(
        template="register.html",
        title="Register",
        path="register",
        values={"own": own, "map": draw_arrangements(own.chosen), "stages": views.LIVELIEST},
        state=choice.state,
        as_of=as_of,
        here="register",
    )
