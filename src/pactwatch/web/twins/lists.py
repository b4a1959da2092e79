"""The twins of pages that list arrangements, documents or changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from pactwatch import operations, views
from pactwatch.operations.desk import state as find_state
from pactwatch.operations.records import search_page
from pactwatch.operations.serving import list_news
from pactwatch.views import exports
from pactwatch.web.api.claims import site_of
from pactwatch.web.as_of import AsOf, read_as_of, read_date
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.pages.register import read_choice
from pactwatch.web.twins.answer import Form, answer_table

router = APIRouter()
_MOST_NEWS = 100
_A_WEEK = timedelta(days=7)
_MOST_PAGES = 50
_MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_Desk = Annotated[Desk, Depends(get_desk)]
_AsOf = Annotated[AsOf, Depends(read_as_of)]


@router.get("/states/{code}.atom")
def give_news_of_state(code: str, request: Request, desk: _Desk, as_of: _AsOf) -> Response:
    """Give what became known of arrangements of a state, as a feed."""
    name = views.state_in_words(code.upper())
    return _changes("atom", request, desk, as_of, party=code.upper(), title=name, page=f"states/{code}")


@router.get("/arrangements/{name}.atom")
def give_news_of_arrangement(name: str, request: Request, desk: _Desk, as_of: _AsOf) -> Response:
    """Give what became known of the arrangements of two states, as a feed."""
    pair = "-".join(name.upper().split("-")[:2])
    return _changes("atom", request, desk, as_of, party=pair, title=pair, page=f"arrangements/{name}")


@router.get("/register.{form}")
def give_register(
    form: Form,
    request: Request,
    desk: _Desk,
    as_of: _AsOf,
    choice: Annotated[views.Choice, Depends(read_choice)],
) -> Response:
    """Give all arrangements that a reader has chosen, in the order chosen."""
    found = operations.list_(register=desk.register, on=as_of.on, known_by=as_of.known_by)
    by_name = {each.name: each for each in found}
    chosen = views.register_page([views.register_row(each) for each in found], choice).chosen
    return _arrangements(form, request, [by_name[row.name] for row in chosen])


@router.get("/states/{code}.{form}")
def give_state(code: str, form: Form, request: Request, desk: _Desk, as_of: _AsOf) -> Response:
    """Give the arrangements that a state is a party of."""
    found = find_state(code.upper(), register=desk.register, on=as_of.on, known_by=as_of.known_by)
    return _arrangements(form, request, [each.arrangement for each in found.contested])


@router.get("/search.{form}")
def search(  # noqa: PLR0913 (one argument a part of the URL)
    form: Form,
    request: Request,
    desk: _Desk,
    *,
    words: Annotated[str, Query(min_length=1, max_length=300)],
    pair: Annotated[str | None, Query(pattern=r"^[A-Z]{2}-[A-Z]{2}$")] = None,
    year: Annotated[str | None, Query(pattern=r"^[0-9]{4}$")] = None,
    language: Annotated[str | None, Query(pattern=r"^[a-z]{2,3}$")] = None,
    oldest: bool = False,
    page: Annotated[int, Query(ge=1, le=_MOST_PAGES)] = 1,
) -> Response:
    """Give a page of the documents found."""
    cuts = {"pair": pair, "year": year, "language": language}
    found = search_page(words, register=desk.register, **cuts, oldest=oldest, page=page)
    links = exports.Links(site_of(request))
    rows = [exports.hit_table_row(hit, links) for hit in found.hits]
    return answer_table(request, form, rows, exports.HIT_COLUMNS, total=found.total)


@router.get("/today.{form}")
def give_today(
    form: Literal["json", "csv", "atom"],
    request: Request,
    desk: _Desk,
    as_of: _AsOf,
    since: str | None = None,
) -> Response:
    """Give what became known, the newest first: since a day, in the last week, or as a feed of the newest."""
    return _changes(form, request, desk, as_of, since=read_date(since))


def _arrangements(form: str, request: Request, found: Any) -> Response:
    links = exports.Links(site_of(request))
    if form == "json":
        rows = [views.arrangement_as_row(each) for each in found]
    else:
        rows = [exports.arrangement_table_row(each, links) for each in found]
    return answer_table(request, form, rows, exports.ARRANGEMENT_COLUMNS)


def _changes(  # noqa: PLR0913 (of what, as of when, in which form)
    form: str,
    request: Request,
    desk: Desk,
    as_of: AsOf,
    *,
    since: str | None = None,
    party: str | None = None,
    title: str = "",
    page: str = "",
) -> Response:
    if since is None and form != "atom":
        since = (datetime.now(UTC).date() - _A_WEEK).isoformat()
    days = list_news(party, register=desk.register, since=since, until=as_of.known_by, most=_MOST_NEWS)
    links = exports.Links(site_of(request))
    rows = [
        row
        for each in days
        for row in exports.change_rows(each.news, each.documents, links, known_on=each.day)
    ]
    if form != "atom":
        return answer_table(request, form, rows, exports.CHANGE_COLUMNS, since=since)
    feed = exports.atom_feed(
        rows,
        title=f"Pactwatch: what changed{f', {title}' if title else ''}",
        address=str(request.url),
        page=f"{site_of(request)}/{page}",
    )
    return Response(feed, media_type=_MEDIA_TYPE, headers={"ETag": request.state.etag})
