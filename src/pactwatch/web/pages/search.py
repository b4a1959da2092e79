"""Documents are found by their words, and narrowed by pair, year and language."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.errors import UnknownError
from pactwatch.operations.records import HITS_ON_A_PAGE, search_page
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()
_LONGEST_QUERY = 300
_MOST_PAGES = 50
_PAIR, _YEAR, _LANGUAGE = r"^[A-Z]{2}-[A-Z]{2}$", r"^[0-9]{4}$", r"^[a-z]{2,3}$"


@router.get("/search")
def show(  # noqa: PLR0913 (one argument a part of the URL)
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: Annotated[AsOf, Depends(read_as_of)],
    *,
    words: Annotated[str, Query(max_length=_LONGEST_QUERY)] = "",
    pair: Annotated[str | None, Query(pattern=_PAIR)] = None,
    year: Annotated[str | None, Query(pattern=_YEAR)] = None,
    language: Annotated[str | None, Query(pattern=_LANGUAGE)] = None,
    oldest: bool = False,
    page: Annotated[int, Query(ge=1, le=_MOST_PAGES)] = 1,
) -> HTMLResponse:
    """Show what was found; without words, the form alone."""
    cuts = {"pair": pair, "year": year, "language": language}
    state = {"words": words, **cuts, "oldest": "true" if oldest else None}
    kept = tuple((name, value) for name, value in state.items() if value)
    found, fault = None, ""
    try:
        if words.strip():
            when = {"on": as_of.on, "known_by": as_of.known_by}
            found = views.search_page(
                search_page(words, register=desk.register, **cuts, **when, oldest=oldest, page=page)
            )
    except UnknownError as error:
        fault = error.what
    last = min(_MOST_PAGES, -(-found.total // HITS_ON_A_PAGE)) if found else 0
    values = {
        "found": found, "fault": fault, "words": words, "cuts": cuts, "kept": kept,
        "oldest": oldest, "number": page, "last": last,
    }  # fmt: skip
    title = f"{words[:60]} – Search" if words else "Search"
    return desk.answer(
        Page(
            template="search.html",
            title=title,
            path="search",
            values=values,
            state=kept,
            as_of=as_of,
            here="search",
        )
    )
