"""A paragraph is checked against the register."""

from __future__ import annotations

from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import Form as FormField
from starlette.responses import HTMLResponse, JSONResponse, Response

from pactwatch import operations, views
from pactwatch.errors import DocumentError
from pactwatch.operations.checking import LONGEST_TEXT
from pactwatch.views import exports
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page
from pactwatch.web.twins.answer import Form

router = APIRouter()
_DAY = r"^(\d{4}-\d{2}-\d{2})?$"
_AT_ONCE = BoundedSemaphore(1)
"""Reading takes all of a core; pages of others must not wait for a text of one."""


@router.get("/check")
def show(
    desk: Annotated[Desk, Depends(get_desk)], as_of: Annotated[AsOf, Depends(read_as_of)]
) -> HTMLResponse:
    """Show the form."""
    return desk.answer(_make_page(as_of))


@router.post("/check", response_model=None)
def check(
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: Annotated[AsOf, Depends(read_as_of)],
    text: Annotated[str, FormField()] = "",
    published: Annotated[str, FormField(pattern=_DAY)] = "",
    form: Annotated[Form | None, FormField(alias="as")] = None,
) -> Response:
    """Show what the register has on each sentence, or give it as data; nothing is recorded."""
    try:
        checked = _check(desk, text, published)
    except DocumentError as error:
        fault = f"{error.what[:1].upper()}{error.what[1:]}. {error.remedy}"
        page = _make_page(as_of, text=text[:LONGEST_TEXT], published=published, fault=fault)
        return desk.answer(page, status=HTTPStatus.BAD_REQUEST)
    if form is not None:
        return _give(checked, form)
    return desk.answer(_make_page(as_of, text=text, published=published, checked=checked))


@router.post("/check.{form}", response_model=None)
def give_checked(
    form: Form,
    desk: Annotated[Desk, Depends(get_desk)],
    text: Annotated[str, FormField()] = "",
    published: Annotated[str, FormField(pattern=_DAY)] = "",
) -> Response:
    """Give the same as data; the text is sent as the form of the page sends it, and stands in no address."""
    return _give(_check(desk, text, published), form)


def _check(desk: Desk, text: str, published: str) -> views.CheckedText:
    with _AT_ONCE:
        return operations.check(text, register=desk.register, published=published or None)


def _give(checked: views.CheckedText, form: str) -> Response:
    if form == "json":
        return JSONResponse(checked.to_dict())
    rows = (row for sentence in checked.sentences for row in sentence.to_rows())
    table = b"".join(exports.csv_lines(rows, views.CHECK_COLUMNS))
    return Response(table, media_type=exports.Form.CSV.media_type)


def _make_page(
    as_of: AsOf, *, text: str = "", published: str = "", fault: str = "", checked: object = None
) -> Page:
    values = {
        "text": text,
        "published": published,
        "fault": fault,
        "checked": checked,
        "longest": LONGEST_TEXT,
    }
    return Page(
        template="check.html",
        title="Check a text",
        path="check",
        values=values,
        as_of=as_of,
        here="check",
        has_as_of=False,
    )
