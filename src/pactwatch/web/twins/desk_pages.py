"""The twins of pages on the work itself: what waits for a decision, a claim to decide on, and the counts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from pactwatch import views
from pactwatch.operations.deciding import list_waiting, review_item
from pactwatch.views import exports
from pactwatch.web.api.claims import site_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.twins.answer import Form, answer_json, answer_table

router = APIRouter()
_MOST_WAITING = 200
_Desk = Annotated[Desk, Depends(get_desk)]
_Pair = Annotated[str | None, Query(pattern=r"^[A-Z]{2}-[A-Z]{2}$")]


@router.get("/review.{form}")
def give_waiting(form: Form, request: Request, desk: _Desk, arrangement: _Pair = None) -> Response:
    """Give the first events that wait for a decision, those that a stage rests on first."""
    queue, found = list_waiting(arrangement, register=desk.register, most=_MOST_WAITING)
    rows = exports.claims_as_rows(found, site=site_of(request))
    return answer_table(request, form, rows, waiting=queue.waiting, weighty=queue.weighty)


@router.get("/review/{claim_id}.json")
def give_item(claim_id: str, request: Request, desk: _Desk, arrangement: _Pair = None) -> Response:
    """Give one claim to decide on: its words, its fields, what hangs on it, and what was decided."""
    item = review_item(claim_id, arrangement, register=desk.register)
    return answer_json(request, views.review_page(item.record, item.weight, item.queue).to_dict())


@router.get("/about.{form}")
def give_counts(form: Form, request: Request) -> Response:
    """Give the numbers in the rules, and how well the reader reads."""
    return answer_table(request, form, views.about_page().to_rows(), views.ABOUT_COLUMNS)
